"""Every Bot API method this emulator knows, by its name in lower case."""

from collections.abc import Awaitable, Callable
from typing import Any

from rehearsal.exchange import Exchange
from rehearsal.methods import callbacks, chats, commands, edits, messages, polls, profile
from rehearsal.params import Params

Method = Callable[[Exchange, Params], Awaitable[Any]]

FAMILIES = (messages, edits, callbacks, chats, commands, profile, polls)
NAMES = {name.lower(): name for family in FAMILIES for name in family.METHODS}
METHODS: dict[str, Method] = {name.lower(): run for family in FAMILIES for name, run in family.METHODS.items()}
SENDS = {"sendmessage", "sendphoto", "senddocument", "sendmediagroup", "sendpoll", "forwardmessage"}
