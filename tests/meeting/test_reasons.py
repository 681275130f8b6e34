"""Acts that owe a reason: the secretariat in the moderator's place, a lead that passes on; on both engines."""

import json

import pytest

from meeting import delegation, desk, questions, reasons
from record.gather import gather
from record.minutes import fields
from rules import chain
from rules.questions import QuestionState
from rules.refusals import Refusal
from storage import dialogs
from storage.database import Database
from tests.meeting.halls import CLERK, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.people import by, dialog_of, register

WRITTEN = "Bidang apa yang paling mendesak?\nData\nRumah\nModal"
WHY = "Moderator kehilangan sinyal."


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations o1 … o5, one delegate each."""
    return await open_hall(database)


async def drafted(hall: Hall) -> int:
    """A draft of the moderator."""
    return (await desk.write(hall.house, by(MODERATOR), hall.meeting_id, WRITTEN)).id


async def payload_of(hall: Hall, kind: str) -> dict[str, object]:
    """The payload of the newest entry of this kind."""
    found = await hall.value("SELECT payload FROM entries WHERE kind = $1 ORDER BY seq DESC LIMIT 1", kind)
    payload: dict[str, object] = json.loads(str(found))
    return payload


async def test_b100_without_a_reason_the_secretariat_moves_nothing(hall: Hall) -> None:
    """Open, close, reveal: refused at the act, also with a reason of invisible signs or of a novel's length."""
    question_id = await drafted(hall)
    acts = (questions.open_question, questions.close, questions.reveal)
    for act, state in zip(acts, QuestionState, strict=False):
        for reason, key in (("", "alasan_wajib"), ("\u200b \u2060", "teks_kosong"), ("x" * 301, "teks_panjang")):
            with pytest.raises(Refusal) as refused:
                await act(hall.house, by(SECRETARY), question_id, reason=reason)
            assert refused.value.key == key
        assert await hall.value("SELECT state FROM questions WHERE id = $1", question_id) == state.value
        await act(hall.house, by(MODERATOR), question_id)


async def test_a_reason_gives_nobody_a_right(hall: Hall) -> None:
    """A clerk may not close, however good the reason."""
    question_id = await drafted(hall)
    await questions.open_question(hall.house, by(MODERATOR), question_id)
    for act in ("close", "reveal"):
        with pytest.raises(Refusal) as refused:
            await reasons.ask_stand_in(hall.house, by(CLERK), act, question_id)
        assert refused.value.key == "bukan_wewenang"
    with pytest.raises(Refusal):
        await questions.close(hall.house, by(CLERK), question_id, reason=WHY)


async def test_the_secretariat_stands_in_and_the_minutes_say_why(hall: Hall) -> None:
    """Asked first, nothing changed; then the act with the reason: its digest in the chain, its words in the minutes."""
    question_id = await drafted(hall)
    await questions.open_question(hall.house, by(MODERATOR), question_id)
    await reasons.ask_stand_in(hall.house, by(SECRETARY), "close", question_id)
    assert await hall.value("SELECT state FROM questions WHERE id = $1", question_id) == "open"
    assert (await dialog_of(hall, SECRETARY)).payload == {"act": "close", "seconds": None, "subject": question_id}
    await questions.close(hall.house, by(SECRETARY), question_id, reason=WHY)
    await questions.reveal(hall.house, by(MODERATOR), question_id)
    payload = await payload_of(hall, "question.closed")
    assert WHY not in str(payload)
    salt = str(await hall.value("SELECT salt FROM notes WHERE kind = 'reason'"))
    assert payload["digest"] == chain.text_digest(salt, WHY)
    assert "digest" not in await payload_of(hall, "question.revealed")
    async with hall.house.db.reading() as tx:
        assert await dialogs.load(tx, SECRETARY, hall.clock()) is None
        record = await gather(tx, hall.meeting_id)
    said = fields(record)
    closed = "JP1 ditutup oleh sekretariat sebagai pengganti moderator. Alasan: Moderator kehilangan sinyal."
    assert closed in said["daftar_jp"][0]["catatan"]
    assert WHY not in str(said["kesimpulan"])


async def test_a_lead_passes_on_with_a_reason_that_the_chain_does_not_tell(hall: Hall) -> None:
    """What a secretary types about a person stays outside the chain."""
    second = await register(hall, 2001, 1, "Orang Kedua")
    await reasons.ask_lead(hall.house, by(SECRETARY), second.id)
    assert (await dialog_of(hall, SECRETARY)).payload == {"act": "lead", "subject": second.id}
    with pytest.raises(Refusal) as refused:
        await delegation.hand_lead(hall.house, by(SECRETARY), second.id, " ")
    assert refused.value.key == "teks_kosong"
    await delegation.hand_lead(hall.house, by(SECRETARY), second.id, "Perwakilan pertama sakit")
    payload = await payload_of(hall, "lead.handed")
    assert set(payload) == {"digest", "from", "to"}
    assert await hall.value("SELECT text FROM notes WHERE kind = 'reason'") == "Perwakilan pertama sakit"
