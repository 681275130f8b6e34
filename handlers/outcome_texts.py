"""Words typed for an outcome: a new one, or a part of one that was asked for."""

from telegram import Update

from handlers.context import Context, sender
from handlers.here import typed
from meeting import follow_ups, outcome_changes, outcome_dialogs, outcomes
from rules.outcomes import OutcomeKind
from storage.dialogs import Dialog


async def typed_new(update: Update, context: Context, dialog: Dialog) -> None:
    """The text of a new outcome. A follow-up that says only what is to be done is asked by whom and until when."""
    assert dialog.meeting_id is not None, "an outcome belongs to a meeting"
    house, who, text, kind = context.house, sender(update), typed(update), outcome_dialogs.kind_of(dialog)
    if kind is not OutcomeKind.FOLLOW_UP:
        await outcomes.write(house, who, dialog.meeting_id, kind, text)
        return
    asks_more = "|" not in text
    await follow_ups.write(house, who, dialog.meeting_id, text, asks_more=asks_more)


async def typed_part(update: Update, context: Context, dialog: Dialog) -> None:
    """The words of one part; the card shows what came of it."""
    house, who, text, asked = context.house, sender(update), typed(update), dialog.payload
    outcome_id, revision, is_guided = asked["outcome"], asked["revision"], bool(asked["guided"])
    match asked["part"]:
        case "correct":
            await outcome_changes.correct(house, who, outcome_id, revision, text)
        case "withdraw":
            await outcome_changes.withdraw(house, who, outcome_id, revision, text)
        case "source":
            await outcome_changes.set_source(house, who, outcome_id, revision, text)
        case "responsible":
            await follow_ups.name_responsible(house, who, outcome_id, revision, text, asks_more=is_guided)
        case _:
            await follow_ups.type_due(house, who, outcome_id, revision, text)


STEPS = {outcome_dialogs.STEP_NEW: typed_new, outcome_dialogs.STEP_PART: typed_part}
