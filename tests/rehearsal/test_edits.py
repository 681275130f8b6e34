"""Edits, deletions and pins: what may be changed, and what Telegram says when nothing would."""

import pytest

SARI = 9000000001
BUTTON = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "1"}]]}


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    return person


@pytest.fixture
async def card(sari, bot):
    sent = await bot.ask("sendMessage", chat_id=SARI, text="<b>Satu</b>", parse_mode="HTML", reply_markup=BUTTON)
    return {"chat_id": SARI, "message_id": sent["message_id"]}


async def test_an_edit_gives_back_the_whole_message_and_the_phone_sees_it(sari, bot, card):
    """The answer is the message with edit_date; who waits for the new state is woken by it."""
    before = await sari.wait_for("Satu")
    after = await bot.ask("editMessageText", **card, text="Dua", reply_markup=BUTTON)
    assert (after["text"], after["message_id"], "edit_date" in after) == ("Dua", card["message_id"], True)
    seen = await sari.wait_for("Dua", after=before)
    assert (seen.id, seen.is_edited, seen.buttons) == (before.id, True, [["Setuju"]])


async def test_an_edit_that_changes_nothing_is_refused(sari, bot, card, phones):
    """Equal text, entities and keyboard; a change in any of the three is a change."""
    same = {"text": "<b>Satu</b>", "parse_mode": "HTML", "reply_markup": BUTTON}
    words = await bot.words("editMessageText", **card, **same)
    assert words.startswith("Bad Request: message is not modified: specified new message content and reply markup")
    assert "not modified" in await bot.words("editMessageReplyMarkup", **card, reply_markup=BUTTON)
    await bot.ask("editMessageText", **card, text="Satu", reply_markup=BUTTON)
    await bot.ask("editMessageText", **card, text="Satu")
    await phones.stage.loosen("not_modified")
    await bot.ask("editMessageText", **card, text="Satu")


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(sari, bot, card, phones):
    """Unknown message, somebody else's, one without text or caption."""
    assert await bot.words("editMessageText", chat_id=SARI, message_id=999, text="x") == (
        "Bad Request: message to edit not found"
    )
    mine = await sari.send("milik peserta")
    assert await bot.words("editMessageText", chat_id=SARI, message_id=mine, text="x") == (
        "Bad Request: message can't be edited"
    )
    assert "no caption" in await bot.words("editMessageCaption", **card, caption="x")
    await bot.ask("deleteMessage", **card)
    assert "message to edit not found" in await bot.words("editMessageText", **card, text="x")
    assert "message to delete not found" in await bot.words("deleteMessage", **card)
    await phones.stage.loosen("foreign_edit")
    await bot.ask("editMessageText", chat_id=SARI, message_id=mine, text="x")


async def test_a_deleted_message_leaves_the_screen_and_an_old_one_stays(sari, bot, card, phones):
    """After 48 hours nothing can be deleted for everyone."""
    await bot.ask("deleteMessage", **card)
    assert [message.text for message in await sari.screen()] == ["/start"]
    sent = await bot.ask("sendMessage", chat_id=SARI, text="lama")
    await phones.stage.advance(48 * 3600 + 1)
    assert "can't be deleted" in await bot.words("deleteMessage", chat_id=SARI, message_id=sent["message_id"])


async def test_a_pin_leaves_a_service_message_that_the_bot_hears_of(sari, bot, card, phones):
    """Shown as pinned, announced in the chat, unpinned again."""
    await bot.updates(offset=-1)
    await bot.ask("pinChatMessage", **card)
    assert [message.id for message in await sari.screen() if message.is_pinned] == [card["message_id"]]
    notice = (await bot.updates(offset=-1))[0]["message"]
    assert notice["pinned_message"]["message_id"] == card["message_id"]
    assert (await bot.ask("getChat", chat_id=SARI))["pinned_message"]["text"] == "Satu"
    await bot.ask("unpinChatMessage", **card)
    assert not any(message.is_pinned for message in await sari.screen())


async def test_pinning_and_deleting_in_a_group_need_rights(phones, bot, sari):
    """An ordinary member bot may neither pin nor delete others' words; an administrator with the right may."""
    group = await phones.group("Rapat TKPK", members=[sari])
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu")
    card = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert await bot.words("pinChatMessage", **card) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    foreign = await sari.send("kata peserta", chat=group.id)
    assert "can't be deleted" in await bot.words("deleteMessage", chat_id=group.id, message_id=foreign)
    await group.set_bot("administrator", rights=["can_pin_messages", "can_delete_messages"])
    await bot.ask("pinChatMessage", **card)
    await bot.ask("deleteMessage", chat_id=group.id, message_id=foreign)
