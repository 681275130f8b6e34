"""python-telegram-bot, the library the product uses, accepts every answer and raises what it should."""

import io

import pytest
import telegram as ptb
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.request import HTTPXRequest

SARI = 9000000001


@pytest.fixture
async def library(telegram, phones, monkeypatch):
    """The real Bot class, pointed at the emulator."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    for rule in ("private_rate", "overall_rate", "offset_punishment"):
        await phones.stage.loosen(rule)
    made = ptb.Bot(telegram.token, base_url=telegram.base_url, base_file_url=telegram.file_url)
    async with made:
        yield made


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI, first_name="Peserta 1", username="peserta_satu")
    await person.start("r_1")
    return person


async def test_messages_edits_and_taps_parse(library, sari, phones):
    """Texts with entities and keyboards, edits, deletions, pins, answers."""
    markup = ptb.InlineKeyboardMarkup.from_row(
        [
            ptb.InlineKeyboardButton("Setuju", callback_data="1"),
            ptb.InlineKeyboardButton("Salin", copy_text=ptb.CopyTextButton("x")),
        ]
    )
    sent = await library.send_message(SARI, "<b>Pilih</b> @JajakRapatBot", parse_mode="HTML", reply_markup=markup)
    assert [entity.type for entity in sent.entities] == ["bold", "mention"]
    edited = await library.edit_message_text("Dua", SARI, sent.message_id, reply_markup=markup)
    assert isinstance(edited, ptb.Message)
    assert edited.edit_date is not None
    assert await library.pin_chat_message(SARI, sent.message_id)
    await sari.press("Setuju", answer_seconds=0)
    start, pin, tap = await library.get_updates(timeout=0)
    assert start.message.text == "/start r_1"
    assert pin.message.pinned_message.text == "Dua"
    assert tap.callback_query.message.text == "Dua"
    assert await library.answer_callback_query(tap.callback_query.id, "Tercatat")
    await sari.press_data("1", on=sent.message_id, inaccessible=True, answer_seconds=0)
    last = (await library.get_updates(offset=tap.update_id + 1))[0]
    assert not last.callback_query.message.is_accessible
    assert await library.send_chat_action(SARI, "typing")
    assert await library.delete_message(SARI, sent.message_id)


async def test_files_and_albums_parse_and_download(library, sari, png):
    """Photo, document, exchange of a picture, album, getFile and its bytes."""
    picture = png(40, 30)
    photo = await library.send_photo(SARI, io.BytesIO(picture), caption="Bagan")
    document = await library.send_document(SARI, io.BytesIO(b"isi"), filename="notula.docx")
    assert document.document.file_name == "notula.docx"
    file = await library.get_file(photo.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    changed = await library.edit_message_media(
        ptb.InputMediaPhoto(io.BytesIO(picture + b"x"), caption="Baru"), SARI, photo.message_id
    )
    assert changed.caption == "Baru"
    await library.edit_message_caption(SARI, photo.message_id, caption="Lagi")
    album = await library.send_media_group(
        SARI, [ptb.InputMediaPhoto(io.BytesIO(picture)), ptb.InputMediaPhoto(io.BytesIO(picture))]
    )
    assert len(album) == 2


async def test_chats_members_and_profile_parse(library, sari, phones):
    """Every status of a member, a full chat, all lists and texts."""
    group = await phones.group("Rapat", members=[sari], bot="administrator", bot_rights=["can_pin_messages"])
    statuses = {}
    for status in ("member", "administrator", "restricted"):
        await group.add(SARI, status=status)
        statuses[status] = type(await library.get_chat_member(group.id, SARI)).__name__
    await group.remove(SARI, status="kicked")
    statuses["kicked"] = type(await library.get_chat_member(group.id, SARI)).__name__
    assert statuses == {
        "member": "ChatMemberMember",
        "administrator": "ChatMemberAdministrator",
        "restricted": "ChatMemberRestricted",
        "kicked": "ChatMemberBanned",
    }
    assert {type(one).__name__ for one in await library.get_chat_administrators(group.id)} == {
        "ChatMemberOwner",
        "ChatMemberAdministrator",
    }
    assert (await library.get_chat(group.id)).permissions.can_send_messages
    assert (await library.get_chat(SARI)).type == "private"
    assert await library.get_chat_member_count(group.id) == 2
    kinds = {kind for update in await library.get_updates(allowed_updates=[]) for kind in update.to_dict()}
    assert "my_chat_member" in kinds
    await library.set_my_commands([("start", "Mulai")], scope=ptb.BotCommandScopeChat(SARI), language_code="en")
    assert (await library.get_my_commands(ptb.BotCommandScopeChat(SARI), "en"))[0].command == "start"
    assert await library.delete_my_commands(ptb.BotCommandScopeChat(SARI), "en")
    await library.set_my_name("Jajak")
    await library.set_my_description("Uraian")
    await library.set_my_short_description("Pendek")
    assert (await library.get_my_name()).name == "Jajak"
    assert (await library.get_my_description()).description == "Uraian"
    assert (await library.get_my_short_description()).short_description == "Pendek"
    await library.set_chat_menu_button(menu_button=ptb.MenuButtonCommands())
    assert isinstance(await library.get_chat_menu_button(), ptb.MenuButtonCommands)
    assert (await library.get_webhook_info()).url == ""
    assert await library.leave_chat(group.id)


async def test_polls_and_poll_answers_parse(library, sari):
    """The fields that became required in 22.8 are there."""
    sent = await library.send_poll(SARI, "Setuju?", ["Ya", "Tidak"], is_anonymous=False)
    assert [option.text for option in sent.poll.options] == ["Ya", "Tidak"]
    await sari.vote_poll(await sari.wait_for("Setuju?"), [0])
    _, count, answer = await library.get_updates()
    assert count.poll.total_voter_count == 1
    assert answer.poll_answer.option_ids == (0,)
    assert (await library.stop_poll(SARI, sent.message_id)).is_closed


async def test_refusals_become_the_librarys_own_errors(telegram, library, sari, phones):
    """Each row of the error table raises what the table says."""
    with pytest.raises(BadRequest, match="Button_data_invalid"):
        await library.send_message(
            SARI,
            "x",
            reply_markup=ptb.InlineKeyboardMarkup.from_button(ptb.InlineKeyboardButton("x", callback_data="x" * 65)),
        )
    with pytest.raises(BadRequest, match="Chat not found"):
        await library.send_message(5, "x")
    await phones.stage.hold(SARI, 222)
    with pytest.raises(RetryAfter) as held:
        await library.send_message(SARI, "x")
    assert held.value.retry_after.total_seconds() == 223
    await sari.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await library.send_message(SARI, "x")
    group = await phones.group("Rapat")
    await group.migrate()
    with pytest.raises(ChatMigrated) as moved:
        await library.send_message(group.former_id, "x")
    assert moved.value.new_chat_id == group.id
    await phones.stage.loosen("webhook_https")
    await phones.stage.loosen("webhook_port")
    await library.set_webhook(f"{telegram.url}/jauh")
    with pytest.raises(Conflict):
        await library.get_updates()
    carrier = HTTPXRequest()
    with pytest.raises(InvalidToken):
        await ptb.Bot("1:salah", base_url=telegram.base_url, request=carrier).get_me()
    await carrier.shutdown()
