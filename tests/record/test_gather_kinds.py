"""Every kind and mode from real rows to the file: what a closing committed to is published, to the byte."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meeting import desk, errata, questions, rounds, voting
from record import workbook
from record.gather import gather
from record.json_file import write
from record.minutes_questions import result_fields
from record.record import Record
from rules import chain
from rules.questions import Kind, Question
from storage.database import Database
from tests.meeting.halls import SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.people import dialog_of
from tests.record.files import opened as opened_book
from tests.record.files import rows
from tests.record.schema import SCHEMA, faults

# Seven answer from one constituency, three from each of two others: two rows of a secret question stay hidden.
UNITS = ("pemerintah",) * 7 + ("swasta",) * 3 + ("media",) * 3
MODES = ("#terbuka", "#unsur", "#rahasia")
KINDS = {
    "single": "Pilih satu? #lainnya\nData\nRumah\nModal",
    "multiple": "Pilih beberapa? #ganda 1-2 #lainnya\nData\nRumah\nModal",
    "scale": "Seberapa setuju? #skala #tidaktahu",
    "ranking": "Urutkan? #peringkat\nData\nRumah\nModal",
    "irv": "Urutkan lagi? #peringkat irv\nData\nRumah\nModal",
    "text": "Apa sumbangan instansi? #isian",
    "number": "Berapa desa? #angka -5-100",
    "vote": "Setujukah? #setuju #instansi #kuorum 1/2 #ambang 2/3",
    "weighted": "Setujukah dengan bobot? #setuju #bobot",
}
# A weight would say whose an answer without a name is: such a question is refused.
WEIGHED_WITHOUT_NAMES = {("#unsur", "weighted"), ("#rahasia", "weighted")}
TEXTS = ("siap membantu", "Siap  membantu", "=1+1", "tidak")
NUMBERS = ("12", "12.5", "-3", "100")


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of thirteen organisations in three constituencies, with weights of 1 and 1.75."""
    hall = await open_hall(database, organisations=7)
    async with hall.house.db.transaction() as tx:
        for position, code in ((2, "swasta"), (3, "media")):
            await tx.execute(
                "INSERT INTO constituencies (meeting_id, position, code, name) VALUES ($1, $2, $3, $4)",
                *(hall.meeting_id, position, code, code.title()),
            )
    for place in range(7, len(UNITS)):
        found = await hall.value("SELECT id FROM constituencies WHERE code = $1", UNITS[place])
        assert isinstance(found, int)
        hall.delegates.append(await add_delegate(hall, place, constituency_id=found))
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE organisations SET weight = '1.75' WHERE position > 9")
    return hall


def answer(question: Question, place: int) -> tuple[tuple[int, ...], str]:
    """What the voter in this place answers: different things, and not the same for everybody."""
    ids = [option.id for option in question.options]
    if question.kind is Kind.TEXT:
        return (), TEXTS[place % len(TEXTS)]
    if question.kind is Kind.NUMBER:
        return (), NUMBERS[place % len(NUMBERS)]
    if question.kind is Kind.RANKING:
        return tuple(ids[place % len(ids) :] + ids[: place % len(ids)]), ""
    if question.kind is Kind.MULTIPLE:
        first = place % len(ids)
        return tuple(sorted({ids[first], ids[(first + 1) % len(ids)]})), ("Sinyal desa", "")[place % 2]
    return (ids[(place * place) % len(ids)],), ("Sinyal desa", "")[place % 2]


async def asked_and_revealed(hall: Hall, written: str, *, voters: int = len(UNITS)) -> Question:
    """The question from draft to reveal, with so many answers."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    question = (await questions.open_question(hall.house, hall.moderator, draft.id)).question
    for place in range(voters):
        option_ids, words = answer(question, place)
        await voting.cast(
            hall.house, hall.voter(place), question_id=question.id, delegate_id=hall.delegates[place],
            option_ids=option_ids, generation=question.generation, words=words,
        )  # fmt: skip
    await questions.close(hall.house, hall.moderator, question.id)
    return (await questions.reveal(hall.house, hall.moderator, question.id)).question


async def read(hall: Hall) -> Record:
    async with hall.house.db.reading() as tx:
        return await gather(tx, hall.meeting_id)


def assert_committed(shown: dict[str, Any]) -> None:
    """The ballots of the file are those of the closing."""
    assert chain.commitment(shown["ballots"], shown["nonce"]) == shown["closings"][-1]["commitment"], shown["code"]


async def test_every_mode_and_kind_publishes_what_its_closing_committed_to(hall: Hall) -> None:
    """Nine ways of asking in three modes, weights only with names: hash of the published ballots and nonce, keys of the
    mode, schema."""
    for mode in MODES:
        for kind, written in KINDS.items():
            if (mode, kind) in WEIGHED_WITHOUT_NAMES:
                continue
            wording, _, options = written.partition("\n")
            await asked_and_revealed(hall, f"{wording} {mode}" + (f"\n{options}" if options else ""))
    read_back = json.loads(write(await read(hall)))
    assert faults(read_back, SCHEMA) == []
    assert len(read_back["questions"]) == len(MODES) * len(KINDS) - len(WEIGHED_WITHOUT_NAMES)
    for shown in read_back["questions"]:
        assert_committed(shown)
        keys = {frozenset(ballot) - {"words"} for ballot in shown["ballots"]}
        wanted = {
            "open": {"selection", "weight", "voter", "channel"},
            "by_constituency": {"selection", "weight", "constituency"},
            "secret": {"selection", "group"},
        }
        assert keys == {frozenset(wanted[shown["mode"]])}, shown["code"]
        assert len(shown["receipts"]) == len(shown["took_part"]) == len(shown["ballots"]) == len(UNITS)
        assert shown["receipts"] == sorted(shown["receipts"])


async def test_a_hidden_row_of_a_secret_question_is_nowhere(hall: Hall) -> None:
    """Three of swasta and three of media: their groups are merged in the ballots, their counts in no file."""
    question = await asked_and_revealed(hall, f"{KINDS['single'].replace('?', '? #rahasia', 1)}")
    record = await read(hall)
    (shown,) = json.loads(write(record))["questions"]
    assert {ballot["group"] for ballot in shown["ballots"]} == {"pemerintah", "merged"}
    counts = {row["constituency"]: row["counts"] for row in shown["breakdown"]["rows"]}
    assert counts["pemerintah"] is not None
    assert (counts["swasta"], counts["media"]) == (None, None)
    sheet = rows(opened_book(workbook.write(record)), "Per unsur")
    assert [row[2:] for row in sheet if row[1] == "Swasta"] == [(3, "–", "–", "–", "tidak ditampilkan")]
    assert record.question(question.code).tally is not None


async def test_texts_and_numbers_of_a_secret_question_have_no_group(hall: Hall) -> None:
    """What somebody wrote belongs to nobody: every ballot is among the merged ones, in the order of its text."""
    await asked_and_revealed(hall, f"{KINDS['text']} #rahasia")
    (shown,) = json.loads(write(await read(hall)))["questions"]
    assert {ballot["group"] for ballot in shown["ballots"]} == {"merged"}
    texts = [ballot["selection"] for ballot in shown["ballots"]]
    assert texts == sorted(texts)
    assert shown["breakdown"] is None


@pytest.mark.parametrize("kind", ["multiple", "scale", "ranking", "text", "number"])
async def test_a_withheld_secret_publishes_turnout_only(hall: Hall, kind: str) -> None:
    """Four answers: no ballots, no figures, no words, in no file; the commitment stands all the same."""
    wording, _, options = KINDS[kind].partition("\n")
    await asked_and_revealed(hall, f"{wording} #rahasia" + (f"\n{options}" if options else ""), voters=4)
    record = await read(hall)
    (shown,) = json.loads(write(record))["questions"]
    assert faults(json.loads(write(record)), SCHEMA) == []
    assert shown["withheld"] is True
    assert "ballots" not in shown
    assert (shown["tally"]["rows"], shown["tally"]["figures"], shown["tally"]["chosen"]) == ([], None, None)
    assert (shown["tally"]["answered"], len(shown["took_part"]), len(shown["receipts"])) == (4, 4, 4)
    book = opened_book(workbook.write(record))
    assert [len(rows(book, name)) for name in ("Hasil", "Per unsur", "Per instansi", "Isian")] == [1, 1, 1, 1]
    fields = result_fields(record, record.questions[0])
    everything = json.dumps([rows(book, name) for name in book.sheetnames]) + str(fields)
    assert not any(text in everything for text in ("Sinyal desa", "iap membantu", "12,5"))


async def test_a_second_round_an_extension_and_a_reopening_stand_in_the_minutes(hall: Hall) -> None:
    """The first round beside the second, each closing, when it was extended and reopened, why it was cancelled."""
    first = await asked_and_revealed(hall, f"{KINDS['single'].replace('?', '? #unsur', 1)}", voters=5)
    second = await rounds.repeat(hall.house, hall.moderator, first.id)
    await questions.open_question(hall.house, hall.moderator, second.id, seconds=60)
    await questions.extend(hall.house, hall.moderator, second.id, seconds=60)
    await questions.close(hall.house, hall.moderator, second.id)
    await questions.reopen(hall.house, hall.sender(SECRETARY), second.id, seconds=60, reason="Salah tekan.")
    await questions.close(hall.house, hall.moderator, second.id)
    await questions.reveal(hall.house, hall.moderator, second.id)
    third = await rounds.repeat(hall.house, hall.moderator, second.id)
    await questions.open_question(hall.house, hall.moderator, third.id)
    await questions.cancel(hall.house, hall.moderator, third.id, reason="Sudah disepakati.")
    record = await read(hall)
    asked = record.question(second.code)
    assert asked.first is not None
    fields = result_fields(record, asked)
    assert "Diperpanjang pukul 13.00 WIB sampai pukul 13.02 WIB." in fields["waktu"]
    assert "Dibuka kembali pukul 13.00 WIB." in fields["waktu"]
    said = " ".join(fields["catatan"])
    assert f"Putaran 2 dari {first.code}." in said
    assert f"{first.code} (putaran 1): Data " in said
    assert f"{second.code} dibuka kembali oleh sekretariat sebagai pengganti moderator. Alasan: Salah tekan." in said
    dropped = result_fields(record, record.question(third.code))
    assert dropped["kalimat"] == f"{third.code} dibatalkan: Sudah disepakati."
    assert "sekretariat" not in " ".join(dropped["catatan"])
    told = {one["code"]: (one["round"], one["repeats"]) for one in json.loads(write(record))["questions"]}
    assert told == {first.code: (1, None), second.code: (2, first.code), third.code: (3, second.code)}


async def test_an_erratum_stands_in_every_file(hall: Hall) -> None:
    """What was written, how it reads, why: in the file's list and in the minutes, as Ralat ke-1."""
    question = await asked_and_revealed(hall, f"{KINDS['single']}")
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    await errata.begin(hall.house, hall.sender(SECRETARY), question.id)
    for text in ("13 jawaban", "14 jawaban", "Salah tulis."):
        await errata.write(hall.house, hall.sender(SECRETARY), await dialog_of(hall, SECRETARY), text)
    record = await read(hall)
    (told,) = json.loads(write(record))["errata"]
    assert (told["number"], told["question"], told["was"], told["becomes"]) == (1, "JP1", "13 jawaban", "14 jawaban")
    fields = result_fields(record, record.questions[0])
    assert 'Ralat ke-1: "13 jawaban" dibaca "14 jawaban". Alasan: Salah tulis.' in fields["catatan"]
    assert fields["waktu"].endswith("Hasil akhir.")
