"""Results are read from the record when there is something new, and in the language of the screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from meeting import agenda, desk, questions, voting
from projector.results import KeptResults
from projector.snapshot import snapshot
from record.record import Record
from record.tongue import words
from rules.screens import Screen
from storage.database import Database
from tests.meeting.halls import SECRETARY, Hall, open_hall
from tests.meeting.on_floor import speaks, step
from tests.meeting.pointed import items
from tests.meeting.sounded import put_forward


@dataclass
class Drawer:
    """Counts how often it was asked to draw."""

    codes: list[str] = field(default_factory=list)
    kept: KeptResults = field(default_factory=KeptResults)

    def __call__(self, record: Record, code: str) -> dict[str, Any]:
        self.codes.append(code)
        is_final = record.question(code).is_final
        return {"code": code, "chip": words().plain("gambar_hasil_akhir" if is_final else "gambar_hasil_sementara")}

    async def seen(self, hall: Hall, **steered: Any) -> dict[str, Any]:
        """The view of a snapshot."""
        async with hall.house.db.reading() as tx:
            found = await snapshot(
                *(tx, hall.meeting_id, Screen(hall.meeting_id, **steered)),
                revision=1,
                build="b",
                username="Bot",
                now_ms=hall.clock(),
                draw_result=self,
                kept=self.kept,
            )
        view: dict[str, Any] = found["view"]
        return view


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting with the results of two questions and a third one open."""
    hall = await open_hall(database)
    await items(hall)
    for act in ((questions.open_question, questions.close, questions.reveal),) * 2 + ((questions.open_question,),):
        draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, "Ya?\nYa\nTidak")
        for one in act:
            hall.clock.turn(1)
            await one(hall.house, hall.moderator, draft.id)
    return hall


async def test_ballots_make_nobody_read_the_record_again(hall: Hall) -> None:
    """One drawing for any number of snapshots while people answer."""
    drawer = Drawer()
    question_id = int(str(await hall.value("SELECT MAX(id) FROM questions")))
    generation = int(str(await hall.value("SELECT generation FROM questions WHERE id = $1", question_id)))
    for place in range(5):
        await voting.cast(
            hall.house, hall.voter(place), question_id=question_id, delegate_id=hall.delegates[place],
            option_ids=(1,), generation=generation,
        )  # fmt: skip
        assert (await drawer.seen(hall))["turnout"]["figure"] == str(place + 1)
    assert drawer.codes == ["JP2"]


async def test_every_act_of_the_record_draws_anew(hall: Hall) -> None:
    """An adoption is seen at once, by a screen that showed the result before."""
    drawer = Drawer()
    first = int(str(await hall.value("SELECT MIN(id) FROM questions")))
    chosen = {"shown": "result", "subject_id": first}
    await drawer.seen(hall)
    assert drawer.codes == ["JP2"]
    assert (await drawer.seen(hall, **chosen))["chip"] == "HASIL SEMENTARA"
    await drawer.seen(hall, **chosen)
    assert sorted(drawer.codes) == ["JP1", "JP2"]
    await questions.adopt(hall.house, hall.sender(SECRETARY), first)
    assert (await drawer.seen(hall, **chosen))["chip"] == "HASIL AKHIR"
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    await drawer.seen(hall, **chosen)
    assert sorted(drawer.codes) == ["JP1"] * 3 + ["JP2"] * 3


async def test_what_is_said_from_the_floor_makes_nobody_read_the_record_again(hall: Hall) -> None:
    """A hall that writes and speaks while a result is at hand must not slow one that votes."""
    drawer = Drawer()
    await drawer.seen(hall)
    before = len(await hall.kinds())
    await put_forward(hall, 2)
    await step(hall, await speaks(hall, 0), "finish")
    await drawer.seen(hall)
    kinds = (await hall.kinds())[before:]
    assert {kind.partition(".")[0] for kind in kinds} == {"point", "speech"}
    assert drawer.codes == ["JP2"]


async def test_another_language_is_another_view(hall: Hall) -> None:
    """Drawn in the words of the screen, and back again."""
    drawer = Drawer()
    said = [(await drawer.seen(hall, shown="result", language=language))["chip"] for language in ("id", "en", "id")]
    assert said == ["HASIL SEMENTARA", "INTERIM RESULT", "HASIL SEMENTARA"]


async def test_a_result_that_cannot_be_drawn_keeps_nothing_else_from_the_screen(hall: Hall) -> None:
    """The question that is open is seen, and so are other results; in its own place stands the agenda."""
    drawer = Drawer()

    def draw(record: Record, code: str) -> dict[str, Any]:
        if code == "JP2":
            raise ZeroDivisionError
        return drawer(record, code)

    async def view(**steered: Any) -> dict[str, Any]:
        about: dict[str, Any] = {"revision": 1, "build": "b", "username": "Bot", "now_ms": hall.clock()}
        async with hall.house.db.reading() as tx:
            found = await snapshot(
                tx, hall.meeting_id, Screen(hall.meeting_id, **steered), **about, draw_result=draw, kept=drawer.kept
            )
        assert found["views"]["result"] is None
        shown: dict[str, Any] = found["view"]
        return shown

    first = int(str(await hall.value("SELECT MIN(id) FROM questions")))
    assert (await view())["name"] == "open"
    assert (await view(shown="result", subject_id=first))["code"] == "JP1"
    assert (await view(shown="result", subject_id=first + 1))["name"] == "agenda"
