"""People in groups: what the bot hears, who it is told it was, and deep links."""

import pytest

from rehearsal import NotPossible

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    return await phones.person(SARI, first_name="Peserta 1", username="peserta_satu")


async def _heard(phones, bot):
    await phones.stage.advance(5)
    found = await bot.updates()
    await bot.updates(offset=found[-1]["update_id"] + 1) if found else None
    await phones.stage.advance(5)
    return found


async def test_privacy_mode_lets_commands_replies_and_service_messages_through(phones, bot, sari):
    """Ordinary talk stays among people, unless the bot is an administrator."""
    group = await phones.group("Rapat", members=[sari])
    await _heard(phones, bot)
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu")
    await sari.send("obrolan biasa", chat=group.id)
    await sari.send("/rapat", chat=group.id)
    await sari.send("/rapat@JajakRapatBot", chat=group.id)
    await sari.send("/rapat@BotLain", chat=group.id)
    await sari.send("balasan", chat=group.id, reply_to=sent["message_id"])
    await sari.leave(group)
    texts = [update["message"].get("text", "keluar") for update in await _heard(phones, bot)]
    assert texts == ["/rapat", "/rapat@JajakRapatBot", "balasan", "keluar"]
    await group.set_bot("administrator")
    await sari.join(group)
    await _heard(phones, bot)
    await sari.send("obrolan biasa", chat=group.id)
    assert [update["message"]["text"] for update in await _heard(phones, bot)] == ["obrolan biasa"]


async def test_b101_an_anonymous_admin_has_no_name_in_words_but_one_in_taps(phones, bot, sari):
    """Messages come from GroupAnonymousBot with the group as sender; the tap carries the real person."""
    group = await phones.group("Rapat", members=[sari])
    await group.add(SARI, status="administrator", is_anonymous=True)
    markup = {"inline_keyboard": [[{"text": "Tutup", "callback_data": "1"}]]}
    await bot.ask("sendMessage", chat_id=group.id, text="Kartu", reply_markup=markup)
    await sari.send("/tutup", chat=group.id)
    message = (await bot.updates(offset=-1))[0]["message"]
    assert (message["from"]["id"], message["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert message["sender_chat"]["id"] == group.id
    await sari.press("Tutup", chat=group.id, answer_seconds=0)
    assert (await bot.updates(offset=-1))[0]["callback_query"]["from"]["id"] == SARI


async def test_channels_and_linked_channels_write_under_their_own_ids(phones, bot, sari):
    """136817688 for a channel, 777000 for the linked one."""
    group = await phones.group("Rapat", members=[sari])
    for author, number in (("channel", 136817688), ("linked", 777000)):
        await sari.send("/rapat", chat=group.id, author=author)
        message = (await bot.updates(offset=-1))[0]["message"]
        assert (message["from"]["id"], message["sender_chat"]["type"]) == (number, "channel")


async def test_b99_a_deep_link_brings_its_key_and_a_bare_client_loses_it(phones, bot, sari):
    """`?start=` as Telegram delivers it, and as some clients do."""
    await sari.follow("https://t.me/JajakRapatBot?start=r_kunci-1")
    await sari.follow("t.me/JajakRapatBot?start=r_kunci-1", bare=True)
    assert [update["message"]["text"] for update in await bot.updates()] == ["/start r_kunci-1", "/start"]
    with pytest.raises(NotPossible):
        await sari.follow("https://t.me/BotLain?start=x")


async def test_a_startgroup_link_adds_the_bot_with_the_rights_it_asks_for(phones, bot, sari):
    """The bot hears of its new place, and of the key in the group."""
    group = await phones.group("Rapat", members=[sari], bot=None)
    assert await bot.words("getChat", chat_id=group.id) == "Bad Request: chat not found"
    await sari.follow("https://t.me/JajakRapatBot?startgroup=g_1&admin=pin_messages", group=group)
    updates = await bot.updates()
    moved = next(update["my_chat_member"] for update in updates if "my_chat_member" in update)
    assert (moved["new_chat_member"]["status"], moved["new_chat_member"]["can_pin_messages"]) == ("administrator", True)
    assert updates[-1]["message"]["text"] == "/start@JajakRapatBot g_1"


async def test_look_ups_tell_who_stands_where(phones, bot, sari):
    """Members, administrators, counts, and people outside."""
    other = await phones.person(SARI + 1)
    group = await phones.group("Rapat", members=[sari], admins=[other])
    status = (await bot.ask("getChatMember", chat_id=group.id, user_id=SARI))["status"]
    assert status == "member"
    admins = await bot.ask("getChatAdministrators", chat_id=group.id)
    assert sorted(admin["status"] for admin in admins) == ["administrator", "creator"]
    assert await bot.ask("getChatMemberCount", chat_id=group.id) == 4
    await sari.leave(group)
    assert (await bot.ask("getChatMember", chat_id=group.id, user_id=SARI))["status"] == "left"
    with pytest.raises(NotPossible):
        await sari.send("/rapat", chat=group.id)


async def test_commands_are_chosen_narrow_scope_first_and_replace_the_wider(phones, bot, sari):
    """First match wins, the phone's language before none."""

    def lists(*names):
        return [{"command": name, "description": name} for name in names]

    await sari.start()
    await bot.ask("setMyCommands", commands=lists("start", "bantuan"))
    assert await sari.commands() == ["start", "bantuan"]
    await bot.ask("setMyCommands", commands=lists("gabung"), scope={"type": "all_private_chats"})
    await bot.ask("setMyCommands", commands=lists("join"), scope={"type": "all_private_chats"}, language_code="en")
    assert await sari.commands() == ["gabung"]
    await bot.ask("setMyCommands", commands=lists("buka"), scope={"type": "chat", "chat_id": SARI})
    assert await sari.commands() == ["buka"]
    await bot.ask("deleteMyCommands", scope={"type": "chat", "chat_id": SARI})
    assert await sari.commands() == ["gabung"]
    english = await phones.person(SARI + 5, language="en")
    assert await english.commands() == ["join"]
    assert await bot.ask("getMyCommands") == lists("start", "bantuan")


async def test_command_lists_and_profile_texts_have_limits(phones, bot):
    """A hundred commands, lower-case names, and the lengths of name and descriptions."""
    many = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    assert "BOT_COMMANDS_TOO_MUCH" in await bot.words("setMyCommands", commands=many)
    for bad in ("Besar", "a-b", "x" * 33):
        assert "BOT_COMMAND_INVALID" in await bot.words(
            "setMyCommands", commands=[{"command": bad, "description": "x"}]
        )
    for method, field, size in (
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ):
        assert "too long" in await bot.words(method, **{field: "x" * (size + 1)})
        await bot.ask(method, **{field: "x" * size})
        await bot.ask(method, **{field: "en", "language_code": "en"})
        assert await bot.ask(method.replace("set", "get")) == {field: "x" * size}
        assert await bot.ask(method.replace("set", "get"), language_code="en") == {field: "en"}
    await bot.ask("setChatMenuButton", menu_button={"type": "commands"})
    assert (await phones.stage.profile())["menu_buttons"] == {"0": {"type": "commands"}}
