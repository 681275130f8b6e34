"""The ballot lane: a tap on an option goes from the raw update to the vote without library objects being built.

It is the same method, the same rules and the same answer as by the long way (handlers/voting.py); it only skips what
most of a stock bot's time goes into.
"""

from typing import Any

import structlog
from telegram import Bot, Update
from telegram.ext import Application

from bot.batches import person_of
from bot.errors import Failures, refusal_text
from handlers.context import Hall
from handlers.voting import ballot_of, spoken
from meeting import voting
from meeting.house import Sender
from rules.buttons import unpack
from rules.refusals import Refusal
from storage import reach

log = structlog.get_logger(__name__)
PREFIX = "1v."


class Lane:
    """Settles one raw update: ballots in the lane, everything else through the library's routing."""

    def __init__(
        self, hall: Hall, application: "Application[Any, Any, Any, Any, Any, Any]", failures: Failures
    ) -> None:
        self._hall, self._application, self._failures = hall, application, failures

    async def settle(self, update: dict[str, Any]) -> None:
        """Returns when the update's effects are committed or refused; raises what failed."""
        person = person_of(update)
        if person in self._hall.unreachable and ("message" in update or "callback_query" in update):
            await self._sign_of_life(person)
        query = update.get("callback_query")
        if isinstance(query, dict) and isinstance(query.get("data"), str) and query["data"].startswith(PREFIX):
            await self._cast(update["update_id"], query)
            return
        await self._route(update)

    async def _sign_of_life(self, person: int) -> None:
        """Whoever writes or taps can be written to again: what was given up for them within the hour leaves now."""
        house = self._hall.house
        async with house.db.transaction() as tx:
            await reach.reopen(tx, person, house.now())
            tx.after_commit(house.wake)
        self._hall.unreachable.discard(person)

    async def _cast(self, update_id: int, query: dict[str, Any]) -> None:
        hall, person = self._hall, query["from"]
        words = hall.words(person["id"])
        try:
            if person.get("is_bot"):
                raise Refusal("pengirim_anonim")
            asked = ballot_of(unpack(query["data"]))
            sender = Sender(person["id"], update_id, _tapped(query))
            cast = await voting.cast(hall.house, sender, **asked)
        except Refusal as refusal:
            text = await refusal_text(hall, person["id"], refusal)
            log.info("refused", key=refusal.key, update=update_id)
            hall.answers.soon(query["id"], text, alert=True)
            return
        if cast.missing is None:
            hall.drafts.drop(person["id"], asked["question_id"], asked["delegate_id"])
        if not cast.is_unchanged or cast.missing is not None:
            hall.live.touch(cast.question_id)
        key, values = spoken(cast)
        hall.answers.soon(query["id"], words.toast(key, **values), alert=cast.missing is not None)

    async def _route(self, update: dict[str, Any]) -> None:
        bot: Bot = self._application.bot
        parsed = Update.de_json(update, bot)
        await self._application.process_update(parsed)
        failure = self._failures.take(parsed.update_id)
        if failure is not None:
            raise failure


def _tapped(query: dict[str, Any]) -> int | None:
    """The message under the thumb, where Telegram still knows it and it is in the person's own chat."""
    message = query.get("message")
    if isinstance(message, dict) and message.get("chat", {}).get("id") == query["from"]["id"]:
        number = message.get("message_id")
        return number if isinstance(number, int) else None
    return None
