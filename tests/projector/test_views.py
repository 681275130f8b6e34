"""Each view in a meeting that was played, in the words and figures of the screen."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meeting import agenda, desk, moderation, questions, speaking, voting
from projector.snapshot import qr_rows
from projector.views.question import Asked
from rules.meetings import MeetingAct
from rules.points import PointAct
from rules.speaking import SpeechKind
from storage.database import Database
from tests.meeting.halls import START_MS, Hall, add_delegate, open_hall
from tests.meeting.on_floor import speaks, step, up
from tests.meeting.pointed import items, put_forward
from tests.projector.halls import seen


@pytest.fixture
async def hall(database: Database) -> Hall:
    """A running meeting of five organisations."""
    return await open_hall(database)


async def asked(hall: Hall, written: str, seconds: int | None = None) -> int:
    """The id of a question that is open now."""
    draft = await desk.write(hall.house, hall.moderator, hall.meeting_id, written)
    return (await questions.open_question(hall.house, hall.moderator, draft.id, seconds=seconds)).question.id


async def answered(hall: Hall, question_id: int, *places: int) -> None:
    generation = int(str(await hall.value("SELECT generation FROM questions WHERE id = $1", question_id)))
    for place in places:
        await voting.cast(
            hall.house, hall.voter(place), question_id=question_id, delegate_id=hall.delegates[place],
            option_ids=(1,), generation=generation,
        )  # fmt: skip


async def test_what_stands_around_every_view(hall: Hall) -> None:
    """Revision, build, clock, zone, how the screen is steered, how to join."""
    shown = await seen(hall, theme="dark", size=2, is_blank=True, page=3, page_of="agenda:0")
    assert {key: shown[key] for key in ("revision", "build", "at_ms", "language", "zone", "offset_minutes")} == {
        "revision": 7, "build": "b", "at_ms": START_MS, "language": "id", "zone": "WIB", "offset_minutes": 420,
    }  # fmt: skip
    assert shown["screen"] == {"theme": "dark", "size": 2, "is_blank": True, "page": 3}
    assert shown["meeting"] == {"title": "Rakor 7", "state": "running", "mark": ""}
    join = shown["join"]
    link = "https://t.me/JajakBappedaBot?start=r_key"
    assert (join["link"], join["username"], join["code"]) == (link, "@JajakBappedaBot", "ABCD-2345")
    assert shown["words"]["lost"] == "Data pukul {jam} · menyambung ulang…"
    assert shown["words"]["page"] == "{dari}–{sampai} dari {semua} · hlm. {n}/{m}"
    assert shown["views"].keys() == {"join", "result", "wall", "speakers", "quorum", "agenda"}
    assert json.loads(json.dumps(shown)) == shown


def test_a_symbol_of_33_modules_for_the_longest_link() -> None:
    """62 bytes: three finders, dark corners, no margin, the same every time."""
    rows = qr_rows("https://t.me/" + "B" * 18 + "?start=r_" + "k" * 22)
    assert {len(row) for row in rows} == {len(rows)} == {33}
    assert rows[0][:8] == "11111110" == rows[0][-8:][::-1] == rows[-1][:8]
    assert set("".join(rows)) == {"0", "1"}


async def test_join_tells_three_steps_and_how_many_came(hall: Hall) -> None:
    """Registration shows it by itself; somebody who comes is counted."""
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE meetings SET state = 'registration'")
    await add_delegate(hall, 5)
    view = (await seen(hall))["view"]
    assert view["name"] == "join"
    steps = ["Pindai kode QR ini", "Tekan Mulai di Telegram", "Daftarkan instansi Bapak/Ibu"]
    assert (view["steps"], view["footer"]) == (steps, "6 peserta sudah bergabung")


async def test_an_open_question_then_closed(hall: Hall) -> None:
    """Wording, coded options, deadline, turnout; closed: no deadline any more, and the note."""
    question_id = await asked(hall, "Pilih beberapa? #ganda 1-2 #unsur\nData\nRumah\nModal", seconds=60)
    await answered(hall, question_id, 0, 1)
    view = (await seen(hall))["view"]
    assert view == {
        "name": "open",
        "code": "JP1",
        "question": "Pilih beberapa?",
        "shows_codes": True,
        "options": [{"code": code, "text": text} for code, text in zip("ABC", ("Data", "Rumah", "Modal"), strict=True)],
        "deadline_ms": START_MS + 60_000,
        "chip": {"text": "Hasil setelah diumumkan", "tone": "information"},
        "turnout": {"label": "Sudah menjawab", "figure": "2", "of": "dari 5 berhak", "part": 0.4},
        "footer": ["Terbuka per unsur", "Boleh pilih lebih dari satu (paling banyak 2)"],
        "closed_note": "",
    }
    await questions.close(hall.house, hall.moderator, question_id)
    closed = (await seen(hall))["view"]
    changed = {"name": "closed", "deadline_ms": None, "closed_note": "Ditutup. Hasil belum diumumkan."}
    assert closed == view | changed
    english = (await seen(hall, language="en"))["view"]
    assert english["turnout"]["of"] == "of 5 entitled"


@pytest.mark.parametrize(
    ("written", "shows_codes"), [("Setujukah? #setuju", False), ("Skala? #skala 1-5", False), ("Ya?\nYa\nTidak", True)]
)
async def test_letters_stand_where_phones_show_them(hall: Hall, written: str, shows_codes: bool) -> None:
    """Not beside setuju, and not beside a bare point of a scale."""
    await asked(hall, written)
    assert (await seen(hall))["view"]["shows_codes"] is shows_codes


def test_a_question_before_reveal_has_no_place_for_a_count() -> None:
    """The whole of what the view is made from."""
    assert set(Asked.__slots__) == {
        *("code", "wording", "shows_codes", "options", "deadline_ms", "is_closed", "mode", "round", "is_multiple"),
        *("choices_max", "turnout"),
    }


async def test_the_wall_holds_only_what_was_shown(hall: Hall) -> None:
    """Newest shown first; received, held, declined, discussed ones are not there, nor any name of a person."""
    texts = [f"usulan nomor {number} tentang data kemiskinan" for number in range(5)]
    cases = [await put_forward(hall, place, text) for place, text in enumerate(texts)]
    for place, act in ((1, PointAct.SHOW), (0, PointAct.SHOW), (2, PointAct.HOLD), (3, PointAct.SHOW)):
        hall.clock.turn(60)
        await moderation.decide(hall.house, hall.moderator, cases[place].id, act)
    await moderation.decide(hall.house, hall.moderator, cases[3].id, PointAct.DISCUSS)
    shown = await seen(hall)
    view = shown["view"]
    assert [card["text"] for card in view["cards"]] == [texts[0], texts[1]]
    assert view["cards"][0] == {
        "code": "D01", "kind": "Usulan", "organisation": "o1", "constituency": "Pemerintah", "hue": 1,
        "text": texts[0], "time": "13.02", "shown_ms": START_MS + 120_000,
    }  # fmt: skip
    assert (view["name"], view["title"], view["footer"]) == ("wall", "Pokok diskusi", "2 pokok diskusi ditayangkan")
    assert not any(text in json.dumps(shown) for text in (*texts[2:], "Perwakilan"))
    pinned = (await seen(hall, shown="wall", subject_id=cases[1].id))["view"]["pinned"]
    assert (pinned["code"], pinned["text"]) == ("D02", texts[1])
    held = (await seen(hall, shown="wall", subject_id=cases[2].id))["view"]
    assert held["pinned"] is None


async def test_the_wall_gives_way_to_another_agenda_item(hall: Hall) -> None:
    """Points of an item that is over are no reason to show the wall."""
    await items(hall)
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    case = await put_forward(hall)
    await moderation.decide(hall.house, hall.moderator, case.id, PointAct.SHOW)
    assert (await seen(hall))["view"]["name"] == "wall"
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 2)
    assert (await seen(hall))["view"]["name"] == "agenda"


async def test_the_speaker_and_who_comes_next(hall: Hall) -> None:
    """Name and organisation, the end by the clock, the first five and how many more."""
    for place in range(5, 8):
        hall.delegates.append(await add_delegate(hall, place))
    speech = await speaks(hall, 0)
    await up(hall, *range(1, 8))
    hall.clock.turn(10)
    view = (await seen(hall))["view"]
    started = speech.started_ms
    assert started is not None
    used = hall.clock() - started
    now: dict[str, Any] = {"name": "Perwakilan 1", "organisation": "o1", "state": "speaking"}
    now["allowed_ms"] = 180_000
    assert view["now"] == now | {"ends_ms": started + 180_000, "left_ms": None}
    assert [one["organisation"] for one in view["next"]] == ["o2", "o3", "o4", "o5", "o6"]
    assert (view["more"], view["next_title"]) == ("dan 2 lagi", "Berikutnya")
    await step(hall, speech, "pause")
    hall.clock.turn(100)
    paused = (await seen(hall))["view"]["now"]
    assert paused == now | {"state": "paused", "ends_ms": None, "left_ms": 180_000 - used}
    await speaking.finish(hall.house, hall.moderator, speech.id, int(str(await revision(hall, speech.id))))
    assert (await seen(hall))["view"]["name"] == "agenda"


async def revision(hall: Hall, speech_id: int) -> object:
    return await hall.value("SELECT revision FROM speeches WHERE id = $1", speech_id)


async def test_a_point_of_order_has_the_floor_before_whom_it_held_up(hall: Hall) -> None:
    """Said with its word; the speech behind it waits."""
    await speaks(hall, 0)
    await speaks(hall, 1, kind=SpeechKind.ORDER)
    now = (await seen(hall))["view"]["now"]
    assert (now["organisation"], now["state"]) == ("Interupsi o2", "speaking")


async def test_who_is_here_and_whether_that_is_enough(hall: Hall) -> None:
    """Present of invited, by constituency; the tick where a question asks for a quorum of the invited."""
    await add_delegate(hall, 5)
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = 1 WHERE number > 3")
    view = (await seen(hall, shown="quorum"))["view"]
    assert (view["figure"], view["of"], view["part"]) == ("3", "dari 6 instansi", 0.5)
    assert view["rows"] == [{"name": "Pemerintah", "text": "3 dari 6", "part": 0.5}]
    assert (view["tick"], view["chip"], view["footer"]) == (None, None, "3 peserta hadir")
    await asked(hall, "Setujukah? #setuju #instansi #kuorum 2/3")
    view = (await seen(hall, shown="quorum"))["view"]
    assert (view["tick"], view["tick_text"]) == (0.6667, "kuorum 4 (paling sedikit 2/3)")
    assert view["chip"] == {"text": "Kuorum belum tercapai", "tone": "warning"}
    async with hall.house.db.transaction() as tx:
        await tx.execute("UPDATE delegates SET left_ms = NULL WHERE number = 4")
    view = (await seen(hall, shown="quorum"))["view"]
    assert view["chip"] == {"text": "Kuorum tercapai", "tone": "good"}


async def test_the_agenda_and_a_pause(hall: Hall) -> None:
    """The current item, the next one, and in words where the meeting stands."""
    await items(hall)
    view = (await seen(hall))["view"]
    assert (view["current"], view["next"]) == (None, {"number": 1, "title": "Kinerja"})
    await agenda.go_to(hall.house, hall.moderator, hall.meeting_id, 1)
    await agenda.move(hall.house, hall.moderator, hall.meeting_id, MeetingAct.PAUSE)
    view = (await seen(hall))["view"]
    assert (view["name"], view["title"], view["state_text"]) == ("agenda", "Rakor 7", "Rapat diskors.")
    assert (view["current"], view["next"]) == (
        {"number": 1, "title": "Kinerja"},
        {"number": 2, "title": "Diskusi"},
    )
    assert [one["is_current"] for one in view["items"]] == [True, False]
    assert view["footer"] == "Kamis, 23 November 2023"
