"""What goes wrong in a meeting while the service runs: poison, silence, a second copy, a flood, a stop."""

import asyncio
import signal
import time
from pathlib import Path

import pytest

from rehearsal.phones import Toast
from storage.opening import open_database
from tests.bot.served import Served, bound, served


async def vote(hosted: Served, place: int, option: int = 0) -> Toast:
    """The voter in this place taps an option of their ballot."""
    card = await hosted.voters[place].wait_for("JP1", timeout_seconds=40)
    label = hosted.question.options[option]
    payload = card.payload(next(one for one in card.labels if one.removeprefix("✓ ").startswith(f"{label.code}.")))
    return await hosted.voters[place].press_data(payload, on=card, answer_seconds=20)


async def stored(hosted: Served) -> int:
    """How many ballots lie in the database."""
    return len(await hosted.rows("SELECT voter FROM ballots"))


async def test_b23_a_poison_batch_takes_no_good_tap_along(tmp_path: Path) -> None:
    """Unknown kinds, missing fields, numbers for objects among good taps: those are stored, the others are parked or
    confirmed, never with what they said, and the bot goes on."""
    async with served(tmp_path, voters=6) as hosted:
        await hosted.start()
        await hosted.ballots()
        stage = hosted.phones.stage
        poison: tuple[dict[str, object], ...] = (
            {"message": 7},
            {"message": {"message_id": 1, "date": 1, "text": "rahasia sekali"}},
            {"brand_new_kind": {"id": 1}},
            {"callback_query": {"id": "x", "data": "1v.1.1.1.1"}},
            {"callback_query": {"id": "x", "from": {"id": "not a number"}, "data": "1v.1.1.1.1", "chat_instance": "1"}},
            {"my_chat_member": []},
        )
        for update in poison:
            await stage.push(update)
        toasts = await asyncio.gather(*(vote(hosted, place) for place in range(6)))
        assert all("Jawaban tersimpan" in str(toast.text) for toast in toasts)
        assert await stage.settled(timeout_seconds=20)
        assert await stored(hosted) == 6
        parked = await hosted.rows("SELECT kind, error, attempts FROM parked")
        assert parked
        assert "rahasia" not in str(parked)
        assert all(attempts == 3 for _, _, attempts in parked)


async def test_b26_a_second_copy_refuses_to_start(tmp_path: Path) -> None:
    """It says so and ends; the first one goes on taking votes."""
    async with served(tmp_path, voters=2) as hosted:
        first = await hosted.start()
        await hosted.ballots()
        second = await hosted.start()
        assert await asyncio.wait_for(second.wait(), 20) == 1
        assert "Salinan lain" in hosted.log()
        hosted.process = first
        assert "Jawaban tersimpan" in str((await vote(hosted, 0)).text)


async def test_b114_sigterm_ends_in_time_and_the_rest_comes_again(tmp_path: Path) -> None:
    """Exit code 0 within five seconds with taps waiting; after the next start they are counted."""
    async with served(tmp_path, voters=8) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        label = hosted.question.options[1]
        for voter, card in zip(hosted.voters, cards, strict=True):
            await voter.press_data(card.payload(f"{label.code}. {label.text}"), on=card, answer_seconds=0)
        began = time.monotonic()
        assert await hosted.kill(signal.SIGTERM) == 0
        assert time.monotonic() - began < 5
        await hosted.start()
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        assert await stored(hosted) == 8


@pytest.mark.parametrize("fault", [{"kind": "error", "code": 502}, {"kind": "html", "code": 500}, {"kind": "reset"}])
async def test_b24_fetching_goes_on_after_telegram_failed(tmp_path: Path, fault: dict[str, object]) -> None:
    """Errors of every sort instead of updates; votes cast meanwhile are counted as soon as it ends."""
    async with served(tmp_path, voters=2) as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        kind = str(fault.pop("kind"))
        number = await hosted.phones.stage.add_fault(kind, "getUpdates", **fault)
        label = hosted.question.options[0]
        await hosted.voters[0].press_data(
            cards[0].payload(f"{label.code}. {label.text}"), on=cards[0], answer_seconds=0
        )
        await asyncio.sleep(2)
        await hosted.phones.stage.remove_faults(number)
        assert await hosted.phones.stage.settled(timeout_seconds=15)
        assert await stored(hosted) == 1


async def test_b91_a_chat_told_to_wait_222_s_holds_up_nobody(tmp_path: Path) -> None:
    """One private chat is flooded out; every vote, also of that person, is stored and answered meanwhile."""
    async with served(tmp_path, voters=10) as hosted:
        await hosted.start()
        await hosted.ballots()
        await hosted.phones.stage.hold(hosted.voters[0].id, 222)
        toasts = await asyncio.gather(*(vote(hosted, place) for place in range(10)))
        assert all("Jawaban tersimpan" in str(toast.text) for toast in toasts)
        assert await stored(hosted) == 10
        later = await hosted.voters[1].wait_for("Jawaban tersimpan", timeout_seconds=20)
        assert later.is_edited


async def test_b08_forged_presses_are_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    """Another's ballot, foreign data, a moderator's button pressed by a participant: an alert, no change."""
    async with served(tmp_path, voters=2, log_level="INFO") as hosted:
        await hosted.start()
        cards = await hosted.ballots()
        label = hosted.question.options[0]
        theirs = cards[1].payload(f"{label.code}. {label.text}")
        forged = (
            theirs,
            "1v.zz.zz.1.1",
            "v1:old",
            "😀",
            "1qc.1",
            "1qo.1",
            "1qr.1",
            "1xe.1.4",
            "1mm.1.5",
            "1sv.1",
            "1zz.1",
        )
        for payload in forged:
            toast = await hosted.voters[0].press_data(payload, on=cards[0], answer_seconds=20)
            assert toast.alert, payload
            assert toast.text, payload
        assert hosted.log().count("refused") >= len(forged)
        assert await stored(hosted) == 0
        assert await hosted.rows("SELECT state FROM questions") == [("open",)]
        assert not await hosted.rows("SELECT * FROM parked")


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_b104_no_token_code_text_or_choice_in_any_log(tmp_path: Path, level: str) -> None:
    """A whole vote, a refusal, a join and an error: the log holds no token, join code, join key, text or choice."""
    async with served(tmp_path, voters=2, log_level=level) as hosted:
        await hosted.start()
        await hosted.ballots()
        await hosted.phones.stage.add_fault("error", "editMessageText", code=500, count=2)
        await vote(hosted, 0, 2)
        await hosted.voters[1].send("/usul Jalan desa kami rusak berat sekali")
        await hosted.voters[1].wait_for("tercatat dengan nomor", timeout_seconds=20)
        ((code, key),) = await hosted.rows("SELECT join_code, join_key FROM meetings")
        stranger = await hosted.phones.person(7_001)
        for words in (f"/start r_{key}", f"/gabung {code}", "/gabung ZZZZ9999"):
            await stranger.send(words)
        await hosted.phones.stage.push({"message": {"message_id": 1, "date": 1, "text": "rahasia"}})
        await asyncio.sleep(1)
        log = hosted.log()
        assert log
        token = hosted.telegram.token
        for secret in (token, token.split(":")[1], str(code), str(key), "ZZZZ9999", "Jalan desa", "Modal", "rahasia"):
            assert secret not in log, secret


async def test_b23_the_owner_is_told_once_of_an_update_that_was_set_aside(tmp_path: Path) -> None:
    """One line with the number to look for in the log."""
    async with served(tmp_path, voters=1) as hosted:
        db = await open_database(hosted.url, now=lambda: 0)
        async with db.transaction() as tx:
            await tx.execute("INSERT INTO accounts (telegram_id, first_seen_ms) VALUES (1, 0)")
            await tx.execute("INSERT INTO staff VALUES (0, 1, 'owner', 1, 0)")
        await db.close()
        owner = await hosted.phones.person(1)
        await hosted.start()
        await hosted.ballots()
        await hosted.phones.stage.push({"message": 7})
        await owner.wait_for("disisihkan", timeout_seconds=20)
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        await asyncio.sleep(1.5)
        ((number,),) = await hosted.rows("SELECT update_id FROM parked")
        (heard,) = [str(one.text) for one in await owner.screen() if "disisihkan" in str(one.text)]
        assert str(number) in heard.replace(".", "")


async def test_b91_a_group_and_forty_chats_told_to_wait_hold_up_nobody(tmp_path: Path) -> None:
    """222 s for the group and forty private chats: every vote, also theirs, is stored and answered meanwhile, and the
    group's card ends at the newest state."""
    async with served(tmp_path, voters=60) as hosted:
        group = await hosted.phones.group("Aula", members=hosted.voters[:1])
        await bound(hosted, group)
        await hosted.start()
        await hosted.ballots()
        for voter in hosted.voters[:40]:
            await hosted.phones.stage.hold(voter.id, 222)
        await hosted.phones.stage.hold(group.id, 5)
        toasts = await asyncio.gather(*(vote(hosted, place) for place in range(60)))
        assert all("Jawaban tersimpan" in str(toast.text) for toast in toasts)
        assert await stored(hosted) == 60
        shown = await hosted.voters[59].wait_for("Jawaban tersimpan", timeout_seconds=20)
        assert shown.is_edited
        await hosted.voters[0].wait_for("60 dari 60", chat=group.id, timeout_seconds=30)
        edits = await hosted.phones.stage.journal(event="call", method="editMessageText")
        assert len([one for one in edits if str(group.id) in str(one)]) <= 20


async def test_b96_who_shows_up_again_can_be_written_to_again(tmp_path: Path) -> None:
    """A voter blocks the bot, misses a card, unblocks and writes: from then on everything arrives again."""
    async with served(tmp_path, voters=2, loosen=("private_rate", "overall_rate")) as hosted:
        for voter in hosted.voters:
            await voter.start()
        await hosted.start()
        await hosted.ballots()
        voter = hosted.voters[0]
        await voter.block()
        await vote(hosted, 1)
        assert await hosted.phones.stage.settled(timeout_seconds=20)
        await voter.unblock()
        sent = await voter.send("/rapat")
        await voter.wait_for("Rakor 7", after=sent, timeout_seconds=20)
