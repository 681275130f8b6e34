"""Answers to taps: the first one counts, and only for so long."""

from typing import Any

from rehearsal.exchange import Exchange
from rehearsal.params import Params
from rehearsal.refusal import bad_request
from rehearsal.texts import check_encoding

ANSWER_SECONDS = 15
ANSWER_TEXT_MAX = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def answer_callback_query(exchange: Exchange, params: Params) -> bool:
    text = params.text("text")
    check_encoding(text)
    if exchange.looseness.holds("text_limits") and len(text) > ANSWER_TEXT_MAX:
        raise bad_request("MESSAGE_TOO_LONG", "text_limits")
    url = params.text("url")
    if url and not url.startswith(
        (f"https://t.me/{exchange.world.bot.username}?", f"t.me/{exchange.world.bot.username}?")
    ):
        raise bad_request("URL_INVALID", "text_limits")
    tap = exchange.world.taps.get(params.text("callback_query_id"))
    if tap is None:
        raise bad_request(TOO_OLD, "answer_once")
    if tap.answer is not None and exchange.looseness.holds("answer_once"):
        raise bad_request(TOO_OLD, "answer_once")
    age_seconds = exchange.clock.now() - tap.pressed_at
    if age_seconds > ANSWER_SECONDS and exchange.looseness.holds("answer_age"):
        raise bad_request(TOO_OLD, "answer_age")
    if tap.answer is None:
        tap.answer = {"text": text or None, "alert": params.fact("show_alert"), "url": url or None}
        exchange.journal.note(
            "tap_answered", tap_id=tap.id, person_id=tap.person_id, age_seconds=age_seconds, **tap.answer
        )
        watcher = exchange.tap_watchers.pop(tap.id, None)
        if watcher is not None and not watcher.done():
            watcher.set_result(None)
    return True


METHODS: dict[str, Any] = {"answerCallbackQuery": answer_callback_query}
