"""An independent speller: whole numbers in Arabic words, in any of the common spellings, cases and genders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Choose = Callable[[Sequence[str]], str]  # picks one of several spellings

ONES: dict[int, Sequence[str]] = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "إثنان"),
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع", "اربعة"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني", "ثمان"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
TEENS: dict[int, Sequence[str]] = {
    11: ("أحد عشر", "إحدى عشرة", "احد عشر"),
    12: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة"),
    13: ("ثلاثة عشر", "ثلاث عشرة"),
    14: ("أربعة عشر", "أربع عشرة"),
    15: ("خمسة عشر", "خمس عشرة"),
    16: ("ستة عشر", "ست عشرة"),
    17: ("سبعة عشر", "سبع عشرة"),
    18: ("ثمانية عشر", "ثماني عشرة", "ثمان عشرة"),
    19: ("تسعة عشر", "تسع عشرة"),
}
TENS: dict[int, Sequence[str]] = {
    20: ("عشرون", "عشرين"),
    30: ("ثلاثون", "ثلاثين"),
    40: ("أربعون", "أربعين"),
    50: ("خمسون", "خمسين"),
    60: ("ستون", "ستين"),
    70: ("سبعون", "سبعين"),
    80: ("ثمانون", "ثمانين"),
    90: ("تسعون", "تسعين"),
}
HUNDREDS: dict[int, Sequence[str]] = {
    1: ("مئة", "مائة"),
    2: ("مئتان", "مئتين", "مائتان", "مائتين"),
    3: ("ثلاثمئة", "ثلاثمائة", "ثلاث مئة"),
    4: ("أربعمئة", "أربعمائة", "أربع مئة"),
    5: ("خمسمئة", "خمسمائة"),
    6: ("ستمئة", "ستمائة"),
    7: ("سبعمئة", "سبعمائة"),
    8: ("ثمانمئة", "ثمانمائة", "ثماني مئة"),
    9: ("تسعمئة", "تسعمائة"),
}
# Of each scale: one, the dual, the plural after 3 to 10, the singular after more.
SCALES: Sequence[tuple[int, Sequence[str], Sequence[str], Sequence[str], Sequence[str]]] = (
    (10**12, ("تريليون",), ("تريليونان", "تريليونين"), ("تريليونات",), ("تريليون", "تريليونا")),
    (10**9, ("مليار", "بليون"), ("ملياران", "مليارين"), ("مليارات",), ("مليار", "مليارا")),
    (10**6, ("مليون",), ("مليونان", "مليونين"), ("ملايين",), ("مليون", "مليونا")),
    (10**3, ("ألف", "الف"), ("ألفان", "ألفين"), ("آلاف",), ("ألف", "ألفا")),
)
JOINTS = (" و", " و ")


def spell(number: int, choose: Choose) -> str:
    """A number from 1 to 10^15 - 1 in words."""
    said = []
    for scale, one, two, few, many in SCALES:
        count, number = divmod(number, scale)
        if count == 1:
            said.append(choose(one))
        elif count == 2:
            said.append(choose(two))
        elif count:
            said.append(f"{_below_1000(count, choose)} {choose(few if 3 <= count % 100 <= 10 else many)}")
    if number:
        said.append(_below_1000(number, choose))
    return choose(JOINTS).join(said)


def _below_1000(number: int, choose: Choose) -> str:
    hundreds, rest = divmod(number, 100)
    said = [choose(HUNDREDS[hundreds])] if hundreds else []
    if rest:
        said.append(_below_100(rest, choose))
    return choose(JOINTS).join(said)


def _below_100(number: int, choose: Choose) -> str:
    if number <= 10:
        return choose(ONES[number])
    if number < 20:
        return choose(TEENS[number])
    tens, ones = number // 10 * 10, number % 10
    said = [choose(ONES[ones])] if ones else []
    return choose(JOINTS).join([*said, choose(TENS[tens])])
