"""From stored rows to as much of the record as its page of results is drawn from."""

from dataclasses import replace

from record.gather import entry_of, gather_results, people_of
from record.gather_amendments import gather_errata
from record.record import SHOWN, Head, Record
from record.roster import Attended, Officer
from storage import entries, questions, recorded
from storage.database import Tx

ADOPTED = "meeting.adopted"


async def gather_page(tx: Tx, meeting_id: int) -> Record:
    """Every revealed result, every sounding, what the head of the papers says, and whoever is named anywhere, because
    an erratum that names somebody is published without its words. No electorate, no receipts, no ballots but the texts
    of an open question, and of the entries only the adoption: six questions of ten thousand voters are read in a third
    of the time that the whole record takes. Raises LookupError where there is no such meeting."""
    shown = [one.id for one in await questions.of_meeting(tx, meeting_id) if one.state in SHOWN]
    little = await gather_results(tx, meeting_id, shown)
    seq, digest = await entries.head(tx, meeting_id)
    return replace(
        little,
        officers=tuple(Officer(*row) for row in await recorded.officers(tx, meeting_id)),
        delegates=await people_of(tx, meeting_id),
        attended=tuple(Attended(*row) for row in await recorded.attended(tx, meeting_id)),
        errata=await gather_errata(tx, meeting_id),
        entries=tuple(entry_of(row) for row in await recorded.entries_of(tx, meeting_id, ADOPTED)),
        head=Head(seq, digest) if seq else None,
        at_ms=await entries.time_of(tx, meeting_id, seq) or little.at_ms,
    )
