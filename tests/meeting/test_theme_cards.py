"""The card of themes: pages, choices, what it may show and to whom; names of any signs; on both engines."""

import json

import pytest

from delivery.cards.panel_buttons import next_steps
from delivery.cards.question_lines import voice
from delivery.cards.result_lines import result_lines
from locales.words import words_for
from meeting import desk, notes, questions, themes
from rules.questions import Question
from rules.roles import Role
from rules.text import MASK
from rules.themes import line_number
from storage import dialogs, outbox
from storage import questions as question_rows
from storage.database import Database
from storage.tallies import tally_question
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MINUTE_TAKER, SECRETARY, Hall, open_hall
from tests.meeting.themed import ANSWERS, LINE, drawn, many_lines, pressed, refused, revealed, shown, typed


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def test_eight_lines_a_page_each_with_its_number(hall: Hall) -> None:
    """The numbers go on over the pages; after a line is done its page is shown again."""
    question, lines = await many_lines(hall, 21)
    await themes.list_lines(hall.house, hall.sender(MINUTE_TAKER), question.id, anew=True)
    text, labels, codes = await drawn(hall, question)
    assert labels == [*"12345678", "‹", "1/3", "›", f"Ke {question.code}"]
    assert all(f"{place + 1}. {line}" in text for place, line in enumerate(lines[:8]))
    assert len(set(codes)) == len(codes)
    await typed(hall, question, lines[10], "Data")
    text, labels, _ = await drawn(hall, question)
    assert labels[:8] == [str(number) for number in range(9, 17)]
    assert "11. Jawaban 10\n<b>Tema: Data</b>" in text
    for page, first in ((2, "17"), (99, "17"), (2**62, "17")):
        await themes.list_lines(hall.house, hall.sender(MINUTE_TAKER), question.id, page=page)
        assert (await drawn(hall, question))[1][0] == first


async def test_the_choices_of_a_line(hall: Hall) -> None:
    """The whole line, every theme once with a mark on the present one, a new one, none."""
    question = await revealed(hall)
    await typed(hall, question, LINE, "Data & <dana>")
    await typed(hall, question, "Anggaran kurang", "Anggaran")
    await themes.choose(hall.house, hall.sender(MINUTE_TAKER), question.id, line_number(LINE))
    text, labels, _ = await drawn(hall, question)
    assert labels == ["✓ Data & <dana>", "Anggaran", "Tema baru", "Tanpa tema", "Ke daftar"]
    assert "Data &amp; &lt;dana&gt;" in text
    await themes.ask_new(hall.house, hall.sender(MINUTE_TAKER), question.id, line_number(LINE))
    text, labels, _ = await drawn(hall, question)
    assert "Mohon ketik nama tema" in text
    assert labels == ["Batal"]
    await themes.choose(hall.house, hall.sender(MINUTE_TAKER), question.id, line_number(LINE))
    async with hall.house.db.reading() as tx:
        assert await dialogs.load(tx, MINUTE_TAKER, hall.clock()) is None


async def test_only_the_officials_cards_are_drawn_again(hall: Hall) -> None:
    """What was published is not sent once more: ballots and the group's card stay as they are."""
    question = await revealed(hall)
    await themes.list_lines(hall.house, hall.sender(SECRETARY), question.id, anew=True)
    wanted = "SELECT SUM(wanted) FROM outbox WHERE topic LIKE $1"
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE outbox SET state = 'sent', shown = wanted")
    before = {kind: await hall.value(wanted, f"{kind}:%") for kind in ("ballot", "group", "panel", "themes")}
    await typed(hall, question, LINE, "Data")
    after = {kind: await hall.value(wanted, f"{kind}:%") for kind in ("ballot", "group", "panel", "themes")}
    assert (after["ballot"], after["group"]) == (before["ballot"], before["group"])
    assert int(str(after["panel"])) > int(str(before["panel"]))
    assert "Data" in (await drawn(hall, question, SECRETARY))[0]


async def test_the_panel_offers_themes_to_whoever_may_group(hall: Hall) -> None:
    """Only under a text question that is revealed, and not to a moderator."""
    question = await revealed(hall)
    choice = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Bidang?\nSatu\nDua")
    words = words_for("id")

    def offered(of: Question, *roles: Role) -> bool:
        return any(b.label == "Tema" for row in next_steps(words, of, set(roles)) for b in row)

    assert offered(question, Role.MINUTE_TAKER)
    assert offered(question, Role.SECRETARIAT)
    assert not offered(question, Role.MODERATOR, Role.CLERK)
    assert not offered(choice, Role.SECRETARIAT)
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    async with hall.house.db.reading() as tx:
        adopted = await question_rows.load(tx, question.id)
    assert adopted is not None
    assert not offered(adopted, Role.MINUTE_TAKER, Role.SECRETARIAT)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        *[("<b>Data</b> & {dana}", "<b>Data</b> & {dana}"), ("=1+1", "=1+1"), ("\u202eنص", "نص"), ("📊🇮🇩", "📊🇮🇩")],
        *[("3517011212800001", MASK), ("👨‍👩‍👧‍👦" * 60, "👨‍👩‍👧‍👦" * 60), ("x\x00y", "xy")],
        *[
            ("", "teks_kosong"),
            ("\u200b \u3164", "teks_kosong"),
            ("x" * 300, "teks_panjang"),
            ("lainnya", "tema_lainnya"),
        ],
    ],
)
async def test_a_name_of_any_signs_is_kept_whole_or_refused(hall: Hall, name: str, stored: str) -> None:
    """What is refused changes nothing, and the same question still waits for a name."""
    question = await revealed(hall)
    if not stored.startswith(("teks_", "tema_")):
        assert (await typed(hall, question, LINE, name)).theme == stored
        text, _, _ = await drawn(hall, question)
        assert "<b>Data</b>" not in text
        return
    assert await refused(typed(hall, question, LINE, name)) == stored
    assert (await standing_dialog(hall, MINUTE_TAKER)).step == themes.STEP
    assert await shown(hall, question) == []


async def test_what_is_withheld_has_no_lines_and_no_themes(hall: Hall) -> None:
    """Four answers to a secret question: no act tells whether somebody wrote this line."""
    question = await revealed(hall, ANSWERS[:4], "Hambatan? #isian #rahasia")
    house, who = hall.house, MINUTE_TAKER
    for line in (LINE, "nobody wrote this"):
        assert await refused(themes.list_lines(house, hall.sender(who), question.id)) == "tema_kosong"
        assert await refused(themes.choose(house, hall.sender(who), question.id, line_number(line))) == "tema_kosong"
        assert await refused(pressed(hall, question, line, "")) == "tema_kosong"
    async with house.db.transaction() as tx:
        payload = {"line": line_number(LINE), "page": 0, "question": question.id, "view": "line"}
        await outbox.want(tx, who, f"themes:{question.id}", "themes", payload, priority=1, now_ms=hall.clock())
    text, labels, _ = await drawn(hall, question)
    assert "Data" not in text
    assert labels == []


async def test_a_secret_question_with_enough_answers_is_grouped_without_names(hall: Hall) -> None:
    """Its lines are public once it is revealed; nobody's organisation stands beside them."""
    question = await revealed(hall, asked="Hambatan? #isian #rahasia")
    await typed(hall, question, LINE, "Data")
    text, _, _ = await drawn(hall, question)
    assert "1. data  belum TERPADU" not in text
    assert "(2)" in text
    assert "o1" not in text
    assert await shown(hall, question) == [("Data", 2), ("", 4)]


async def test_the_result_says_its_themes_in_the_chat(hall: Hall) -> None:
    """Theme and count, two answers of each under it, the rest named and not quoted, and who grouped; no name."""
    question = await revealed(hall, (*ANSWERS[:5], "Data <b>ganda</b>"))
    for line in (LINE, "Data desa lama", "Data <b>ganda</b>"):
        await typed(hall, question, line, "Data & dana")
    async with hall.house.db.reading() as tx:
        speaking = await voice(tx, MINUTE_TAKER, hall.meeting_id)
        text = result_lines(speaking, question, await tally_question(tx, question.id))
    assert text.splitlines()[:6] == [
        "<b>Data &amp; dana: 4 jawaban</b>",
        "– Data belum terpadu (2)",
        "– Data &lt;b&gt;ganda&lt;/b&gt;",
        "<b>Lainnya: 2 jawaban</b>",
        "… dan 3 isian lain, selengkapnya dalam notula.",
        "",
    ]
    assert "Dikelompokkan menurut tema oleh notulis." in text


async def test_a_chart_asked_for_anew_is_a_new_one_once_something_was_grouped(hall: Hall) -> None:
    """The groups get it once more, because it shows something else; the same themes give the same entry."""
    question = await revealed(hall)
    house, asked = hall.house, (hall.meeting_id, question.id)
    first = await notes.enter_chart(house, hall.sender(SECRETARY), *asked)
    tallied = await notes.enter_tally(house, hall.sender(SECRETARY), *asked)
    await typed(hall, question, LINE, "Data")
    again = [await notes.enter_chart(house, hall.sender(SECRETARY), *asked) for _ in range(2)]
    assert [(one.was_there, one.seq == first.seq) for one in again] == [(False, False), (True, False)]
    assert not (await notes.enter_tally(house, hall.sender(SECRETARY), *asked)).was_there
    assert tallied.seq == first.seq + 1
    said = json.loads(str(await hall.value("SELECT payload FROM entries WHERE seq = $1", again[0].seq)))
    assert said["themes"] == await hall.value("SELECT entry FROM themes")
