"""An account's own affairs: its language, its conversation."""

from collections.abc import Sequence
from typing import Any

from meeting.house import House, Sender
from meeting.telling import ask, button, tell
from storage import accounts, dialogs


async def ask_language(house: House, sender: Sender, languages: Sequence[str]) -> None:
    """A button for each language."""
    async with house.act(sender) as tx:
        await accounts.touch(tx, sender.telegram_id, house.now())
        rows = [[button(f"tombol_bahasa_{language}", "kl", number)] for number, language in enumerate(languages)]
        values: dict[str, Any] = {"bahasa": {"key": f"bahasa_{await accounts.language_of(tx, sender.telegram_id)}"}}
        await tell(tx, sender.telegram_id, "bahasa_pilih", now_ms=house.now(), buttons=rows, **values)


async def choose_language(house: House, sender: Sender, language: str) -> None:
    """Everything this account reads from now on is in this language."""
    async with house.act(sender) as tx:
        await accounts.touch(tx, sender.telegram_id, house.now())
        await accounts.set_language(tx, sender.telegram_id, language)


async def end_conversation(house: House, sender: Sender) -> None:
    """[Batal] under what a conversation asks: it ends. Words that wait for the floor wait on."""
    async with house.act(sender) as tx:
        await dialogs.drop(tx, sender.telegram_id)
        await ask(tx, sender.telegram_id, "batal_selesai", now_ms=house.now(), anew=False)
