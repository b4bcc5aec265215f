"""Records keep every value exactly, as objects, as JSON and between processes."""

import datetime as dt
import json
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve, fields_dict, frozen, resolve_types
from attrs.exceptions import FrozenInstanceError

from arextract import records
from arextract.records import KINDS, Mention, from_dict, make_kind, own_fields

PLACE = {"start": 3, "end": 9, "text": "Ϡ", "value": None, "rule": "some.rule"}
SAMPLES = {
    int | None: -1,
    int | Decimal | None: Decimal("-0.50"),
    Decimal | None: Decimal("1.5"),
    Fraction | None: Fraction(2, 3),
    dt.date | None: dt.date(2021, 12, 31),
    float | None: 33.79,
    bool: True,
    str | None: "gt",
    tuple[str, ...]: ("iq/a", "iq/b"),
}


@frozen
class Spec:
    name: str
    type: str


BRIGADE = (Spec("level", "word"), Spec("rank", "integer"), Spec("share", "decimal"), Spec("since", "date"))


def full(kind: type[Mention]) -> Mention:
    declared = fields_dict(resolve_types(kind))
    return kind(**PLACE, **{name: SAMPLES[declared[name].type] for name in own_fields(kind)})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_record_survives_json_and_pickle(kind):
    for record in (kind(**PLACE), full(kind)):
        assert from_dict(json.loads(json.dumps(record.to_dict()))) == record
        assert pickle.loads(pickle.dumps(record)) == record
        assert hash(record) == hash(evolve(record))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_record_is_frozen_and_has_no_dict(kind):
    record = kind(**PLACE)
    with pytest.raises(FrozenInstanceError):
        record.value = "1"
    assert not hasattr(record, "__dict__")


def test_what_is_not_set_is_left_out_but_zero_is_set():
    assert records.Number(**PLACE).to_dict() == {"kind": "number", **PLACE}
    assert records.Number(**PLACE, amount=0).to_dict()["amount"] == "0"


def test_numbers_are_written_plainly():
    record = records.Number(**PLACE, amount=10**20, low=Decimal("1E+3"), high=Decimal("0.10"))
    assert record.to_dict().items() >= {"amount": "1" + "0" * 20, "low": "1000", "high": "0.10"}.items()


def test_an_unknown_kind_is_a_value_error():
    with pytest.raises(ValueError, match="brigade"):
        from_dict({"kind": "brigade", **PLACE})


def test_a_declared_kind_is_a_record_like_the_others():
    kind = make_kind("armed_brigade", BRIGADE)
    assert kind is make_kind("armed_brigade", list(BRIGADE))
    assert kind.__name__ == "ArmedBrigade"
    assert kind.kind == "armed_brigade"
    record = kind(**PLACE, level="b", rank=36, share=Decimal("0.5"), since=dt.date(2011, 7, 1))
    assert pickle.loads(pickle.dumps(record)) == record
    assert from_dict(json.loads(json.dumps(record.to_dict())), {"armed_brigade": kind}) == record
    assert not hasattr(record, "__dict__")


def test_a_declared_field_does_not_hide_a_mentions_own():
    with pytest.raises(ValueError, match="start"):
        make_kind("bad", [Spec("start", "integer")])
