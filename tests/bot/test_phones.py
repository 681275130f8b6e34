"""`jajak rehearse --phones`: the training meeting against the real service, with a cast that lives by itself."""

import asyncio
import re
from collections import Counter
from pathlib import Path

import pytest

from rehearsal.phone import Person
from tests.bot.training_hall import Hall, hall

# The training is examined with its pages.
pytestmark = pytest.mark.page

LINE = re.compile(r"^(.+): [\d,]+%, (\d+) (?:jawaban|orang)$", re.MULTILINE)
SCORE = re.compile(r"^\d+\. (.+): skor (\d+),", re.MULTILINE)
WORDS = re.compile(r"^– (.+?)(?: \((\d+)\))?$", re.MULTILINE)


@pytest.mark.long
@pytest.mark.parametrize("is_english", [False, True])
async def test_a_newcomer_who_follows_the_hints_gets_everything_ticked(tmp_path: Path, is_english: bool) -> None:
    """From registration to the workbook, with twelve people, without a word that is not in the hints, and without a
    rule of Telegram that the service broke; in English every button is named as the phone shows it."""
    async with hall(tmp_path, size=12) as meeting:
        if is_english:
            await meeting.speak_english()
        seen = await meeting.trainee.go_through()
        assert seen["is_finished"]
        assert seen["seconds"] < 15 * 60
        assert [step["id"] for step in seen["steps"] if not step["is_done"]] == []
        broken = await meeting.phones.stage.broken_rules()
        assert [one for one in broken if not str(one["rule"]).endswith("_rate")] == []


async def test_the_first_steps_are_ticked_by_what_happens(tmp_path: Path) -> None:
    """A trainee who has everything in English comes as far as the first question that is open; nothing later is
    ticked."""
    async with hall(tmp_path, size=3) as meeting:
        await meeting.speak_english()
        seen = await meeting.trainee.go_through(until="assist")
        done = [step["id"] for step in seen["steps"] if step["is_done"]]
        assert done == ["registration", "screen", "attendance", "start", "open"]
        assert seen["current"] == "assist"
        assert seen["title"] == "Rapat Koordinasi Latihan Kabupaten Contoh"
        assert seen["steps"][0]["title"] == "Open registration"


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_three_hundred_people_join_and_answer(tmp_path: Path) -> None:
    """A full hall on one machine: everybody comes in, most answer, nobody meets anything unexpected, and the service
    breaks no rule of Telegram."""
    async with hall(tmp_path, size=300) as meeting:
        await meeting.trainee.go_through(until="attendance")
        await meeting.until(lambda: meeting.cast.card()["joined"] == 300, 240)
        await meeting.trainee.go_through(until="assist")
        await meeting.until(lambda: meeting.cast.card()["answered"] >= 250, 120)
        assert meeting.cast.room.notes == []
        broken = await meeting.phones.stage.broken_rules()
        assert [one for one in broken if not str(one["rule"]).endswith("_rate")] == []


@pytest.mark.long
async def test_every_kind_of_question_is_counted_as_the_cast_pressed(tmp_path: Path) -> None:
    """One choice, several, a secret scale, an order, words, a number: what the bot counts is what people chose, changed
    answers included."""
    async with hall(tmp_path, size=7) as meeting:
        moderator = await meeting.open_meeting()
        sent = await moderator.send("/pertanyaan Berapa desa yang perlu dibantu? #angka 0-100")
        await moderator.wait_for("JP6 · konsep", after=sent, timeout_seconds=15)
        await _played(meeting, moderator)
        chosen = {code.split("/")[0]: answers for code, answers in meeting.cast.room.chosen.items()}
        results = {f"JP{number}": await _result(moderator, number) for number in range(1, 7)}
        for code in ("JP1", "JP2", "JP3"):
            counted = {label: int(count) for label, count in LINE.findall(results[code]) if int(count)}
            assert counted == dict(Counter(one for answer in chosen[code].values() for one in answer)), results[code]
        borda: Counter[str] = Counter()
        for order in chosen["JP4"].values():
            borda.update({label.split(". ")[1]: 3 - place for place, label in enumerate(order)})
        assert {label: int(score) for label, score in SCORE.findall(results["JP4"])} == dict(borda)
        lines = Counter(one for answer in chosen["JP5"].values() for one in answer)
        assert {text: int(count or 1) for text, count in WORDS.findall(results["JP5"])} == dict(lines)
        assert f"7 jawaban, jumlah {sum(int(one) for (one,) in chosen['JP6'].values())}," in results["JP6"]
        assert all("7 dari 8 peserta menjawab" in text for text in results.values())
        assert not meeting.cast.room.notes


async def _played(meeting: Hall, moderator: Person) -> None:
    """All six stand open at once; who is slow is reminded; one person changes every answer; then they are closed."""
    room, everybody = meeting.cast.room, meeting.cast.size
    numbers = range(1, 7)
    for number in numbers:
        await moderator.send(f"/buka {number}")
    questions = [f"JP{number}/1" for number in numbers]
    await meeting.until(lambda: all(len(room.chosen.get(one, {})) >= everybody - 1 for one in questions))
    for number in numbers:
        await moderator.send(f"/ingatkan {number}")
    await meeting.until(lambda: all(len(room.chosen[one]) == everybody for one in questions))
    await meeting.until(lambda: all(room.changed.get(one) == {1} for one in questions))
    for act in ("tutup", "umumkan"):
        for number in numbers:
            await moderator.send(f"/{act} {number}")


async def _result(moderator: Person, number: int) -> str:
    return (await moderator.wait_for(f"JP{number} · diumumkan", timeout_seconds=15)).text


async def test_the_cast_grows_shrinks_and_stands_still(tmp_path: Path) -> None:
    """None at first, then three, then one; stopped nobody moves, and the trainee still comes further."""
    async with hall(tmp_path, size=0) as meeting:
        await meeting.trainee.go_through(until="start")
        assert (await meeting.phones.call("cast"))["joined"] == 0
        grown = await meeting.phones.call("cast", size=3, is_running=False)
        assert (grown["size"], grown["is_running"]) == (3, False)
        await asyncio.sleep(1.5)
        assert meeting.cast.card()["joined"] == 0
        await meeting.phones.call("cast", is_running=True)
        await meeting.until(lambda: meeting.cast.card()["joined"] == 3)
        assert (await meeting.phones.call("cast", size=1))["size"] == 1
        for wrong in ({"size": 501}, {"size": -1}, {"pace": 0}):
            with pytest.raises(AssertionError, match="only"):
                await meeting.phones.call("cast", **wrong)


async def test_one_who_cannot_go_on_does_not_stop_the_others(tmp_path: Path) -> None:
    """Somebody's account is gone: that is noted, and everybody else comes in and answers."""
    async with hall(tmp_path, size=3) as meeting:
        meeting.world.people.pop(meeting.cast.accounts()[1])
        await meeting.trainee.go_through(until="attendance")
        await meeting.until(lambda: meeting.cast.card()["joined"] == 2)
        await meeting.trainee.go_through(until="assist")
        await meeting.until(lambda: meeting.cast.card()["answered"] == 2)
        assert {note.split(",")[0] for note in meeting.cast.room.notes} == {"Peserta 2"}


async def test_begun_anew_everything_is_as_at_the_beginning(tmp_path: Path) -> None:
    """Another trainee's account, no step ticked, an empty memory; the new meeting goes on as the first one did."""
    async with hall(tmp_path, size=2) as meeting:
        before = await meeting.trainee.go_through(until="start")
        again = await meeting.phones.call("training_restart")
        assert again["trainee"] != before["trainee"]
        assert again["current"] == "registration"
        assert again["seconds"] <= 1
        assert again["cast"]["joined"] == 0
        seen = await meeting.trainee.go_through(until="open")
        assert seen["cast"]["size"] == 2
        await meeting.until(lambda: meeting.cast.card()["joined"] == 2)
