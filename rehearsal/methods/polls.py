"""Telegram's own polls: sent, voted in by phones, stopped."""

from typing import Any

from rehearsal.access import find_chat, find_message, place_to_send, reply_target
from rehearsal.exchange import Exchange
from rehearsal.keyboards import read_markup
from rehearsal.params import Params
from rehearsal.refusal import Json, bad_request
from rehearsal.texts import check_encoding, is_invisible

QUESTION_MAX, OPTION_MAX, OPTIONS_MAX, EXPLANATION_MAX = 300, 100, 12, 200
OPEN_SECONDS_MIN, OPEN_SECONDS_MAX = 5, 2_628_000


def _option_texts(params: Params) -> list[str]:
    given = params.tree("options")
    if not isinstance(given, list):
        raise bad_request("can't parse options: expected an Array", "text_limits")
    texts = [str(option.get("text", "")) if isinstance(option, dict) else str(option) for option in given]
    for text in texts:
        check_encoding(text)
    if not texts:
        raise bad_request("poll must have at least 1 option", "text_limits")
    if len(texts) > OPTIONS_MAX:
        raise bad_request(f"poll can't have more than {OPTIONS_MAX} options", "text_limits")
    if any(is_invisible(text) for text in texts):
        raise bad_request("poll options must be non-empty", "text_limits")
    if any(len(text) > OPTION_MAX for text in texts):
        raise bad_request(f"poll options length must not exceed {OPTION_MAX}", "text_limits")
    return texts


async def send_poll(exchange: Exchange, params: Params) -> Json:
    question = params.text("question")
    check_encoding(question)
    if is_invisible(question):
        raise bad_request("poll question must be non-empty", "text_limits")
    if len(question) > QUESTION_MAX:
        raise bad_request(f"poll question length must not exceed {QUESTION_MAX}", "text_limits")
    if len(params.text("explanation")) > EXPLANATION_MAX:
        raise bad_request("message caption is too long", "text_limits")
    open_seconds = params.integer("open_period")
    if params.has("open_period") and not OPEN_SECONDS_MIN <= open_seconds <= OPEN_SECONDS_MAX:
        raise bad_request("invalid open_period specified", "text_limits")
    texts = _option_texts(params)
    chat, thread_id = place_to_send(exchange, params, "can_send_polls")
    markup = read_markup(params, exchange.looseness)
    reply_to = reply_target(chat, params)
    exchange.flood.charge(chat)
    poll = _poll(exchange, params, question, texts)
    message = exchange.post_as_bot(chat, {"poll": poll}, markup=markup, thread_id=thread_id, reply_to=reply_to)
    exchange.world.polls[poll["id"]] = {"chat_id": chat.id, "message_id": message.id, "votes": {}}
    return exchange.card(message)


def _poll(exchange: Exchange, params: Params, question: str, texts: list[str]) -> Json:
    """A Poll with every field the newest library insists on."""
    kind = params.text("type") or "regular"
    poll: Json = {
        "id": str(exchange.world.random.getrandbits(60)),
        "question": question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(texts)
        ],
        "total_voter_count": 0,
        "is_closed": params.fact("is_closed"),
        "is_anonymous": params.fact("is_anonymous") if params.has("is_anonymous") else True,
        "type": kind,
        "allows_multiple_answers": params.fact("allows_multiple_answers"),
        "allows_revoting": params.fact("allows_revoting") if params.has("allows_revoting") else kind == "regular",
        "members_only": params.fact("members_only"),
    }
    if params.has("open_period"):
        poll["open_period"] = params.integer("open_period")
        poll["close_date"] = exchange.now_seconds + params.integer("open_period")
    if params.has("explanation"):
        poll["explanation"] = params.text("explanation")
    return poll


def vote(exchange: Exchange, person_id: int, poll_id: str, chosen: list[int]) -> None:
    """A phone's vote in a native poll; an empty choice withdraws it. Raises ValueError when the poll takes none."""
    record = exchange.world.polls[poll_id]
    message = exchange.world.chats[record["chat_id"]].messages[record["message_id"]]
    poll = message.content["poll"]
    close_date = poll.get("close_date")
    if poll["is_closed"] or (close_date is not None and close_date <= exchange.now_seconds):
        raise ValueError("this poll is closed")
    if any(not 0 <= number < len(poll["options"]) for number in chosen):
        raise ValueError("this poll has no such option")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise ValueError("this poll takes one answer")
    if person_id in record["votes"] and not poll["allows_revoting"]:
        raise ValueError("this poll takes no second vote")
    record["votes"][person_id] = chosen
    if not chosen:
        del record["votes"][person_id]
    _count(poll, record["votes"])
    exchange.touch(message)
    exchange.tell_bot("poll", poll, f"poll:{poll_id}")
    if not poll["is_anonymous"]:
        answer = {
            "poll_id": poll_id,
            "user": exchange.world.people[person_id].card(),
            "option_ids": chosen,
            "option_persistent_ids": [str(number) for number in chosen],
        }
        exchange.tell_bot("poll_answer", answer, f"poll:{poll_id}")


def _count(poll: Json, votes: dict[int, list[int]]) -> None:
    poll["total_voter_count"] = len(votes)
    for number, option in enumerate(poll["options"]):
        option["voter_count"] = sum(number in chosen for chosen in votes.values())


async def stop_poll(exchange: Exchange, params: Params) -> Json:
    chat = find_chat(exchange, params)
    message = find_message(chat, params, "edit")
    poll = message.content.get("poll")
    if poll is None or (message.sender or {}).get("id") != exchange.world.bot.id:
        raise bad_request("message with poll to stop not found")
    if poll["is_closed"]:
        raise bad_request("poll has already been closed")
    poll["is_closed"] = True
    exchange.touch(message)
    return dict(poll)


METHODS: dict[str, Any] = {"sendPoll": send_poll, "stopPoll": stop_poll}
