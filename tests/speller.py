"""An independent speller: whole numbers in Arabic words, in common spellings, cases, genders and dialects."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Choose = Callable[[Sequence[str]], str]  # picks one of several spellings

ONES: dict[int, Sequence[str]] = {
    1: ("واحد", "واحدة"),
    2: ("اثنان", "اثنين", "اثنتان", "إثنان", "اتنين"),
    3: ("ثلاثة", "ثلاث", "ثلاثًا", "تلاتة"),
    4: ("أربعة", "أربع", "اربعة", "أربعا"),
    5: ("خمسة", "خمس", "خمسه", "خمسًا"),
    6: ("ستة", "ست", "ستًّا"),
    7: ("سبعة", "سبع", "سبعا"),
    8: ("ثمانية", "ثماني", "ثمان", "ثمانيا", "تمنية"),
    9: ("تسعة", "تسع", "تسعًا"),
    10: ("عشرة", "عشر"),
}
TEENS: dict[int, Sequence[str]] = {
    11: ("أحد عشر", "إحدى عشرة", "احد عشر", "حداشر", "حدعش"),
    12: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "اتناشر", "طنعش", "طناش"),
    13: ("ثلاثة عشر", "ثلاث عشرة", "تلتاشر", "تلطعش"),
    14: ("أربعة عشر", "أربع عشرة", "اربعتاشر", "ربعطاش"),
    15: ("خمسة عشر", "خمس عشرة", "خمستاشر", "خمسطعش"),
    16: ("ستة عشر", "ست عشرة", "ستاشر", "سطاش"),
    17: ("سبعة عشر", "سبع عشرة", "سبعتاشر", "سبعطعش"),
    18: ("ثمانية عشر", "ثماني عشرة", "ثمان عشرة", "تمنتاشر", "ثمنتعش"),
    19: ("تسعة عشر", "تسع عشرة", "تسعتاشر", "تسعطاش"),
}
TENS: dict[int, Sequence[str]] = {
    20: ("عشرون", "عشرين"),
    30: ("ثلاثون", "ثلاثين", "تلاتين"),
    40: ("أربعون", "أربعين", "اربعين"),
    50: ("خمسون", "خمسين"),
    60: ("ستون", "ستين"),
    70: ("سبعون", "سبعين"),
    80: ("ثمانون", "ثمانين", "تمانين"),
    90: ("تسعون", "تسعين"),
}
HUNDREDS: dict[int, Sequence[str]] = {
    1: ("مئة", "مائة", "مية", "ميه"),
    2: ("مئتان", "مئتين", "مائتان", "مائتين", "ميتين"),
    3: ("ثلاثمئة", "ثلاثمائة", "ثلاث مئة", "ثلثمائة", "تلتمية"),
    4: ("أربعمئة", "أربعمائة", "أربع مئة", "أربعة مئة", "ربعمية"),
    5: ("خمسمئة", "خمسمائة", "خمس مائة", "خمسميه"),
    6: ("ستمئة", "ستمائة", "ست مئة", "ستمية"),
    7: ("سبعمئة", "سبعمائة", "سبع مئة", "سبعمية"),
    8: ("ثمانمئة", "ثمانمائة", "ثماني مئة", "ثمان مائة", "ثمانيمائة", "تمنمية"),
    9: ("تسعمئة", "تسعمائة", "تسع مئة", "تسعمية"),
}
# Of each scale: one, the dual, the plural after 3 to 10, the singular after more.
SCALES: Sequence[tuple[int, Sequence[str], Sequence[str], Sequence[str], Sequence[str]]] = (
    (10**15, ("كوادريليون", "ألف تريليون"), (), (), ()),
    (10**12, ("تريليون", "ترليون"), ("تريليونان", "تريليونين"), ("تريليونات",), ("تريليون", "تريليونا")),
    (10**9, ("مليار", "بليون"), ("ملياران", "مليارين"), ("مليارات",), ("مليار", "مليارا")),
    (10**6, ("مليون",), ("مليونان", "مليونين"), ("ملايين",), ("مليون", "مليونًا")),
    (10**3, ("ألف", "الف"), ("ألفان", "ألفين"), ("آلاف", "الاف", "تلاف"), ("ألف", "ألفا", "ألفًا")),
)
JOINTS = (" و", " و ")


def spell(number: int, choose: Choose) -> str:
    """A number from 1 to 10^15 in words."""
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


def spell_ascending(number: int, choose: Choose) -> str:
    """A number from 1 to 1999 in words from the units up, as old books have it."""
    thousand, rest = divmod(number, 1000)
    hundreds, below_100 = divmod(rest, 100)
    said = [_below_100(below_100, choose)] if below_100 else []
    said += [choose(HUNDREDS[hundreds])] if hundreds else []
    said += [choose(SCALES[-1][1])] if thousand else []
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
