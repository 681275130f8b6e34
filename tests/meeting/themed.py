"""A text question answered, revealed and grouped, and what officials see of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from delivery.cards import themes as card
from meeting import questions, themes
from rules.figures import TextFigures
from rules.questions import Question
from rules.refusals import Refusal
from rules.themes import line_number, theme_number
from storage import outbox
from storage.tallies import tally_question
from tests.faults.acts import standing_dialog
from tests.meeting.halls import MINUTE_TAKER, Hall
from tests.meeting.test_voting import opened
from tests.meeting.test_who_votes import write

ANSWERS = (
    "Data belum terpadu",
    "data  belum TERPADU",
    "Anggaran kurang",
    "Rapat terlalu jarang",
    "Data desa lama",
    "–1",
)
LINE = "Data belum terpadu"


async def closed(hall: Hall, answers: tuple[str, ...] = ANSWERS, asked: str = "Hambatan? #isian #terbuka") -> Question:
    """A text question that was answered so and closed."""
    question = await opened(hall, asked, seconds=None)
    for place, answer in enumerate(answers):
        await write(hall, question, place, answer)
    return (await questions.close(hall.house, hall.moderator, question.id)).question


async def revealed(
    hall: Hall, answers: tuple[str, ...] = ANSWERS, asked: str = "Hambatan? #isian #terbuka"
) -> Question:
    """The same with its result out."""
    question = await closed(hall, answers, asked)
    return (await questions.reveal(hall.house, hall.moderator, question.id)).question


async def typed(hall: Hall, question: Question, line: str, name: str, who: int = MINUTE_TAKER) -> themes.Grouped:
    """[Tema baru] under a line, and the name typed."""
    await themes.ask_new(hall.house, hall.sender(who), question.id, line_number(line))
    return await themes.write(hall.house, hall.sender(who), await standing_dialog(hall, who), name)


async def pressed(hall: Hall, question: Question, line: str, theme: str, who: int = MINUTE_TAKER) -> themes.Grouped:
    """A theme that stands on a button; [Tanpa tema] where it is empty."""
    number = theme_number(theme) if theme else None
    return await themes.put(hall.house, hall.sender(who), question.id, line_number(line), number)


async def shown(hall: Hall, question: Question) -> list[tuple[str, int]]:
    """Name and count of each theme."""
    async with hall.house.db.reading() as tx:
        figures = (await tally_question(tx, question.id)).figures
    assert isinstance(figures, TextFigures)
    return [(theme.name, theme.count) for theme in figures.themes]


async def entries(hall: Hall) -> list[dict[str, Any]]:
    """Role, ref and payload of every act of grouping."""
    async with hall.house.db.reading() as tx:
        rows = await tx.fetch(
            "SELECT seq, actor_role, actor_ref, payload FROM entries WHERE kind = 'question.themed' ORDER BY seq"
        )
    return [
        {"seq": row["seq"], "role": row["actor_role"], "ref": row["actor_ref"], **json.loads(row["payload"])}
        for row in rows
    ]


async def drawn(hall: Hall, question: Question, account: int = MINUTE_TAKER) -> tuple[str, list[str], list[str]]:
    """Text, labels and codes of the card of themes as this official would see it now."""
    async with hall.house.db.reading() as tx:
        row = await tx.fetch_row(
            "SELECT id FROM outbox WHERE chat_id = $1 AND topic = $2", account, f"themes:{question.id}"
        )
        assert row is not None
        wish = await outbox.waiting(tx, row["id"])
        assert wish is not None
        made = await card.draw(tx, wish)
    assert made is not None
    buttons = [button for line in made.buttons for button in line]
    return made.text, [button.label for button in buttons], [str(button.press) for button in buttons]


async def refused(act: Any) -> str:
    """The key of what an act is refused for."""
    with pytest.raises(Refusal) as no:
        await act
    return no.value.key


async def many_lines(hall: Hall, count: int) -> tuple[Question, list[str]]:
    """A revealed question with so many different answers of one text ballot each, written straight into the tables."""
    question = await revealed(hall, ())
    lines = [f"Jawaban {place:02}" for place in range(count)]
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE closings SET answered = $1, entitled = $1", count)
        for place, line in enumerate(lines):
            await tx.execute(
                "INSERT INTO electorate (question_id, voter, organisation_id, added_ms, receipt)"
                " VALUES ($1, $2, 1, 0, $2)",
                *(question.id, f"x{place}"),
            )
            await tx.execute(
                "INSERT INTO ballots (question_id, voter, selection, words, channel, cast_ms)"
                " VALUES ($1, $2, '', $3, 'telegram', 0)",
                *(question.id, f"x{place}", line),
            )
    return question, lines
