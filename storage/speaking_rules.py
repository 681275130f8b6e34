"""How a meeting speaks: whose turn, how long, out of which budget; a meeting without a row speaks by arrival."""

from dataclasses import dataclass

from rules.speaking import BudgetOf, Turn
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class SpeakingRules:
    """How a meeting speaks; what was never set is as it is here."""

    is_shut: bool = False
    turn: Turn = Turn.ARRIVAL
    speech_ms: int = 180_000
    budget_of: BudgetOf = BudgetOf.NOBODY
    budget_ms: int = 0


async def of_meeting(tx: Tx, meeting_id: int) -> SpeakingRules:
    """How this meeting speaks."""
    row = await tx.fetch_row(
        "SELECT is_shut, turn, speech_ms, budget_of, budget_ms FROM speaking_rules WHERE meeting_id = $1", meeting_id
    )
    if row is None:
        return SpeakingRules()
    return SpeakingRules(bool(row[0]), Turn(row[1]), row[2], BudgetOf(row[3]), row[4])


async def put(tx: Tx, meeting_id: int, rules: SpeakingRules) -> None:
    """The meeting speaks so from now on."""
    await tx.execute(
        "INSERT INTO speaking_rules (meeting_id, is_shut, turn, speech_ms, budget_of, budget_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (meeting_id) DO UPDATE SET is_shut = excluded.is_shut,"
        " turn = excluded.turn, speech_ms = excluded.speech_ms, budget_of = excluded.budget_of,"
        " budget_ms = excluded.budget_ms",
        *(meeting_id, int(rules.is_shut), rules.turn.value, rules.speech_ms, rules.budget_of.value, rules.budget_ms),
    )
