"""From stored rows to the frozen amendments of a meeting, and the errata that are about no result."""

from record.record_amendments import Amendment
from rules.amendments import mark
from storage import amendments, errata
from storage.database import Tx
from storage.errata import Erratum


async def gather_amendments(tx: Tx, meeting_id: int) -> tuple[Amendment, ...]:
    """Every proposal by number."""
    return tuple(
        Amendment(
            code=mark(one.number),
            at_ms=one.proposed_ms,
            delegate=f"p{one.delegate}",
            organisation=one.organisation_ref,
            target=one.target,
            about=one.about,
            text=one.text,
            state=one.state,
            ruling=one.ruling,
            ruled_by=one.ruled_by,
            ruled_ms=one.ruled_ms,
            salt=one.salt,
            ruling_salt=one.ruling_salt,
        )
        for one in await amendments.of_meeting(tx, meeting_id)
    )


async def gather_errata(tx: Tx, meeting_id: int) -> tuple[Erratum, ...]:
    """Those that stand with no question, by number."""
    return tuple(one for one in await errata.of_meeting(tx, meeting_id) if one.question_id is None)
