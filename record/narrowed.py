"""A part of a meeting as a record of its own: one agenda item or question, with all who were there and the chain."""

from collections.abc import Collection
from dataclasses import replace

from record.record import AskedQuestion, Record
from record.record_groups import PointGroup
from record.record_outcomes import Outcome
from record.tongue import words


def to_item(record: Record, position: int) -> Record:
    """What belongs to one agenda item. Its title says that it is an extract, in the language being written. Raises
    LookupError for an item that is not there."""
    items = tuple(one for one in record.agenda if one.position == position)
    if not items:
        raise LookupError(f"no agenda item {position}")
    points = tuple(one for one in record.points if one.item == position)
    codes = frozenset(one.code for one in points)
    asked = tuple(one for one in record.questions if one.item == position)
    title = words().plain("kutipan_acara", judul=record.meeting.title, nomor=str(position), acara=items[0].title)
    return replace(
        _with_points(record, codes),
        meeting=replace(record.meeting, title=title),
        agenda=items,
        questions=asked,
        notes=tuple(one for one in record.notes if one.item == position),
        outcomes=_outcomes([one for one in record.outcomes if one.item == position], codes, asked),
        speeches=tuple(one for one in record.speeches if one.item == position),
        soundings=tuple(one for one in record.soundings if codes & {point.code for point in one.points}),
        part=f"acara-{position}",
    )


def to_question(record: Record, code: str) -> Record:
    """What belongs to one question, and the agenda item it was asked under. Title and errors as for an item."""
    asked = next((one for one in record.questions if one.question.code == code), None)
    if asked is None:
        raise LookupError(f"no question {code}")
    cited = [one for one in record.outcomes if code in (*one.polls, *one.votes)]
    title = words().plain("kutipan_pertanyaan", judul=record.meeting.title, kode=code)
    return replace(
        _with_points(record, frozenset()),
        meeting=replace(record.meeting, title=title),
        agenda=tuple(one for one in record.agenda if one.position == asked.item),
        questions=(asked,),
        notes=(),
        outcomes=_outcomes(cited, frozenset(), (asked,)),
        speeches=(),
        soundings=(),
        part=code.lower(),
    )


def _with_points(record: Record, codes: Collection[str]) -> Record:
    """Only these points, and nothing that speaks of others."""
    return replace(
        record,
        points=tuple(
            replace(one, answers=tuple(code for code in one.answers if code in codes))
            for one in record.points
            if one.code in codes
        ),
        groups=tuple(_group(one, codes) for one in record.groups if one.head in codes),
        handled=tuple(one for one in record.handled if one.code in codes),
        completed=tuple(one for one in record.completed if one.code in codes),
        attachments=tuple(one for one in record.attachments if one.code in codes),
    )


def _group(group: PointGroup, codes: Collection[str]) -> PointGroup:
    """Who stands behind the head stays, wherever the points merged into it were put."""
    return replace(group, merged=tuple(code for code in group.merged if code in codes))


def _outcomes(
    found: Collection[Outcome], points: Collection[str], asked: Collection[AskedQuestion]
) -> tuple[Outcome, ...]:
    questions = {one.question.code for one in asked}
    return tuple(
        replace(
            one,
            points=tuple(code for code in one.points if code in points),
            polls=tuple(code for code in one.polls if code in questions),
            votes=tuple(code for code in one.votes if code in questions),
        )
        for one in found
    )
