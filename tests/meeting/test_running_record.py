"""Every entry of the record is read as a sentence; what somebody chose, and a text that was erased, is read nowhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from delivery import html
from delivery.card import Card
from delivery.cards import running_record as card
from locales.journal import key_of, sentence
from locales.messages import MESSAGES
from locales.words import words_for
from meeting import agenda, outcome_changes, questions, running_record
from rules.journal import Group, Line, Wanted, group_of
from rules.meetings import MeetingState
from rules.points import PointState
from storage import outbox
from storage.database import Database
from tests.meeting.concluded import corrected, point_of, refused, withdrew, wrote
from tests.meeting.halls import CLERK, MINUTE_TAKER, SECRETARY, Hall, add_delegate, open_hall
from tests.meeting.test_voting import choose, opened

ROOT = Path(__file__).parents[2]
KIND = re.compile(r"[a-z_]+(\.[a-z_]+)?")
# What appends an entry, and the place of the kind among its arguments; a room's own short way names only the act.
FAMILIES = {"meeting": [state.value for state in MeetingState], "point": [state.value for state in PointState]}


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def shown(hall: Hall, who: int = MINUTE_TAKER) -> Card:
    """The card of the record in the chat of this account."""
    async with hall.house.db.reading() as tx:
        row_id = await tx.fetch_value(
            "SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", who, f"record:{hall.meeting_id}"
        )
        row = await outbox.waiting(tx, row_id)
        assert row is not None
        made = await card.draw(tx, row)
    assert made is not None
    assert html.units(made.text) <= html.TEXT_UNITS_MAX
    return made


async def read(hall: Hall, wanted: Wanted | None = None, *, page: int = 0, who: int = MINUTE_TAKER) -> list[str]:
    """The numbers of the entries on a page."""
    await running_record.read(hall.house, hall.sender(who), hall.meeting_id, page=page, wanted=wanted)
    made = await shown(hall, who)
    return [b.label for line in made.buttons for b in line if b.press is not None and b.press.startswith("1oe")]


def appended() -> set[str]:
    """Every kind that any line of the house puts into the record, as far as it is written out."""
    found = {f"{family}.{name}" for family, names in FAMILIES.items() for name in names if name not in ("draft",)}
    for path in (ROOT / "meeting").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in ("append", "enter", "enter_text"):
                continue
            texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            found |= {text for text in texts if "." in text and KIND.fullmatch(text)}
            if name == "append" and len(node.args) >= 6:
                found |= {text for text in texts if KIND.fullmatch(text)}
    return found


def test_every_kind_of_entry_has_its_sentence() -> None:
    """Whoever adds a kind writes a sentence for it: `jalan_<kind>` in the words of the running record."""
    kinds = appended()
    assert {"note.corrected", "follow_up.carried", "question.opened", "meeting.ended", "export"} <= kinds
    assert [kind for kind in sorted(kinds) if key_of(kind) not in MESSAGES] == []


def test_a_kind_without_a_sentence_is_still_readable() -> None:
    """It says its name and what it is about, and stands among the others."""
    line = Line(1, 0, "moderator", "s1", "sunrise.seen", {"question": "JP1"}, "0" * 64, None, None, None)
    assert sentence(words_for("id"), line) == "sunrise.seen JP1"
    assert group_of("sunrise.seen") is Group.OTHERS


async def test_the_newest_stands_first_eight_a_page(hall: Hall) -> None:
    """A page that does not exist is the last one."""
    for n in range(10):
        await wrote(hall, f"Isi {n}")
    assert await read(hall) == ["10", "9", "8", "7", "6", "5", "4", "3"]
    assert await read(hall, page=1) == ["2", "1"]
    assert await read(hall, page=99) == ["2", "1"]
    text = html.plain((await shown(hall)).text)
    assert "1 · 13.00 WIB · notulis s3: Kesimpulan K1 ditulis. Isi 0" in text


async def test_it_is_narrowed_down_by_group_item_and_constituency(hall: Hall) -> None:
    """Each alone and together; another constituency shows nothing of this one."""
    await agenda.add_items(hall.house, hall.moderator, hall.meeting_id, "Kinerja\nDiskusi")
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    await wrote(hall, "Isi")
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    await point_of(hall)
    groups = list(Group)
    assert await read(hall, Wanted(group=1 + groups.index(Group.OUTCOMES))) == ["4"]
    assert await read(hall, Wanted(group=1 + groups.index(Group.POINTS))) == ["6"]
    assert await read(hall, Wanted(item=2)) == ["6", "5", "2"]
    assert await read(hall, Wanted(item=2, group=1 + groups.index(Group.POINTS))) == ["6"]
    assert await read(hall, Wanted(unit=1)) == ["6"]
    assert await read(hall, Wanted(unit=99)) == []
    for view, label in ((1, "1. Kinerja"), (2, "Pemerintah")):
        await running_record.turn(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, view)
        assert label in [b.label for line in (await shown(hall)).buttons for b in line]


async def test_words_are_searched_in_sentences_and_texts(hall: Hall) -> None:
    """In any case; turning a page keeps them, everything again forgets them."""
    await wrote(hall, "Data <b>Diverval</b> tiap bulan")
    for n in range(9):
        await wrote(hall, f"Lain {n}")
    await running_record.search(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, "diverval")
    assert await read(hall) == ["1"]
    await running_record.search(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, "KESIMPULAN")
    assert await read(hall, page=1) == ["2", "1"]
    await running_record.search(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, "")
    assert len(await read(hall)) == 8
    late = running_record.search(hall.house, hall.sender(MINUTE_TAKER), hall.meeting_id, "x" * 101)
    assert await refused(late) == "teks_panjang"


async def test_one_entry_in_full(hall: Hall) -> None:
    """Its whole text, hash and ties; a correction shows the text of its own time."""
    code = await point_of(hall)
    one = await wrote(hall, f"{code} <b>Isi</b> lama")
    await corrected(hall, one, "Isi baru")
    await withdrew(hall, one, "keliru")
    for seq, text in ((2, "<b>Isi</b> lama"), (3, "Isi baru"), (4, "keliru")):
        await running_record.open_entry(hall.house, hall.sender(SECRETARY), hall.meeting_id, seq)
        said = html.plain((await shown(hall, SECRETARY)).text)
        assert text in said
        assert str(await hall.value("SELECT hash FROM entries WHERE seq = $1", seq)) in said
    await running_record.open_entry(hall.house, hall.sender(SECRETARY), hall.meeting_id, 2)
    assert f"Kaitan: {code}" in html.plain((await shown(hall, SECRETARY)).text)
    missing = running_record.open_entry(hall.house, hall.sender(SECRETARY), hall.meeting_id, 99)
    assert await refused(missing) == "catatan_tidak_ada"


async def test_what_was_erased_says_so(hall: Hall) -> None:
    """The entry stays, its text does not come back."""
    one = await wrote(hall, "Nama seseorang")
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE notes SET text = '', salt = '' WHERE id = $1", one.id)
        await tx.execute("DELETE FROM note_texts WHERE note_id = $1", one.id)
    await read(hall)
    assert "(teks sudah dihapus)" in (await shown(hall)).text


async def test_no_choice_is_read_in_it(hall: Hall) -> None:
    """Neither an option nor a count nor who answered, open or secret."""
    hall.delegates.append(await add_delegate(hall, 5))
    for asked in ("Pilih?\nSatuan\nDuaan", "Pilih? #rahasia\nSatuan\nDuaan"):
        question = await opened(hall, asked)
        for place in range(6):
            await choose(hall, question, place, place % 2)
        await questions.close(hall.house, hall.moderator, question.id)
        await questions.reveal(hall.house, hall.moderator, question.id)
    await read(hall)
    said = (await shown(hall)).text
    assert "Satuan" not in said
    assert "p1" not in said
    assert "Hasil JP2 diumumkan." in said


async def test_only_officials_read_it(hall: Hall) -> None:
    """Neither a clerk nor a participant, whichever way they come."""
    await outcome_changes.restore(hall.house, hall.sender(SECRETARY), (await wrote(hall, "Isi")).id, 0)
    for who in (CLERK, 1001):
        for act in (
            running_record.read(hall.house, hall.sender(who), hall.meeting_id),
            running_record.turn(hall.house, hall.sender(who), hall.meeting_id, 1),
            running_record.open_entry(hall.house, hall.sender(who), hall.meeting_id, 1),
            running_record.search(hall.house, hall.sender(who), hall.meeting_id, "isi"),
            running_record.ask_words(hall.house, hall.sender(who), hall.meeting_id),
        ):
            assert await refused(act) == "bukan_wewenang"
