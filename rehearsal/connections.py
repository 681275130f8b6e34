"""Phones without network: they show what they last showed, and what is sent waits on them, in its order."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final

from rehearsal.page_view import ADDED
from rehearsal.people import Impossible
from rehearsal.refusal import ApiRefusal, Json

# What a phone keeps until it is connected again, and what it cannot do without.
KEPT: Final = ("start", "follow", "send", "send_file", "send_content", "forward", "edit")
LIVE: Final = ("press", "press_data", "vote", "wait", "block", "unblock")
WAITING_MAX: Final = 200
NO_NETWORK: Final = "this phone has no network"

Act = Callable[..., Awaitable[Any]]


@dataclass
class Held:
    """One phone without network: its chats as they stood, and what waits to be sent, oldest first."""

    chats: list[Json]
    looks: dict[int, Json]
    waiting: list[Json] = field(default_factory=list)
    is_back: asyncio.Event = field(default_factory=asyncio.Event)


class Connections:
    """Which phones have no network; everybody else's acts pass unseen."""

    def __init__(self) -> None:
        self.held: dict[int, Held] = {}
        self._next_number = 1

    def is_offline(self, person: int) -> bool:
        return person in self.held

    async def connected(self, person: int) -> None:
        """Returns once the phone has a network, at once where it has."""
        while (held := self.held.get(person)) is not None:
            await held.is_back.wait()

    def cut(self, person: int, chats: list[Json], looks: dict[int, Json]) -> None:
        """From now on the phone shows these; cut twice, it goes on showing the first."""
        self.held.setdefault(person, Held(chats, looks))

    def hold(self, act: str, values: Json) -> Any:
        """None when the act may go on; else what a phone without network answers. Raises Impossible for what it
        cannot do."""
        held = self.held.get(values.get("person", 0))
        if held is None:
            return None
        if act in LIVE:
            raise Impossible(NO_NETWORK)
        if act == "screen":
            shown = held.looks.get(values.get("chat") or values["person"], {}).get("messages", [])
            return [{name: value for name, value in card.items() if name not in ADDED} for card in shown]
        if act not in KEPT:
            return None
        if len(held.waiting) >= WAITING_MAX:
            raise Impossible("too much waits on this phone")
        chat = values.get("chat") or values.get("to") or values["person"]
        held.waiting.append({"number": self._next_number, "act": act, "values": values, "chat": chat})
        self._next_number += 1
        return {"message_id": 0, "waiting": held.waiting[-1]["number"]}

    async def restore(self, person: int, find: Callable[[str], Act]) -> list[Json]:
        """Send what waited, in its order, and only then let anything newer through. Returns what could not be sent:
        `{"act", "problem"}` each, as when the bot was blocked meanwhile."""
        held = self.held.get(person)
        failed = []
        while held is not None and held.waiting:
            kept = held.waiting[0]
            try:
                await find(kept["act"])(**kept["values"])
            except (Impossible, ApiRefusal, ValueError, TypeError, KeyError) as problem:
                failed.append({"act": kept["act"], "problem": str(problem)})
            held.waiting.pop(0)
        self.held.pop(person, None)
        if held is not None:
            held.is_back.set()
        return failed

    def waiting_in(self, person: int, chat: int) -> list[Json]:
        """What waits for that chat: `{"number", "act", "text", "file"}`, oldest first."""
        held = self.held.get(person)
        return [_shown(kept) for kept in held.waiting if kept["chat"] == chat] if held is not None else []


def _shown(kept: Json) -> Json:
    values = kept["values"]
    text = str(values.get("text") or values.get("caption") or "")
    if kept["act"] == "start":
        text = f"/start {values.get('payload', '')}".strip()
    file = None
    if kept["act"] == "send_file":
        file = {"kind": values.get("kind"), "file_name": values.get("file_name")}
    return {"number": kept["number"], "act": kept["act"], "text": text or str(values.get("link", "")), "file": file}
