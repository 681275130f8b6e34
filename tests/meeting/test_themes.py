"""Answers in words put under themes: by whom, when, once, and as entries of the record; on both engines."""

import asyncio

import pytest

from meeting import desk, questions, themes
from meeting.house import Sender
from rules import chain
from rules.themes import THEMES_MAX, line_key, line_number, theme_number
from storage.database import Database
from tests.faults.acts import erased, standing_dialog
from tests.meeting.halls import CLERK, MINUTE_TAKER, MODERATOR, SECRETARY, Hall, open_hall
from tests.meeting.themed import LINE, closed, drawn, entries, many_lines, pressed, refused, revealed, shown, typed


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of six organisations."""
    return await open_hall(database, organisations=6)


async def test_the_minute_taker_groups_and_people_are_counted(hall: Hall) -> None:
    """Equal answers move together; the rest comes last."""
    question = await revealed(hall)
    assert await shown(hall, question) == []
    assert (await typed(hall, question, LINE, " Data\n terpadu ")).theme == "Data terpadu"
    assert await shown(hall, question) == [("Data terpadu", 2), ("", 4)]
    await pressed(hall, question, "Data desa lama", "Data terpadu")
    await typed(hall, question, "Anggaran kurang", "Anggaran", who=SECRETARY)
    assert await shown(hall, question) == [("Data terpadu", 3), ("Anggaran", 1), ("", 2)]
    await pressed(hall, question, "Anggaran kurang", "")
    assert await shown(hall, question) == [("Data terpadu", 3), ("", 3)]


async def test_every_act_is_an_entry_with_salted_digests(hall: Hall) -> None:
    """Who, which question, line and theme by digest; no word of either in the chain."""
    question = await revealed(hall)
    await typed(hall, question, LINE, "Data terpadu")
    (entry,) = await entries(hall)
    row = f"SELECT %s FROM themes WHERE question_id = {question.id}"
    salt = str(await hall.value(row % "salt"))
    assert entry == {
        "seq": await hall.value(row % "entry"),
        "role": "minute_taker",
        "ref": await hall.value(row % "grouped_by"),
        "question": question.code,
        "line": chain.text_digest(salt, LINE),
        "theme": chain.text_digest(salt, "Data terpadu"),
    }
    assert await hall.value(row % "line") == line_key(LINE)
    assert await hall.value(row % "at_ms") == hall.clock()
    await pressed(hall, question, LINE, "", who=SECRETARY)
    assert [(one["role"], one["theme"]) for one in (await entries(hall))[1:]] == [("secretariat", None)]


async def test_the_same_again_changes_nothing(hall: Hall) -> None:
    """By button or typed, in another spelling too, and taking away what is not there: no second entry."""
    question = await revealed(hall)
    assert not (await pressed(hall, question, LINE, "")).has_changed
    assert (await typed(hall, question, LINE, "Data terpadu")).has_changed
    assert not (await pressed(hall, question, LINE, "Data terpadu")).has_changed
    for spelling in ("data  TERPADU", "Ｄata terpadu", "Data ter\u200bpadu"):
        again = await typed(hall, question, LINE, spelling, who=SECRETARY)
        assert (again.theme, again.has_changed) == ("Data terpadu", False)
    assert (await typed(hall, question, "Anggaran kurang", "DATA terpadu")).theme == "Data terpadu"
    assert len(await entries(hall)) == 2


@pytest.mark.parametrize("who", [MODERATOR, CLERK, 1001, 999])
async def test_whoever_may_not_word_the_record_groups_nothing(hall: Hall, who: int) -> None:
    """A moderator, a clerk, a delegate, a stranger: refused at each act, whatever button they have."""
    question = await revealed(hall)
    await typed(hall, question, LINE, "Data")
    house, line = hall.house, line_number(LINE)
    acts = [
        themes.list_lines(house, hall.sender(who), question.id),
        themes.choose(house, hall.sender(who), question.id, line),
        themes.ask_new(house, hall.sender(who), question.id, line),
        themes.put(house, hall.sender(who), question.id, line, None),
        themes.put(house, hall.sender(who), question.id, line, theme_number("Data")),
    ]
    assert [await refused(act) for act in acts] == ["bukan_wewenang"] * len(acts)
    assert len(await entries(hall)) == 1


async def test_a_role_taken_away_between_two_steps_is_asked_for_again(hall: Hall) -> None:
    """The right is that of the moment in which the name arrives."""
    question = await revealed(hall)
    await themes.ask_new(hall.house, hall.sender(MINUTE_TAKER), question.id, line_number(LINE))
    async with hall.house.db.transaction() as tx:
        await tx.execute("DELETE FROM staff WHERE telegram_id = $1", MINUTE_TAKER)
    dialog = await standing_dialog(hall, MINUTE_TAKER)
    assert await refused(themes.write(hall.house, hall.sender(MINUTE_TAKER), dialog, "Data")) == "bukan_wewenang"


async def test_nothing_is_grouped_before_reveal_or_after_adoption(hall: Hall) -> None:
    """Before reveal no line can be read; an adopted result is locked, the dialog of before too."""
    question = await closed(hall)
    who, line = MINUTE_TAKER, line_number(LINE)
    assert await refused(themes.list_lines(hall.house, hall.sender(who), question.id)) == "jp_belum_diumumkan"
    assert await refused(themes.choose(hall.house, hall.sender(who), question.id, line)) == "jp_belum_diumumkan"
    await questions.reveal(hall.house, hall.moderator, question.id)
    await themes.ask_new(hall.house, hall.sender(who), question.id, line)
    await questions.adopt(hall.house, hall.sender(SECRETARY), question.id)
    dialog = await standing_dialog(hall, who)
    assert await refused(themes.write(hall.house, hall.sender(who), dialog, "Data")) == "jp_sudah_ditetapkan"
    assert await refused(pressed(hall, question, LINE, "")) == "jp_sudah_ditetapkan"
    assert await entries(hall) == []
    text, labels, _ = await drawn(hall, question)
    assert "sudah ditetapkan" in text
    assert labels == [f"Ke {question.code}"]


async def test_a_locked_meeting_takes_no_more_themes(hall: Hall) -> None:
    """Also where the result itself was never adopted."""
    question = await revealed(hall)
    for state in ("adopted", "locked"):
        async with hall.house.db.transaction() as tx:
            await tx.execute("UPDATE meetings SET state = $1", state)
        assert await refused(themes.list_lines(hall.house, hall.sender(SECRETARY), question.id)) == "rapat_terkunci"


@pytest.mark.parametrize(
    "forged",
    [
        ("lain", line_number("nobody wrote this"), None),
        ("lain", 0, None),
        ("lain", 2**63 - 1, theme_number("Data")),
        ("lain", line_number(LINE), theme_number("no such theme")),
        ("lain", line_number(LINE), 0),
        ("choice", line_number(LINE), None),
        ("none", line_number(LINE), None),
    ],
)
async def test_a_forged_button_is_an_old_one(hall: Hall, forged: tuple[str, int, int | None]) -> None:
    """A line or a theme that is not there, a question of another kind, no question at all."""
    question = await revealed(hall)
    await typed(hall, question, LINE, "Data")
    choice = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Bidang?\nSatu\nDua")
    target = {"lain": question.id, "choice": choice.id, "none": 10**9}[forged[0]]
    before = await shown(hall, question)
    act = themes.put(hall.house, hall.sender(MINUTE_TAKER), target, forged[1], forged[2])
    assert await refused(act) == "tombol_lama"
    assert await shown(hall, question) == before


async def test_a_line_of_one_question_is_none_of_another(hall: Hall) -> None:
    """The same minute taker, two questions: a line and a theme belong to the question they stand in."""
    first = await revealed(hall)
    second = await revealed(hall, ("Jalan rusak",), "Usul? #isian #terbuka")
    await typed(hall, first, LINE, "Data")
    assert await refused(pressed(hall, second, LINE, "")) == "tombol_lama"
    assert await refused(pressed(hall, second, "Jalan rusak", "Data")) == "tombol_lama"
    assert await shown(hall, second) == []


async def test_officials_of_another_meeting_reach_nothing(hall: Hall) -> None:
    """A minute taker of another meeting presses a button of this one."""
    question = await revealed(hall)
    async with hall.house.db.transaction() as tx:
        await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (777, 0)")
        await tx.execute("INSERT INTO staff VALUES ($1, 777, 'minute_taker', 9, 0)", hall.meeting_id + 1)
    for act in (
        themes.list_lines(hall.house, Sender(777), question.id),
        themes.put(hall.house, Sender(777), question.id, line_number(LINE), None),
    ):
        assert await refused(act) == "bukan_wewenang"


async def test_twenty_themes_are_the_most(hall: Hall) -> None:
    """The next one is refused, unless it takes the place of one that vanishes."""
    many = await many_lines(hall, THEMES_MAX + 1)
    for line in many[1][:THEMES_MAX]:
        await typed(hall, many[0], line, f"Tema {line}")
    assert await refused(typed(hall, many[0], many[1][-1], "Satu lagi")) == "tema_penuh"
    assert (await typed(hall, many[0], many[1][0], "Pengganti")).has_changed
    assert (await pressed(hall, many[0], many[1][-1], "Pengganti")).has_changed


async def test_two_minute_takers_at_once(hall: Hall) -> None:
    """Different themes for one line: both acts stand in the record, the later one holds. The same new theme in two
    spellings for two lines: one theme."""
    question = await revealed(hall)
    for who, line in ((MINUTE_TAKER, LINE), (SECRETARY, LINE)):
        await themes.ask_new(hall.house, hall.sender(who), question.id, line_number(line))
    asked = [(who, await standing_dialog(hall, who)) for who in (MINUTE_TAKER, SECRETARY)]
    await asyncio.gather(*(
        themes.write(hall.house, hall.sender(who), dialog, f"Tema {who}") for who, dialog in asked
    ))  # fmt: skip
    last = (await entries(hall))[-1]
    assert len(await entries(hall)) == 2
    ((name, count), rest) = await shown(hall, question)
    assert (name, count, rest) == (f"Tema {MINUTE_TAKER if last['role'] == 'minute_taker' else SECRETARY}", 2, ("", 4))
    await themes.ask_new(hall.house, hall.sender(MINUTE_TAKER), question.id, line_number("Anggaran kurang"))
    await themes.ask_new(hall.house, hall.sender(SECRETARY), question.id, line_number("Data desa lama"))
    asked = [(who, await standing_dialog(hall, who)) for who in (MINUTE_TAKER, SECRETARY)]
    await asyncio.gather(*(
        themes.write(hall.house, hall.sender(who), dialog, spelling)
        for (who, dialog), spelling in zip(asked, ("Dana", "DANA"), strict=True)
    ))  # fmt: skip
    assert sorted(count for _, count in await shown(hall, question)) == [2, 2, 2]


async def test_the_same_press_twice_at_once_is_one_entry(hall: Hall) -> None:
    """Two minute takers agree in the same moment."""
    question = await revealed(hall)
    await typed(hall, question, "Anggaran kurang", "Data")
    done = await asyncio.gather(*(pressed(hall, question, LINE, "Data", who) for who in (MINUTE_TAKER, SECRETARY)))
    assert sorted(one.has_changed for one in done) == [False, True]
    assert len(await entries(hall)) == 2


async def test_a_theme_goes_with_its_line_when_somebody_is_erased(hall: Hall) -> None:
    """Whose answer it was is cut; the line, its count and its theme stay."""
    question = await revealed(hall)
    await typed(hall, question, "Anggaran kurang", "Dana")
    before = await shown(hall, question)
    await erased(hall, 1003)
    assert await shown(hall, question) == before
