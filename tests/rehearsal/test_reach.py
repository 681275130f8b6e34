"""Whom the bot can write to: strangers, blocked, left and deleted, rights, topics, migrated groups."""

import pytest

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    for rule in ("private_rate", "overall_rate", "group_rate"):
        await phones.stage.loosen(rule)
    return await phones.person(SARI)


async def _said(bot, chat_id, **params):
    return await bot.words("sendMessage", chat_id=chat_id, text="Halo", **params)


async def test_a_stranger_is_not_found_and_who_never_started_cannot_be_written_to(phones, bot, sari):
    """400 for an account the bot never met; 403 for one it met in a group only."""
    assert await _said(bot, SARI) == "Bad Request: chat not found"
    assert await _said(bot, 12345) == "Bad Request: chat not found"
    group = await phones.group("Rapat", members=[sari])
    await sari.send("/rapat", chat=group.id)
    assert await _said(bot, SARI) == "Forbidden: bot can't initiate conversation with a user"
    await sari.start()
    await bot.ask("sendMessage", chat_id=SARI, text="Halo")


async def test_b96_blocked_and_deleted_accounts_give_403(phones, bot, sari):
    """The bot hears of a block and of its end by my_chat_member."""
    await sari.start()
    await sari.block()
    assert await _said(bot, SARI) == "Forbidden: bot was blocked by the user"
    change = (await bot.updates(offset=-1))[0]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    await sari.start()
    await bot.ask("sendMessage", chat_id=SARI, text="Halo")
    await sari.deactivate()
    assert await _said(bot, SARI) == "Forbidden: user is deactivated"
    await phones.stage.loosen("reach")
    await bot.ask("sendMessage", chat_id=SARI, text="Halo")


async def test_a_group_that_threw_the_bot_out_says_so(phones, bot, sari):
    """Kicked, left, deleted: three words, and the bot hears of each."""
    group = await phones.group("Rapat", members=[sari])
    await group.set_bot("kicked")
    assert await _said(bot, group.id) == "Forbidden: bot was kicked from the group chat"
    await group.set_bot("member")
    await bot.ask("leaveChat", chat_id=group.id)
    assert await _said(bot, group.id) == "Forbidden: bot is not a member of the group chat"
    await group.set_bot("member")
    await group.delete()
    assert await _said(bot, group.id) == "Forbidden: the group chat was deleted"
    large = await phones.group("Besar", kind="supergroup")
    await large.set_bot("kicked")
    assert await _said(bot, large.id) == "Forbidden: bot was kicked from the supergroup chat"


async def test_rights_to_send_are_the_groups_unless_the_bot_is_an_administrator(phones, bot, sari):
    """A closed group refuses an ordinary bot; chat actions and look-ups still pass."""
    group = await phones.group("Rapat", members=[sari])
    await group.permit(can_send_messages=False)
    assert await _said(bot, group.id) == "Bad Request: not enough rights to send text messages to the chat"
    await bot.ask("sendChatAction", chat_id=group.id, action="typing")
    await group.set_bot("restricted")
    assert "not enough rights" in await _said(bot, group.id)
    await group.set_bot("administrator")
    await bot.ask("sendMessage", chat_id=group.id, text="Halo")


async def test_topics_that_are_closed_deleted_or_unknown_are_refused(phones, bot, sari):
    """Thread 1 is refused too: the general topic is reached without a thread."""
    group = await phones.group("Forum", topics=True, members=[sari])
    topic = await group.add_topic("Jajak pendapat")
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (topic, True, True)
    await bot.ask("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="tanpa utas")
    for thread in (1, 777):
        assert await _said(bot, group.id, message_thread_id=thread) == "Bad Request: message thread not found"
    await group.close_topic(topic)
    assert await _said(bot, group.id, message_thread_id=topic) == "Bad Request: TOPIC_CLOSED"
    await group.delete_topic(topic)
    assert await _said(bot, group.id, message_thread_id=topic) == "Bad Request: message thread not found"
    await phones.stage.loosen("topics")
    await bot.ask("sendMessage", chat_id=group.id, text="Halo", message_thread_id=777)


@pytest.mark.parametrize(
    ("announce", "heard"),
    [
        ("both", ["migrate_to_chat_id", "migrate_from_chat_id"]),
        ("reversed", ["migrate_from_chat_id", "migrate_to_chat_id"]),
        ("old", ["migrate_to_chat_id"]),
        ("new", ["migrate_from_chat_id"]),
        ("none", []),
    ],
)
async def test_b97_a_group_becomes_a_supergroup(phones, bot, sari, announce, heard):
    """Service messages in any order or none; the old id refuses sends, still takes edits and gives taps."""
    group = await phones.group("Rapat", members=[sari])
    markup = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "1"}]]}
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu", reply_markup=markup)
    last = (await bot.updates())[-1]["update_id"]
    new_id = await group.migrate(announce)
    await phones.stage.advance(5)
    told = [update["message"] for update in await bot.updates(offset=last + 1)]
    assert [key for message in told for key in message if key.startswith("migrate")] == heard
    answer = await bot.raw("sendMessage", chat_id=group.former_id, text="Halo")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new_id}
    old = {"chat_id": group.former_id, "message_id": sent["message_id"]}
    for method in ("pinChatMessage", "deleteMessage"):
        assert (await bot.raw(method, **old))["parameters"] == {"migrate_to_chat_id": new_id}
    await bot.ask("editMessageText", **old, text="Kartu lama", reply_markup=markup)
    await sari.press("Setuju", chat=group.former_id, answer_seconds=0)
    await phones.stage.advance(5)
    assert (await bot.updates(offset=-1))[0]["callback_query"]["message"]["chat"]["id"] == group.former_id
    await bot.ask("sendMessage", chat_id=new_id, text="Kartu baru")
    assert (await sari.wait_for("Kartu baru", chat=new_id)).id == 2, "a supergroup counts its messages from one"
