"""The ways in: /start with or without a key, /gabung, a typed code."""

from telegram import Update

from handlers.context import Context, Handler, PressHandler, is_private, sender
from handlers.here import argument, bind_here, reply
from meeting import joining, owner, staffing
from meeting.rights import has_right
from rules.buttons import Press
from rules.refusals import Refusal
from rules.roles import Act
from storage import cards, meetings

CLAIM, STAFF, JOIN = "claim_", "s_", "r_"


async def start(update: Update, context: Context) -> None:
    """/start, with what a deep link carries."""
    who = sender(update)
    key = argument(update).strip()
    if not is_private(update):
        await _in_group(update, context, key)
        return
    if key.startswith(CLAIM):
        await owner.claim(context.house, who, key.removeprefix(CLAIM))
    elif key.startswith(STAFF):
        assert update.effective_user is not None
        await staffing.accept(context.house, who, key.removeprefix(STAFF), name=update.effective_user.full_name)
    elif key.startswith(JOIN):
        await joining.by_link(context.house, who, key.removeprefix(JOIN))
    elif key:
        await joining.by_code(context.house, who, key)
    else:
        await joining.bare(context.house, who)


async def _in_group(update: Update, context: Context, key: str) -> None:
    """The group becomes the meeting's when one of its officials brings the bot along; anybody else is shown the way to
    the private chat."""
    who, chat = sender(update), update.effective_chat
    assert chat is not None
    async with context.house.db.reading() as tx:
        by_key = await meetings.by_key(tx, key.removeprefix("g_")) if key else None
        meeting = by_key or await meetings.current_of(tx, who.telegram_id)
        carried_id = await cards.meeting_of_group(tx, chat.id)
        carried = None if carried_id is None else await meetings.load(tx, carried_id)
        may_bind = meeting is not None and await has_right(tx, meeting.id, who, Act.RUN_MEETING)
    if carried is not None and not may_bind:
        link = f"https://t.me/{context.hall.username}?start=r_{carried.join_key}"
        await reply(update, context, "mulai_pribadi", meeting_id=carried.id, tautan=link)
        return
    if meeting is None:
        raise Refusal("tanpa_rapat")
    await bind_here(update, context, meeting)


async def gabung(update: Update, context: Context) -> None:
    """/gabung CODE, or alone: the meetings there are."""
    code = argument(update).strip()
    if code:
        await joining.by_code(context.house, sender(update), code)
    else:
        await joining.bare(context.house, sender(update))


async def press_meeting(update: Update, context: Context, press: Press) -> None:
    """A meeting of the list."""
    await joining.choose(context.house, sender(update), press.numbers[0])
    await context.toast(update)


COMMANDS: dict[str, Handler] = {"start": start, "gabung": gabung}
VERBS: dict[str, PressHandler] = {"rm": press_meeting}
