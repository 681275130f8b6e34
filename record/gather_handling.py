"""From stored answers and wordings to what became of each point in the record."""

from record.record_handling import Handling, Wording
from storage import moderation, point_texts
from storage.database import Tx


async def handled_points(tx: Tx, meeting_id: int) -> tuple[Handling, ...]:
    """Every point that was answered, reworded or forwarded, by number."""
    texts = await point_texts.of_meeting(tx, meeting_id)
    return tuple(
        Handling(
            code=row["code"],
            is_forwarded=bool(row["is_forwarded"]),
            answer=row["answer"],
            answered_by=row["answered_by"],
            answered_ms=row["answered_ms"],
            wording=row["wording"],
            objection=row["objection"],
            texts=tuple(
                Wording(one.source, one.text, one.written_by, one.at_ms, one.salt) for one in texts.get(row["id"], ())
            ),
        )
        for row in await moderation.handled(tx, meeting_id)
        if row["is_forwarded"] or row["answer"] or row["wording"] or row["id"] in texts
    )
