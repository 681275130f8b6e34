"""What the phones' page is told: who is there, what changed, what a phone shows, and phones without network."""

import asyncio

import pytest

from rehearsal import NotPossible

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI, first_name="Peserta 1")
    await person.start()
    return person


async def _texts(phones, person_id=SARI, **where):
    return [card["text"] for card in (await phones.call("look", person=person_id, **where))["messages"]]


async def test_the_world_names_the_bot_everybody_and_every_group(phones, bot, sari):
    """With the newest line of each private chat and what the person has not read."""
    await bot.ask("setMyName", name="Jajak")
    group = await phones.group("Rapat", members=[sari])
    await bot.ask("sendMessage", chat_id=SARI, text="Selamat\ndatang")
    world = await phones.call("world")
    assert world["bot"] | {"id": 0} == {"id": 0, "username": "JajakRapatBot", "name": "Jajak", "descriptions": {}}
    card = next(one for one in world["people"] if one["id"] == SARI)
    assert (card["first_name"], card["language"], card["is_offline"], card["has_blocked"]) == (
        "Peserta 1", "id", False, False,
    )  # fmt: skip
    private = next(chat for chat in world["chats"] if chat["id"] == SARI)
    assert (private["last"]["text"], private["last"]["is_from_bot"], private["unread"]) == ("Selamat datang", True, 1)
    rapat = next(chat for chat in world["chats"] if chat["id"] == group.id)
    assert (rapat["title"], rapat["kind"], SARI in rapat["members"]) == ("Rapat", "group", True)


async def test_a_change_wakes_who_waits_and_names_the_chat(phones, bot, sari):
    """A long poll after a revision: woken by a message, an edit or a person; silent while nothing happens."""
    now = (await phones.call("world"))["revision"]
    nothing = await phones.call("changes", after=now, timeout_seconds=0.05)
    assert (nothing["chats"], nothing["is_roster_changed"], nothing["revision"]) == ([], False, now)
    waiting = asyncio.create_task(phones.call("changes", after=now, timeout_seconds=10))
    await asyncio.sleep(0.05)
    sent = await bot.ask("sendMessage", chat_id=SARI, text="Kartu")
    told = await asyncio.wait_for(waiting, 2)
    assert (told["chats"], told["is_roster_changed"]) == ([SARI], False)
    seen = await phones.call("look", person=SARI, after=now)
    assert [card["text"] for card in seen["messages"]] == ["Kartu"]
    await phones.stage.advance(2)
    await bot.ask("deleteMessage", chat_id=SARI, message_id=sent["message_id"])
    seen = await phones.call("look", person=SARI, after=told["revision"])
    assert (seen["messages"], seen["removed"]) == ([], [sent["message_id"]])
    added = await phones.call("add_person")
    assert (await phones.call("changes", after=seen["revision"], timeout_seconds=1))["is_roster_changed"]
    assert added["first_name"] == "Peserta 2"


async def test_people_are_added_with_numbers_that_nobody_has(phones):
    """A role and a number, never an invented person; a name of one's own is kept as it is, on one line."""
    cards = [await phones.call("add_person") for _ in range(3)]
    assert [card["first_name"] for card in cards] == ["Peserta 1", "Peserta 2", "Peserta 3"]
    assert len({card["id"] for card in cards}) == 3
    named = await phones.call("add_person", first_name=" <b>Kepala\nBagian</b> ", language="en")
    assert (named["first_name"], named["language"]) == ("<b>Kepala Bagian</b>", "en")


async def test_what_is_read_is_no_longer_unread(phones, bot, sari):
    """And only for the person who read it."""
    other = await phones.person(SARI + 1)
    group = await phones.group("Rapat", members=[sari, other])
    await bot.ask("sendMessage", chat_id=group.id, text="Kartu")
    await phones.call("read", person=SARI, chat=group.id)

    async def count(person_id):
        chats = (await phones.call("phone", person=person_id))["chats"]
        return next(chat["unread"] for chat in chats if chat["id"] == group.id)

    assert (await count(SARI), await count(SARI + 1) > 0) == (0, True)
    with pytest.raises(NotPossible):
        await phones.call("look", person=SARI, chat=SARI + 1)


async def test_the_bot_is_seen_typing_until_its_message_comes(phones, bot, sari):
    """`sendChatAction` fades after five seconds, or with the message it announced."""
    assert await phones.call("typing", person=SARI) is None
    await bot.ask("sendChatAction", chat_id=SARI, action="typing")
    assert (await phones.call("typing", person=SARI)) == {"action": "typing", "seconds_left": 5.0}
    await phones.stage.advance(5)
    assert await phones.call("typing", person=SARI) is None
    await bot.ask("sendChatAction", chat_id=SARI, action="upload_document")
    assert (await phones.call("look", person=SARI))["action"]["action"] == "upload_document"
    await bot.ask("sendMessage", chat_id=SARI, text="Berkas")
    assert await phones.call("typing", person=SARI) is None


async def test_a_phone_without_network_shows_nothing_new_and_sends_in_order_when_it_is_back(phones, bot, sari):
    """What the bot sends waits for it, what the person sends waits on it: nothing lost, nothing doubled."""
    await bot.ask("sendMessage", chat_id=SARI, text="Sebelum")
    await phones.call("offline", person=SARI, is_offline=True)
    await phones.stage.advance(2)
    await bot.ask("sendMessage", chat_id=SARI, text="Sementara itu")
    for text in ("satu", "dua", "tiga"):
        await sari.send(text)
    seen = await phones.call("look", person=SARI)
    assert [card["text"] for card in seen["messages"]] == ["/start", "Sebelum"]
    assert [card["text"] for card in seen["waiting"]] == ["satu", "dua", "tiga"]
    assert [message.text for message in await sari.screen()] == ["/start", "Sebelum"]
    with pytest.raises(NotPossible, match="no network"):
        await sari.press("Setuju")
    assert await phones.call("offline", person=SARI, is_offline=False) == {"failed": []}
    assert await _texts(phones) == ["/start", "Sebelum", "Sementara itu", "satu", "dua", "tiga"]
    heard = [update["message"]["text"] for update in await bot.updates()]
    assert heard == ["/start", "satu", "dua", "tiga"]
    assert (await phones.call("look", person=SARI))["waiting"] == []


async def test_what_a_phone_cannot_send_any_more_is_told_and_the_rest_goes_on(phones, bot, sari):
    """Taken out of a group while away: that message fails, the others arrive."""
    group = await phones.group("Rapat", members=[sari])
    await phones.call("offline", person=SARI)
    await sari.send("/rapat", chat=group.id)
    await sari.send("halo")
    await group.remove(SARI)
    failed = (await phones.call("offline", person=SARI, is_offline=False))["failed"]
    assert [one["act"] for one in failed] == ["send"]
    assert (await _texts(phones))[-1] == "halo"


async def test_a_phone_shows_names_replies_and_what_happened(phones, bot, sari):
    """Service messages name people, replies show what they answer, pins their line."""
    group = await phones.group("Rapat", members=[sari])
    sent = await bot.ask("sendMessage", chat_id=group.id, text="Kartu")
    await sari.send("balasan", chat=group.id, reply_to=sent["message_id"])
    await sari.leave(group)
    await sari.join(group)
    await group.set_bot("administrator", rights=["can_pin_messages"])
    await bot.ask("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    seen = await phones.call("look", person=SARI, chat=group.id)
    reply = next(card for card in seen["messages"] if card["text"] == "balasan")
    assert (reply["reply"]["text"], reply["sender_name"], reply["is_own"]) == ("Kartu", "Peserta 1", True)
    events = {card["service"]: card["event"] for card in seen["messages"] if card["service"]}
    assert events["left_chat_member"] == {"names": ["Peserta 1"]}
    assert events["new_chat_members"] == {"names": ["Peserta 1"]}
    assert events["pinned_message"]["about"]["text"] == "Kartu"
    assert [pin["text"] for pin in seen["chat"]["pinned"]] == ["Kartu"]


async def test_the_key_of_a_deep_link_is_shown_to_nobody(phones, bot, sari):
    """The bot hears it, the phone shows /start alone, in the chat and in the list; words that were typed stay."""
    await sari.start("r_rahasia")
    assert (await bot.updates())[-1]["message"]["text"] == "/start r_rahasia"
    card = (await phones.call("look", person=SARI))["messages"][-1]
    assert card["text"] == "/start"
    assert (await phones.call("phone", person=SARI))["chats"][0]["last"]["text"] == "/start"
    await sari.send("/start dua kata")
    assert (await _texts(phones))[-1] == "/start dua kata"


async def test_a_long_chat_comes_in_pieces(phones, bot, sari):
    """The newest 400 first, then those before; afterwards only what changed."""
    for number in range(450):
        await sari.send(f"kata {number}")
    seen = await phones.call("look", person=SARI)
    assert (len(seen["messages"]), seen["has_more"]) == (400, True)
    older = await phones.call("look", person=SARI, before=seen["messages"][0]["id"])
    assert (len(older["messages"]), older["has_more"], older["messages"][0]["text"]) == (51, False, "/start")
