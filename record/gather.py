"""From stored rows to the frozen record, in one snapshot; what may not be shown yet is left out for every format."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from record.gather_amendments import gather_amendments, gather_errata
from record.gather_groups import point_groups
from record.gather_handling import handled_points
from record.gather_outcomes import gather_outcomes
from record.gather_questions import asked_questions, results_of
from record.gather_soundings import gathered_soundings
from record.gather_speeches import gathered_speeches
from record.gather_submissions import gather_attachments, gather_completed
from record.record import Entry, Head, Note, Point, Record
from record.roster import AgendaItem, Attended, Constituency, Delegate, Meeting, Officer, Organisation, Speaker
from rules.chain import text_digest
from storage import agenda, closing_rules, entries, notes, organisations, papers, points, recorded
from storage.database import Row, Tx

VOTING = ("invited", "accepted")
EXPORT = "export"


async def gather(tx: Tx, meeting_id: int) -> Record:
    """Everything of one meeting as of this snapshot (open the transaction with `reading()`). Raises LookupError where
    there is no such meeting."""
    row = await recorded.meeting(tx, meeting_id)
    if row is None:
        raise LookupError("no such meeting")
    items = await agenda.of_meeting(tx, meeting_id)
    places = {item.id: item.position for item in items}
    chain = _up_to_the_last_act([entry_of(entry) for entry in await recorded.entries(tx, meeting_id)])
    return Record(
        meeting=_meeting(row),
        agenda=tuple(AgendaItem(item.position, item.title) for item in items),
        speakers=tuple(Speaker(*row) for row in await recorded.speakers(tx, meeting_id)),
        officers=tuple(Officer(*row) for row in await recorded.officers(tx, meeting_id)),
        constituencies=tuple(Constituency(*row) for row in await recorded.constituencies(tx, meeting_id)),
        organisations=tuple(_organisation(row) for row in await recorded.organisations(tx, meeting_id)),
        delegates=await people_of(tx, meeting_id),
        questions=await asked_questions(tx, meeting_id, places),
        points=await _points(tx, meeting_id, places),
        notes=tuple(_note(note, places) for note in await notes.of_meeting(tx, meeting_id)),
        outcomes=await gather_outcomes(tx, meeting_id, places),
        entries=chain,
        head=Head(chain[-1].seq, chain[-1].hash) if chain else None,
        at_ms=chain[-1].at_ms if chain else int(row["created_ms"]),
        export_number=int(row["exports"]),
        groups=await point_groups(tx, meeting_id, await organisations.refs(tx, meeting_id)),
        completed=await gather_completed(tx, meeting_id),
        attachments=await gather_attachments(tx, meeting_id),
        speeches=await gathered_speeches(tx, meeting_id, places),
        soundings=await gathered_soundings(tx, meeting_id),
        handled=await handled_points(tx, meeting_id),
        paper=await papers.of_meeting(tx, meeting_id),
        attended=tuple(Attended(*row) for row in await recorded.attended(tx, meeting_id)),
        amendments=await gather_amendments(tx, meeting_id),
        errata=await gather_errata(tx, meeting_id),
        corrections_until_ms=(await closing_rules.of_meeting(tx, meeting_id)).closes_ms,
    )


async def gather_results(tx: Tx, meeting_id: int, wanted: Collection[int]) -> Record:
    """As much of the record as the results of these questions and of every sounding are drawn from, and no more: the
    whole of a large meeting takes many seconds to read, and a hall waits for its screen. Nothing but results may be
    drawn from it. Raises LookupError where there is no such meeting."""
    row = await recorded.meeting(tx, meeting_id)
    if row is None:
        raise LookupError("no such meeting")
    places = {item.id: item.position for item in await agenda.of_meeting(tx, meeting_id)}
    asked = await results_of(tx, meeting_id, places, wanted)
    has_names = any(one.is_named for one in asked)
    return Record(
        meeting=_meeting(row),
        agenda=(),
        speakers=(),
        officers=(),
        constituencies=tuple(Constituency(*row) for row in await recorded.constituencies(tx, meeting_id)),
        organisations=tuple(_organisation(row) for row in await recorded.organisations(tx, meeting_id)),
        delegates=await people_of(tx, meeting_id) if has_names else (),
        questions=asked,
        points=(),
        notes=(),
        entries=(),
        head=None,
        at_ms=int(row["created_ms"]),
        export_number=0,
        soundings=await gathered_soundings(tx, meeting_id),
    )


async def people_of(tx: Tx, meeting_id: int) -> tuple[Delegate, ...]:
    """Every delegate in order of registration."""
    return tuple(_delegate(row) for row in await recorded.delegates(tx, meeting_id))


def _up_to_the_last_act(chain: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without the exports after the last act. What an export shows is as of the entry before it was asked
    for, so that whoever asks again, for whatever file, is given the same bytes."""
    acts = [place for place, entry in enumerate(chain, 1) if entry.kind != EXPORT]
    return tuple(chain[: acts[-1] if acts else 0])


def _place(places: Mapping[int, int], item_id: int | None) -> int | None:
    return None if item_id is None else places.get(item_id)


def _note(note: notes.Note, places: Mapping[int, int]) -> Note:
    digest = text_digest(note.salt, note.text)
    return Note(note.kind, _place(places, note.item_id), note.text, note.written_by, note.written_ms, digest, note.salt)


def _meeting(row: Row) -> Meeting:
    return Meeting(
        code=row["code"],
        title=row["title"],
        ground=row["ground"],
        organiser=row["organiser"],
        secretariat=row["secretariat"],
        held_on=row["held_on"],
        held_time=row["held_time"],
        zone=row["zone"],
        place=row["place"],
        invitation_number=row["invitation_number"],
        minutes_number=row["minutes_number"],
        state=row["state"],
        opened_ms=row["opened_ms"],
        ended_ms=row["ended_ms"],
        created_ms=row["created_ms"],
        created_at=row["created_at"],
    )


def _organisation(row: Row) -> Organisation:
    return Organisation(
        ref=row["ref"],
        name=row["name"],
        short=row["short"],
        constituency=row["constituency"],
        standing=row["standing"],
        is_invited=row["standing"] == "invited",
        is_present=row["delegates"] > 0,
        weight=row["weight"],
    )


def _delegate(row: Row) -> Delegate:
    has_vote = row["standing"] in VOTING
    role = "lead" if row["lead_delegate_id"] == row["id"] else "delegate"
    return Delegate(
        ref=f"p{row['number']}",
        label=row["label"],
        organisation=row["organisation"],
        position=row["position"],
        name=row["name"],
        represents=row["represents"],
        role=role if has_vote else "observer",
        channel=row["channel"],
        registered_ms=row["registered_ms"],
        left_ms=row["left_ms"],
        has_vote=has_vote,
    )


def entry_of(row: Row) -> Entry:
    """An entry of the chain from its row."""
    moment = datetime.fromisoformat(row["at"])
    at_ms = int(moment.timestamp()) * 1000 + moment.microsecond // 1000
    payload = entries.payload_of(row["payload"])
    role, ref = row["actor_role"], row["actor_ref"]
    return Entry(row["seq"], row["at"], at_ms, role, ref, row["kind"], payload, row["prev"], row["hash"])


async def _points(tx: Tx, meeting_id: int, places: Mapping[int, int]) -> tuple[Point, ...]:
    answers = await points.answers_of(tx, meeting_id)
    refs = {row["id"]: row["ref"] for row in await recorded.organisations(tx, meeting_id)}
    numbers = {row["id"]: f"p{row['number']}" for row in await recorded.delegates(tx, meeting_id)}
    return tuple(
        Point(
            code=point.code,
            at_ms=point.submitted_ms,
            organisation=refs[point.organisation_id],
            delegate=None if point.delegate_id is None else numbers.get(point.delegate_id),
            item=_place(places, point.item_id),
            kind=point.kind,
            channel=point.channel,
            answers=tuple(answers.get(point.id, ())),
            original=point.original,
            record_text=point.record_text,
            state=point.state,
            reason=point.reason,
            salt=point.salt,
        )
        for point in await points.of_meeting(tx, meeting_id)
    )
