"""The record as everybody may read it: no names, no words as they came in, no answer beside the organisation that
gave it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from record.record import AskedQuestion, CastBallot, Entry, Record
from record.record_amendments import Amendment
from record.record_handling import Handling
from rules.amendments import Target
from rules.errata import is_personal, kept_about
from rules.names import spellings
from storage.errata import Erratum

# Whose words a wording is; these two are the sender's own.
_SENDERS_OWN: Final = frozenset({"sender", "objection"})


def published(record: Record) -> Record:
    """The same meeting for publication; every format renders it as it renders any record. Of a question answered by
    name, ballots tell the constituency only, and its nonce is left out: with the commitment of its closing beside it,
    the answers of a small meeting could be guessed one by one."""
    homes, people = _homes(record), _people(record)
    named = frozenset(asked.question.code for asked in record.questions if asked.is_named)
    return replace(
        record,
        officers=tuple(replace(one, name="") for one in record.officers),
        delegates=tuple(replace(one, label=one.ref, position="", name="", represents="") for one in record.delegates),
        questions=tuple(_asked(asked, homes, people) for asked in record.questions),
        points=tuple(replace(point, original="", salt="") for point in record.points),
        handled=tuple(_handling(one) for one in record.handled),
        speeches=tuple(replace(one, label="", position="") for one in record.speeches),
        attended=(),
        amendments=tuple(_amendment(one) for one in record.amendments),
        errata=tuple(_erratum(one, people) for one in record.errata),
        attachments=tuple(replace(one, name="", file="") for one in record.attachments),
        entries=tuple(_entry(entry, named) for entry in record.entries),
        is_published=True,
    )


def _amendment(one: Amendment) -> Amendment:
    """What was proposed is its author's words, and a ruling about a name holds the name."""
    is_personal = one.target in (Target.NAME, Target.ATTENDANCE)
    return replace(one, text="", salt="", ruling="" if is_personal else one.ruling)


def _people(record: Record) -> frozenset[str]:
    """Every name that the record holds of somebody."""
    told = [text for one in record.delegates for text in (one.label, one.name, one.represents)]
    told += [text for one in record.attended for text in (one.label, one.name, one.represents)]
    return spellings(*told, *(one.name for one in record.officers))


def _erratum(one: Erratum, people: Collection[str]) -> Erratum:
    """About a name or presence, or with a name in it, nothing but its number, its time and the code it is about."""
    if not is_personal(one.target, one.texts, people):
        return one
    return replace(one, was="", becomes="", reason="", salt="", about=kept_about(one.target, one.about))


def _homes(record: Record) -> dict[str, str | None]:
    """Constituency by the ref of an organisation or a delegate."""
    units = {one.ref: one.constituency for one in record.organisations}
    return units | {one.ref: units[one.organisation] for one in record.delegates}


def _entry(entry: Entry, named: Collection[str]) -> Entry:
    """The nonce stands in the entry of the reveal as well."""
    if "nonce" not in entry.payload or entry.payload.get("question") not in named:
        return entry
    return replace(entry, payload={k: v for k, v in entry.payload.items() if k != "nonce"}, withheld=("nonce",))


def _asked(asked: AskedQuestion, homes: Mapping[str, str | None], people: Collection[str]) -> AskedQuestion:
    first = None if asked.first is None else _asked(asked.first, homes, people)
    asked = replace(asked, first=first, errata=tuple(_erratum(one, people) for one in asked.errata))
    if not asked.is_named or asked.ballots is None:
        return asked
    cast = [_ballot(ballot, homes) for ballot in asked.ballots]
    ordered = sorted(cast, key=lambda one: (one.constituency or "", one.selection, one.words or "", one.weight or ""))
    return replace(asked, ballots=tuple(ordered), nonce=None)


def _ballot(ballot: CastBallot, homes: Mapping[str, str | None]) -> CastBallot:
    return replace(ballot, voter=None, channel=None, constituency=homes[ballot.voter or ""])


def _handling(handling: Handling) -> Handling:
    kept = tuple(text for text in handling.texts if text.source not in _SENDERS_OWN)
    return replace(handling, objection="", texts=kept)
