"""An independent writer of dates: any day in any of the month systems, forms and digits of Arabic texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from speller import Choose, spell

# By system: the names of the months from January on, each with its spellings.
SYSTEMS: dict[str, Sequence[Sequence[str]]] = {
    "egypt": (
        ("يناير",),
        ("فبراير", "فبرائر"),
        ("مارس",),
        ("أبريل", "إبريل", "ابريل"),
        ("مايو",),
        ("يونيو", "يونيه"),
        ("يوليو", "يوليه"),
        ("أغسطس", "اغسطس"),
        ("سبتمبر",),
        ("أكتوبر", "اكتوبر"),
        ("نوفمبر", "نوڤمبر"),
        ("ديسمبر",),
    ),
    "levant": (
        ("كانون الثاني", "كانون ثاني", "كانون 2"),
        ("شباط",),
        ("آذار", "اذار", "أذار"),
        ("نيسان",),
        ("أيار", "ايار"),
        ("حزيران",),
        ("تموز",),
        ("آب", "اب"),
        ("أيلول", "ايلول"),
        ("تشرين الأول", "تشرين الاول", "تشرين أول"),
        ("تشرين الثاني", "تشرين ثاني"),
        ("كانون الأول", "كانون الاول", "كانون أول"),
    ),
    "tunisia": (
        ("جانفي",),
        ("فيفري",),
        ("مارس",),
        ("أفريل", "افريل"),
        ("ماي",),
        ("جوان",),
        ("جويلية", "جويليه"),
        ("أوت", "اوت"),
        ("سبتمبر",),
        ("أكتوبر",),
        ("نوفمبر",),
        ("ديسمبر",),
    ),
    "morocco": (
        ("يناير",),
        ("فبراير",),
        ("مارس",),
        ("أبريل",),
        ("ماي",),
        ("يونيو",),
        ("يوليوز",),
        ("غشت",),
        ("شتنبر",),
        ("أكتوبر",),
        ("نونبر",),
        ("دجنبر",),
    ),
    "mauritania": (
        ("يناير",),
        ("فبراير",),
        ("مارس",),
        ("إبريل",),
        ("مايو",),
        ("يونيو",),
        ("يوليو",),
        ("أغشت",),
        ("شتمبر",),
        ("أكتوبر",),
        ("نوفمبر",),
        ("دجمبر",),
    ),
    "libya": (
        ("أي النار",),
        ("النوار",),
        ("الربيع",),
        ("الطير",),
        ("الماء",),
        ("الصيف",),
        ("ناصر",),
        ("هانيبال",),
        ("الفاتح",),
        ("التمور",),
        ("الحرث",),
        ("الكانون",),
    ),
}
HIJRI_MONTHS: Sequence[Sequence[str]] = (
    ("محرم", "المحرم"),
    ("صفر",),
    ("ربيع الأول", "ربيع الاول"),
    ("ربيع الآخر", "ربيع الثاني"),
    ("جمادى الأولى", "جمادى الاولى"),
    ("جمادى الآخرة", "جمادى الثانية"),
    ("رجب",),
    ("شعبان",),
    ("رمضان", "رمضان المبارك"),
    ("شوال",),
    ("ذي القعدة", "ذو القعدة"),
    ("ذي الحجة", "ذو الحجة"),
)
COPTIC_MONTHS = ("توت", "بابه", "هاتور", "كيهك", "طوبة", "أمشير", "برمهات")
COPTIC_MONTHS += ("برمودة", "بشنس", "بؤونة", "أبيب", "مسرى", "النسيء")
SOLAR_MONTHS = ("فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور")
SOLAR_MONTHS += ("مهر", "آبان", "آذر", "دي", "بهمن", "إسفند")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_FIRST_TEN = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_UNITS = ("الحادي", *_FIRST_TEN[1:9])
ORDINALS = (
    *_FIRST_TEN,
    *(f"{unit} عشر" for unit in _UNITS),
    "العشرين",
    *(f"{unit} والعشرين" for unit in _UNITS),
    "الثلاثين",
    "الحادي والثلاثين",
)
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


def written(day: int, month: str, year: int, choose: Choose) -> str:
    """A day, the name of a month and a year, put together in one of the common ways."""
    number = choose((f"{day}", f"{day:02}", ORDINALS[day - 1]))
    of = choose((" من ", " من شهر ")) if number in ORDINALS else choose((" ", " من "))
    after = choose((" ", " عام ", " سنة ", " من عام ", "، "))
    return choose(("", "يوم ")) + number + of + month + after + str(year)


def gregorian(day: dt.date, choose: Choose) -> str:
    """A day of our calendar in a month system, perhaps with its weekday, or the names of two systems."""
    system = choose(sorted(SYSTEMS))
    month = choose(SYSTEMS[system][day.month - 1])
    if system == "levant" and choose(("one", "two")) == "two":
        other = choose(SYSTEMS["egypt"][day.month - 1])
        month = choose((f"{month}/{other}", f"{month}/ {other}", f"{month} ({other})", f"{other}/{month}"))
    said = written(day.day, month, day.year, choose)
    if choose(("weekday", "none")) == "weekday":
        said = WEEKDAYS[day.weekday()] + choose((" ", "، ")) + said.removeprefix("يوم ")
    return said


def in_digits(day: dt.date, choose: Choose) -> str:
    """A day of our calendar in digits alone."""
    forms = ("{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{d}-{m}-{y}", "{y}/{m}/{d}", "{d}.{m}.{y}")
    return choose(forms).format(d=day.day, m=day.month, y=day.year)


def in_words(day: dt.date, choose: Choose) -> str:
    """A day of our calendar in words alone."""
    month = choose(SYSTEMS["egypt"][day.month - 1])
    return f"{ORDINALS[day.day - 1]} من {month} عام {spell(day.year, choose)}"


def in_script(text: str, script: str) -> str:
    """The text with its digits in a script."""
    return text.translate(str.maketrans(SCRIPTS[0], script))


FORMS: Sequence[Callable[[dt.date, Choose], str]] = (gregorian, in_digits, in_words)
