"""Position, name and whom somebody represents: what was not asked for is not guessed."""

import json

import pytest

from meeting import naming, registration, staffing
from meeting.house import Sender
from rules.refusals import Refusal
from rules.writing import lettered
from storage import questions
from storage.database import Database
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import by, dialog_of, named, register, typed


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations o1 … o5, one delegate each."""
    return await open_hall(database)


async def up_to_the_name(hall: Hall, account: int, organisation_id: int) -> None:
    """Registration until position and name are asked for."""
    await registration.begin(hall.house, by(account), hall.meeting_id)
    await registration.consent(hall.house, by(account), hall.meeting_id)
    await typed(hall, account, f"Instansi {organisation_id}")
    await registration.choose(hall.house, by(account), organisation_id)


async def asked(hall: Hall, account: int) -> str:
    """The key of the question the dialog stands at."""
    payload = await hall.value("SELECT payload FROM outbox WHERE chat_id = $1 AND topic = 'dialog'", account)
    return str(json.loads(str(payload))["key"])


async def types(hall: Hall, account: int, text: str) -> None:
    """Types where two buttons are offered, or whom one represents."""
    await naming.typed_represented(hall.house, by(account), await dialog_of(hall, account), text)


async def represents(hall: Hall, account: int) -> object:
    """Whom the account's delegate represents; None before anybody is stored."""
    return await hall.value("SELECT represents FROM delegates WHERE telegram_id = $1", account)


async def test_a_name_sent_after_the_position_is_nobody_represented(hall: Hall) -> None:
    """It is asked about; the name can be corrected; nothing is stored before a button says so."""
    await up_to_the_name(hall, 2001, 1)
    await named(hall, 2001, "Kepala Bidang")
    await types(hall, 2001, "Nama Uji")
    assert await asked(hall, 2001) == "mewakili_tekan"
    assert await represents(hall, 2001) is None
    await naming.rename(hall.house, by(2001))
    assert await asked(hall, 2001) == "minta_nama"
    await named(hall, 2001, "Kepala Bidang, Nama Uji")
    person = await naming.finish(hall.house, by(2001), anew=False)
    assert (person.label, await represents(hall, 2001)) == ("Kepala Bidang, Nama Uji", "")


@pytest.mark.parametrize("word", ["Tidak", " tidak ", "TDK"])
async def test_a_typed_no_is_a_no(hall: Hall, word: str) -> None:
    """As if the button had been pressed."""
    await up_to_the_name(hall, 2001, 1)
    await named(hall, 2001, "Kepala Bidang")
    await types(hall, 2001, word)
    assert await represents(hall, 2001) == ""


async def test_a_typed_yes_asks_whom_and_the_answer_is_whom(hall: Hall) -> None:
    """Whatever is typed then is the official who is represented, a "tidak" in it as well."""
    await up_to_the_name(hall, 2001, 1)
    await named(hall, 2001, "Kepala Bidang")
    await types(hall, 2001, "iya")
    assert await asked(hall, 2001) == "minta_mewakili"
    await types(hall, 2001, "Kepala Dinas")
    assert await represents(hall, 2001) == "Kepala Dinas"


async def test_whoever_holds_the_phone_for_another_is_asked_for_that_person(hall: Hall) -> None:
    """A second person on a phone, and somebody at the desk."""
    await register(hall, 2001, 1, "Orang Pertama")
    await registration.add_person(hall.house, by(2001), hall.meeting_id)
    assert await asked(hall, 2001) == "minta_nama_lain"
    await registration.begin_for_other(hall.house, by(CLERK), hall.meeting_id)
    await typed(hall, CLERK, "Instansi 3")
    await registration.choose(hall.house, by(CLERK), 3)
    assert await asked(hall, CLERK) == "minta_nama_lain"


async def test_a_role_is_taken_away_only_after_it_was_asked_once_more(hall: Hall) -> None:
    """Not by whoever may not give it; the question names the role and its holder's number."""
    with pytest.raises(Refusal):
        await staffing.ask_take_away(hall.house, by(MODERATOR), hall.meeting_id, 5, 4)
    await staffing.ask_take_away(hall.house, Sender(SECRETARY, 77), hall.meeting_id, 5, 4)
    payload = json.loads(str(await hall.value("SELECT payload FROM outbox WHERE chat_id = $1", SECRETARY)))
    assert (payload["key"], payload["values"]["nomor"]) == ("cabut_konfirmasi", "s4")
    assert await hall.value("SELECT COUNT(*) FROM staff WHERE telegram_id = $1", CLERK) == 1


async def test_a_bare_number_is_the_one_code_that_ends_in_it(hall: Hall) -> None:
    """P1 and P2 by 1 and 2; where two codes end alike the default name decides."""
    async with hall.house.db.transaction() as tx:
        for code in ("P1", "P02", "JP7", "A7", "Pembuka"):
            await questions.add(tx, hall.meeting_id, questions.Draft("Mana?", lettered(["Satu", "Dua"]), code=code))
        typed_codes = {typed: await questions.by_typed_code(tx, hall.meeting_id, typed) for typed in CODES}
    assert {typed: found and found.code for typed, found in typed_codes.items()} == CODES


CODES = {"1": "P1", "2": "P02", "p 1": "P1", "7": "JP7", "a7": "A7", "pembuka": "Pembuka", "3": None, "P2": None}
