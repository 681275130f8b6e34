"""What decides which view a screen shows, read from the stored meeting."""

from collections.abc import Sequence
from typing import Final

from rules.meetings import MeetingState
from rules.screens import Facts, Moments, of_sounding
from rules.speaking import ON_FLOOR, SpeechState
from storage import screen_moments, speeches
from storage.database import Tx
from storage.meetings import Meeting
from storage.screen_moments import QuestionMoments, SoundingMoments
from storage.speeches import Speech

# Whoever speaks comes first, then who was called, then who is held up by a point of order.
_ORDER: Final = (SpeechState.SPEAKING, SpeechState.CALLED, SpeechState.PAUSED)


async def on_floor(tx: Tx, meeting_id: int) -> list[Speech]:
    """Whoever has the floor, the one to be shown first."""
    living = [one for one in await speeches.living(tx, meeting_id) if one.state in ON_FLOOR]
    return sorted(living, key=lambda one: (_ORDER.index(one.state), one.number))


async def shown_points(tx: Tx, meeting_id: int) -> list[tuple[int, int]]:
    """(point, agenda item, 0 for none) of every point that is shown to everybody, the one put forward last first."""
    rows = await tx.fetch(
        "SELECT id, COALESCE(item_id, 0) FROM points WHERE meeting_id = $1 AND state = 'shown' ORDER BY number DESC",
        meeting_id,
    )
    return [(row[0], row[1]) for row in rows]


def facts(
    meeting: Meeting,
    asked: Sequence[QuestionMoments],
    soundings: Sequence[SoundingMoments],
    moved_ms: int,
    floor: Sequence[Speech],
    *,
    has_points: bool,
) -> Facts:
    """Put together from what was read; `floor` as `on_floor` reads it."""
    return Facts(
        state=MeetingState(meeting.state),
        questions=tuple(map(_moments, asked)),
        moved_ms=moved_ms,
        floor_ms=_since(floor[0]) if floor else None,
        has_points=has_points,
        soundings=tuple(map(_sounding_moments, soundings)),
    )


async def of_meeting(tx: Tx, meeting: Meeting) -> Facts:
    """All of it, read anew."""
    asked = await screen_moments.of_questions(tx, meeting.id)
    soundings = await screen_moments.of_soundings(tx, meeting.id)
    moved_ms, floor = await screen_moments.moved_ms(tx, meeting.id), await on_floor(tx, meeting.id)
    items = {item for _, item in await shown_points(tx, meeting.id)}
    return facts(meeting, asked, soundings, moved_ms, floor, has_points=(meeting.current_item_id or 0) in items)


def _since(speech: Speech) -> int:
    """Since when somebody has the floor as they have it now."""
    return max(at for at in (speech.called_ms, speech.started_ms, speech.raised_ms) if at is not None)


def _moments(one: QuestionMoments) -> Moments:
    if one.state == "open":
        return Moments(one.id, opened_ms=one.opened_ms or 0)
    if one.state == "closed":
        return Moments(one.id, closed_ms=one.closed_ms or 0)
    return Moments(one.id, revealed_ms=one.revealed_ms or 0)


def _sounding_moments(one: SoundingMoments) -> Moments:
    subject_id = of_sounding(one.number)
    return Moments(subject_id, opened_ms=one.at_ms) if one.is_open else Moments(subject_id, revealed_ms=one.at_ms)
