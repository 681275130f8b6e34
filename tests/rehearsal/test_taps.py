"""Buttons: what a phone can press, what the answer says, and when an answer comes too late."""

import asyncio

import pytest

from rehearsal import NotPossible

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Setuju", "callback_data": "v1:s"}, {"text": "Tidak setuju", "callback_data": "v1:t"}],
        [{"text": "Laman", "url": "https://t.me/JajakRapatBot?start=r_abc"}],
        [{"text": "Kode", "copy_text": {"text": "ABCD"}}],
    ]
}


async def _card(phones, bot, person_id=9000000001):
    sari = await phones.person(person_id)
    await sari.start()
    await bot.ask("sendMessage", chat_id=sari.id, text="Pilih", reply_markup=KEYBOARD)
    return sari, await sari.wait_for("Pilih")


async def _pressed(phones, bot):
    """The newest tap as the bot receives it."""
    await phones.stage.advance(0.6)
    return (await bot.updates(offset=-1))[0]["callback_query"]


async def test_a_press_carries_the_whole_message_and_its_answer_reaches_the_phone(phones, bot):
    """`from`, `chat_instance`, `data` and the card with its keyboard; the toast says what the bot said."""
    sari, card = await _card(phones, bot)
    press = asyncio.create_task(sari.press("Setuju"))
    await asyncio.sleep(0.05)
    query = await _pressed(phones, bot)
    assert (query["from"]["id"], query["data"], query["message"]["message_id"]) == (sari.id, "v1:s", card.id)
    assert query["message"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Setuju"
    assert query["chat_instance"]
    await bot.ask("answerCallbackQuery", callback_query_id=query["id"], text="Tercatat", show_alert=True)
    toast = await press
    assert (toast.text, toast.alert, toast.is_answered) == ("Tercatat", True, True)
    assert [row["person_id"] for row in await phones.stage.answers("tercatat")] == [sari.id]


async def test_a_label_is_found_whole_or_by_a_beginning_only_one_button_has(phones, bot):
    """A test presses what a person reads, and learns what stands there when nothing fits."""
    sari, _ = await _card(phones, bot)
    assert not (await sari.press("Tidak", answer_seconds=0)).is_answered
    assert (await _pressed(phones, bot))["data"] == "v1:t"
    with pytest.raises(NotPossible, match="Pilih"):
        await sari.press("Abstain", appear_seconds=0)
    assert (await sari.press("Laman")).url == "https://t.me/JajakRapatBot?start=r_abc"
    assert (await sari.press("Kode")).copied == "ABCD"
    await sari.press("Laman", follow_link=True)
    assert (await sari.screen())[-1].text == "/start r_abc"


async def test_b08_a_changed_client_sends_any_data_on_any_message(phones, bot):
    """The forge command: data no button has, on a message that never had it."""
    sari, card = await _card(phones, bot)
    await sari.press_data(b"v1:orang-lain", on=card, answer_seconds=0)
    assert (await _pressed(phones, bot))["data"] == "v1:orang-lain"


async def test_only_the_first_answer_counts_and_an_unknown_query_is_refused(phones, bot):
    """The second answer gets the same words as one that is too old."""
    sari, _ = await _card(phones, bot)
    await sari.press("Setuju", answer_seconds=0)
    query = await _pressed(phones, bot)
    await bot.ask("answerCallbackQuery", callback_query_id=query["id"], text="satu")
    assert await bot.words("answerCallbackQuery", callback_query_id=query["id"], text="dua") == TOO_OLD
    assert await bot.words("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert [row["text"] for row in await phones.stage.answers()] == ["satu"]
    await phones.stage.loosen("answer_once")
    await bot.ask("answerCallbackQuery", callback_query_id=query["id"], text="dua")


async def test_b95_an_answer_after_fifteen_seconds_is_refused(phones, bot):
    """The tap itself may be stored all the same; the rule can be loosened."""
    sari, _ = await _card(phones, bot)
    await sari.press("Setuju", answer_seconds=0)
    query = await _pressed(phones, bot)
    await phones.stage.advance(15)
    assert await bot.words("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    await phones.stage.loosen("answer_age")
    await bot.ask("answerCallbackQuery", callback_query_id=query["id"])


async def test_an_answer_has_at_most_200_signs_and_leads_only_to_the_bot(phones, bot):
    """A refused answer does not use up the tap."""
    sari, _ = await _card(phones, bot)
    await sari.press("Setuju", answer_seconds=0)
    query = (await _pressed(phones, bot))["id"]
    assert "MESSAGE_TOO_LONG" in await bot.words("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert "URL_INVALID" in await bot.words("answerCallbackQuery", callback_query_id=query, url="https://example.org")
    link = "https://t.me/JajakRapatBot?start=x"
    await bot.ask("answerCallbackQuery", callback_query_id=query, text="x" * 200, url=link)


async def test_an_inaccessible_message_has_date_zero_and_no_text(phones, bot):
    """A deleted card, or one too old: work from ids alone."""
    sari, card = await _card(phones, bot)
    await sari.press_data("v1:s", on=card, inaccessible=True, answer_seconds=0)
    message = (await _pressed(phones, bot))["message"]
    assert message == {"chat": message["chat"], "message_id": card.id, "date": 0}
    await bot.ask("deleteMessage", chat_id=sari.id, message_id=card.id)
    await sari.press_data("v1:s", on=card, answer_seconds=0)
    assert (await _pressed(phones, bot))["message"]["date"] == 0


async def test_a_forwarded_card_has_no_buttons(phones, bot):
    """What a participant forwards to the bot is words without a vote."""
    sari, card = await _card(phones, bot)
    await sari.forward(card)
    shown = (await sari.screen())[-1]
    assert (shown.text, shown.buttons, shown.is_forwarded) == ("Pilih", [], True)
    await phones.stage.advance(0.6)
    message = (await bot.updates(offset=-1))[0]["message"]
    assert "reply_markup" not in message
    assert message["forward_origin"]["sender_user"]["username"] == "JajakRapatBot"


async def test_b01_many_presses_in_one_moment_keep_their_order(phones, bot):
    """Three hundred taps in one call: one queue, one order, ids in steps of one."""
    people = [await phones.person(9000000001 + number) for number in range(30)]
    for person in people:
        await person.start()
    await phones.stage.loosen("overall_rate")
    for person in people:
        await bot.ask("sendMessage", chat_id=person.id, text="Pilih", reply_markup=KEYBOARD)
    cards = [await person.wait_for("Pilih") for person in people]
    await bot.updates(offset=-1)
    presses = [
        (person, card, data) for data in ("v1:s", "v1:t") * 5 for person, card in zip(people, cards, strict=True)
    ]
    await phones.press_many(presses, answer_seconds=0)
    pending = await phones.stage.pending()
    assert len(pending) == 301
    assert pending == list(range(pending[0], pending[0] + 301))
