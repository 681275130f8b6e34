"""Every text a record can hold is either for everybody or not: whoever adds one decides here, and the files obey."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import replace
from typing import Any

from record.published import published
from record.record import Record
from record.record_amendments import Amendment
from record.roster import Attended
from rules.amendments import Target

# Fields of texts by the value they belong to. Refs, codes, words of ours and what stands in a signed paper are for all.
PUBLIC = {
    "Record": "files part _homes",
    "Meeting": "code title ground organiser secretariat held_on held_time zone place invitation_number minutes_number "
    "state created_at",
    "AgendaItem": "title",
    "Speaker": "office subject note",
    "Officer": "duty office",
    "Constituency": "code name group",
    "Organisation": "ref name short constituency standing weight",
    "Delegate": "ref label organisation role channel",
    "AskedQuestion": "took_part receipts nonce",
    "Electorate": "at_opening at_closing",
    "ElectorateChange": "ref act reason actor",
    "Closing": "by commitment",
    "CastBallot": "selection weight constituency group words voter channel",
    "QuorumCount": "moment",
    "Correction": "by part was becomes salt",
    "Erratum": "by was becomes reason salt about stage target",
    "Point": "code organisation delegate kind channel answers record_text state reason",
    "Note": "kind text by digest salt",
    "Entry": "at role ref kind payload prev hash withheld",
    "Head": "hash",
    "PointGroup": "head merged authors supporters",
    "GivenSupport": "point organisation delegate",
    "Speech": "kind state organisation delegate by",
    "SpeechNote": "text by digest salt",
    "Outcome": "code kind text source by points polls votes",
    "Withdrawal": "by reason",
    "EarlierText": "part text by salt",
    "Task": "who organisation due_on status origin",
    "Sounding": "code state opened_by closed_by reason salt digest",
    "SoundedPoint": "code wording",
    "Handling": "code answer answered_by wording",
    "Wording": "source text by salt",
    "Completed": "code location volume addressee",
    "Attachment": "code kind type sha256",
    "Amendment": "code delegate organisation target about state ruling ruled_by ruling_salt",
}
# Voter, channel and nonce are left out of answers by name, label is the ref, and of wordings the sender's own go.
PRIVATE = {
    "Officer": "name",
    "Delegate": "position name represents",
    "Point": "original salt",
    "Speech": "label position",
    "Handling": "objection",
    "Attachment": "name file",
    "Amendment": "text salt",
    "Attended": "organisation label position name represents",
}


def found() -> dict[str, set[str]]:
    """Every field of texts of every value that a record holds."""
    seen: dict[type, set[str]] = {}

    def walk(kind: Any) -> None:
        for part in typing.get_args(kind):
            walk(part)
        if dataclasses.is_dataclass(kind) and kind.__module__.startswith(("record.", "storage.")) and kind not in seen:
            hints = typing.get_type_hints(kind)
            own = [field.name for field in dataclasses.fields(kind) if not dataclasses.is_dataclass(hints[field.name])]
            seen[typing.cast(type, kind)] = {name for name in own if "str" in str(hints[name])}
            for hint in hints.values():
                walk(hint)

    walk(Record)
    return {kind.__name__: names for kind, names in seen.items() if names and kind.__name__ not in ("Paper", "Own")}


def test_every_text_is_decided_upon() -> None:
    """A new field of a new kind fails here until somebody says whether everybody may read it."""
    for name, fields in found().items():
        decided = {*PUBLIC.get(name, "").split(), *PRIVATE.get(name, "").split()}
        assert fields <= decided, (name, fields - decided)


def test_what_is_private_is_empty_in_the_published_record(sample: Record) -> None:
    """Position, name and whom they stand in for, original and its salt, proposals, who was there."""
    one = sample.delegates[0]
    about = Amendment("UK1", 1, "p1", one.organisation, Target.NAME, "", "Nama saya Siti", "accepted", "Siti", "s1", 2)
    record = replace(
        sample,
        delegates=tuple(replace(each, position="X", name="X", represents="X") for each in sample.delegates),
        attended=(Attended(one.organisation, "X", "X", "X", "X"),),
        amendments=(about,),
    )
    shown = published(record)
    held = {
        "Officer": shown.officers,
        "Delegate": shown.delegates,
        "Point": shown.points,
        "Amendment": shown.amendments,
    }
    for kind, values in held.items():
        assert values
        assert {getattr(value, name) for value in values for name in PRIVATE[kind].split()} == {""}
    assert shown.attended == ()
    assert shown.amendments[0].ruling == ""
