"""What a person is told about an act, stored with it: a row of the outbox in the same transaction."""

import secrets
from collections.abc import Sequence
from typing import Any

from rules.buttons import pack
from rules.roles import Act
from storage import outbox
from storage.database import Tx

# Order of service: the smaller number leaves first (ballots, what somebody waits for, panels, what merely follows).
PRIORITY_BALLOT = 10
PRIORITY_SAY = outbox.PRIORITY_AWAITED
PRIORITY_FILE = outbox.PRIORITY_AWAITED
PRIORITY_PANEL = 20
PRIORITY_CARD = outbox.PRIORITY_FOLLOWING
# Words in a group leave room for the meeting's cards: the twenty calls a minute are the result's first.
PRIORITY_GROUP_SAY = 35
PRIORITY_OF = {"panel": PRIORITY_PANEL}

# The card that carries the question of a conversation, and the one that carries the floor's: a conversation that comes
# in between leaves the buttons under words that wait as they are.
DIALOG, FLOOR = "dialog", "floor"

MINUTE_MS = 60_000

Buttons = Sequence[Sequence[dict[str, Any]]]


def button(key: str, verb: str, *numbers: int, **values: Any) -> dict[str, Any]:
    """A button whose label are the words of `key`; pressing it asks for `verb` with `numbers`."""
    return {"key": key, "press": pack(verb, *numbers), "values": values}


def plain_button(label: str, verb: str, *numbers: int) -> dict[str, Any]:
    """A button whose label is somebody's own text, such as the name of an organisation."""
    return {"label": label, "press": pack(verb, *numbers)}


def personal(delegate_id: int, text: str) -> dict[str, Any]:
    """A value that names this person in other words than the meeting knows them by: it goes when they are renamed or
    erased, from messages sent and unsent."""
    return {"person": delegate_id, "text": text}


def _said(key: str, values: dict[str, Any], buttons: Buttons, meeting_id: int, delegate_id: int = 0) -> dict[str, Any]:
    said = {"key": key, "values": values, "buttons": [list(row) for row in buttons], "meeting": meeting_id}
    return said | {"delegate": delegate_id} if delegate_id else said


def once_a_minute(key: str, now_ms: int) -> str:
    """For `once` of tell: what anybody may provoke is said to a group a single time in any minute of the clock."""
    return f"{key}:{now_ms // MINUTE_MS}"


async def tell(
    tx: Tx,
    chat_id: int,
    key: str,
    *,
    now_ms: int,
    meeting_id: int = 0,
    buttons: Buttons = (),
    delegate_id: int = 0,
    is_awaited: bool = True,
    once: str = "",
    act: Act | None = None,
    **values: Any,
) -> None:
    """Adds one message of its own to what the chat will receive. Values are raw: times in ms, numbers unformatted.
    `delegate_id`: whose words or data it repeats, with whose data it goes.
    `is_awaited` False: an announcement to many, behind everything that somebody asked for. What is told under the same
    `once` is told the chat a single time. With an `act` it leaves only while the account has the right to it."""
    payload = _said(key, values, buttons, meeting_id, delegate_id) | ({} if act is None else {"act": act.value})
    topic = f"say:{once or secrets.token_hex(8)}"
    priority = PRIORITY_GROUP_SAY if chat_id < 0 else PRIORITY_SAY if is_awaited else PRIORITY_CARD
    await outbox.want(tx, chat_id, topic, "say", payload, priority=priority, now_ms=now_ms)


async def ask(
    tx: Tx,
    chat_id: int,
    key: str,
    *,
    now_ms: int,
    meeting_id: int = 0,
    buttons: Buttons = (),
    delegate_id: int = 0,
    anew: bool = True,
    card: str = DIALOG,
    **values: Any,
) -> None:
    """Sets the one question the dialog of this chat stands at, or with FLOOR the floor's; a newer one replaces it.

    `anew` posts it as the last message of the chat, right after something was typed; else the card is edited in place.
    `delegate_id` as for `tell`.
    """
    payload = _said(key, values, buttons, meeting_id, delegate_id)
    await outbox.want(tx, chat_id, card, "say", payload, priority=PRIORITY_SAY, now_ms=now_ms, anew=anew)


async def show(
    tx: Tx,
    chat_id: int,
    kind: str,
    payload: dict[str, Any],
    *,
    topic: str,
    now_ms: int,
    anew: bool = False,
    is_awaited: bool | None = None,
    tapped: int | None = None,
) -> None:
    """Wants a card of `kind` in a chat, drawn from what is stored at the moment it leaves; `tapped` as in Sender.

    A card somebody waits for leaves before one that merely follows the meeting. Unless `is_awaited` says otherwise, a
    card that is posted is waited for and one that is edited is not.
    """
    posted = PRIORITY_BALLOT if kind == "ballot" else PRIORITY_SAY
    waits = anew if is_awaited is None else is_awaited
    priority = posted if waits else PRIORITY_OF.get(kind, PRIORITY_CARD)
    await outbox.want(tx, chat_id, topic, kind, payload, priority=priority, now_ms=now_ms, anew=anew, tapped=tapped)
