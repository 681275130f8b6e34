"""Keyboards: which buttons Telegram takes."""

import pytest

SARI = 9000000001


@pytest.fixture
async def send(phones, bot):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)

    async def send(*rows):
        return await bot.raw("sendMessage", chat_id=SARI, text="Pilih", reply_markup={"inline_keyboard": list(rows)})

    return send


def _button(text="Setuju", **action):
    return {"text": text, **(action or {"callback_data": "x"})}


async def test_b70_callback_data_is_1_to_64_bytes_not_signs(send):
    """A Cyrillic label of 43 letters is 79 bytes."""
    assert (await send([_button(callback_data="x" * 64)]))["ok"]
    for size in ("", "x" * 65, "ш" * 33):
        answer = await send([_button(callback_data=size)])
        assert answer["description"] == "Bad Request: BUTTON_DATA_INVALID"


async def test_a_row_holds_eight_and_a_keyboard_a_hundred(send):
    """One more of either is too long."""
    row = [_button()] * 8
    assert (await send(*[row] * 12, [_button()] * 4))["ok"]
    assert "reply markup is too long" in (await send([_button()] * 9))["description"]
    assert "reply markup is too long" in (await send(*[row] * 12, [_button()] * 5))["description"]


async def test_a_button_has_a_label_and_one_action(send, phones):
    """An empty label, no action, a bad link, a long copy text are refused; loosened, they pass."""
    assert "Text must be non-empty" in (await send([_button(" ")]))["description"]
    assert "Text buttons are unallowed" in (await send([{"text": "kosong"}]))["description"]
    assert "Wrong HTTP URL" in (await send([_button(url="javascript:x")]))["description"]
    assert "BUTTON_COPY_TEXT_INVALID" in (await send([_button(copy_text={"text": "x" * 257})]))["description"]
    assert (await send([_button(style="danger", callback_data="x")]))["ok"]
    await phones.stage.loosen("keyboard_limits")
    assert (await send([_button(callback_data="x" * 65)]))["ok"]


async def test_markup_may_be_json_inside_a_form(send, bot):
    """Nested parameters come as text in forms, and method names in any case."""
    form = {
        "chat_id": str(SARI),
        "text": "Form",
        "reply_markup": '{"inline_keyboard":[[{"text":"A","callback_data":"1"}]]}',
    }
    async with bot.session.post(bot.url("SENDmessage"), data=form) as response:
        answer = await response.json()
    assert answer["result"]["reply_markup"]["inline_keyboard"] == [[{"text": "A", "callback_data": "1"}]]
    async with bot.session.get(bot.url("sendMessage"), params={"chat_id": SARI, "text": "Tautan"}) as response:
        assert (await response.json())["result"]["text"] == "Tautan"
