"""The training's own rules, without a service: turns, what stands on a ballot, signs of the checklist, its hints."""

import asyncio
import random
from dataclasses import replace

import pytest

from rehearsal import Clock, Rehearsal
from rehearsal.groups import Groups
from rehearsal.people import Impossible, People
from rehearsal.phone import Message, Toast
from rehearsal.phone_acts import PhoneActs
from rehearsal.training.ballot import open_ballots, options_of
from rehearsal.training.cast import Cast
from rehearsal.training.coach import Coach
from rehearsal.training.hand import Hand
from rehearsal.training.player import Player, Room
from rehearsal.training.steps import STEPS, Seen
from rehearsal.training.training import TrainingActs
from rehearsal.training.turns import Turns
from rehearsal.training.words import ORGANISATIONS, OUTSIDE, organisation_of

BLANK = Message(
    id=1, chat_id=1, revision=1, text="", buttons=[], is_from_bot=True, sender_id=None, is_pinned=False,
    is_edited=False, file=None, poll=None, service=None, thread_id=None, reply_to=None, entities=[], button_cards=[],
    keyboard=None, album_id=None, is_forwarded=False, date=0,
)  # fmt: skip


def shown(text: str, *labels: str, number: int = 1) -> Message:
    """A message of the bot with a row for each button."""
    return replace(BLANK, id=number, text=text, buttons=[[label] for label in labels])


def signs(*messages: tuple[str, Message]) -> list[str]:
    """The steps that are ticked when these have been seen."""
    seen, done = Seen(), []
    for who, message in messages:
        done += [step.id for step in STEPS if step.is_sign(seen, who, message) and step.id not in done]
    return done


async def test_turns_are_taken_one_by_one_and_nobody_moves_when_stopped() -> None:
    """At six hundred a minute ten are through after about a second; stopped, the next one waits until it goes on."""
    turns = Turns(random.Random(1), lambda: 600.0)
    running = asyncio.create_task(turns.run())
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(turns.take() for _ in range(10)))
    assert 0.3 < loop.time() - began < 3
    turns.stop()
    waiting = asyncio.create_task(turns.take())
    await asyncio.sleep(0.4)
    assert not waiting.done()
    turns.go()
    await asyncio.wait({waiting}, timeout=2)
    assert waiting.done()
    running.cancel()


async def test_whoever_gave_up_waiting_takes_no_turn() -> None:
    """A phone that is put away while it waits does not use up the turn of another."""
    turns = Turns(random.Random(1), lambda: 6_000.0)
    gone = asyncio.create_task(turns.take())
    await asyncio.sleep(0)
    gone.cancel()
    running = asyncio.create_task(turns.run())
    async with asyncio.timeout(2):
        await turns.take()
    running.cancel()


def test_only_the_newest_card_of_a_question_counts() -> None:
    """A closed question is not answered on an older copy; rounds are questions of their own; marks are no options."""
    cards = [
        shown("JP2 · dibuka · putaran 2\nApa?", "A. Ya", number=9),
        shown("JP1 · ditutup\nApa?", number=8),
        shown("JP1 · dibuka\nApa?", "A. Ya", number=7),
        shown("JP3 · dibuka\nApa?\n\nJawaban tersimpan: Ya", "✓ A. Ya", "2 ✓ B. Lain", "Tarik jawaban", number=6),
    ]
    found = open_ballots(cards)
    assert [(one.code, one.round, one.is_answered) for one in found] == [("JP2", 2, False), ("JP3", 1, True)]
    assert options_of(found[1].card) == ["A. Ya", "B. Lain"]


def test_steps_are_known_by_what_happened() -> None:
    """A time that is only shown again is no extension; a result in another official's hands is not the trainee's."""
    first = shown("JP1 · dibuka\nApa?\n\nDibuka sampai pukul 22.58 WIB.", "Tutup")
    later = shown("JP1 · dibuka\nApa?\n\nDibuka sampai pukul 22.59 WIB.", "Tutup")
    assert signs(("trainee", first), ("trainee", first)) == ["open"]
    assert signs(("trainee", first), ("trainee", later)) == ["open", "extend"]
    assert signs(("clerk", shown("JP1 · diumumkan\nApa?"))) == []
    assert signs(("trainee", shown("JP6 · diumumkan\nApa?"))) == ["own_result"]
    assert signs(("trainee", shown("D02 · usulan · digabung\nDigabung ke D01."))) == ["decline"]
    assert signs(("trainee", shown("D02 · usulan · tidak ditayangkan\nDi luar acara"))) == ["decline"]
    assert signs(("trainee", shown("Kehadiran pukul 08.01 WIB: 0 dari 13 instansi (0,0%), 0 peserta."))) == []
    assert signs(("trainee", shown("Kehadiran pukul 08.01 WIB: 3 dari 13 instansi (23,1%), 3 peserta."))) == [
        "attendance"
    ]


def test_a_speech_is_given_when_it_is_over() -> None:
    """A list in which nobody has spoken yet is no speech, and neither is one that goes on."""
    nobody = shown("Daftar pembicara · 1 menunggu", "Silakan: PKK", "Pengaturan")
    speaks = shown("Berbicara: PKK\nSisa 2.58", "Selesai", "Pengaturan")
    assert signs(("trainee", nobody), ("trainee", speaks)) == []
    assert signs(("trainee", nobody), ("trainee", speaks), ("trainee", nobody)) == ["speaker"]


def test_a_workbook_that_comes_by_itself_is_not_exported() -> None:
    """At the end every document comes unasked; only what was asked for is ticked."""
    book = replace(BLANK, id=5, file={"kind": "document", "file_name": "rekapitulasi_latihan_v1.xlsx"})
    asked = replace(BLANK, id=6, text="/ekspor rekapitulasi", is_from_bot=False)
    assert signs(("trainee", book), ("trainee", asked), ("trainee", book)) == []
    assert signs(("trainee", asked), ("trainee", replace(book, id=7))) == ["export"]


async def test_hints_name_the_points_of_this_meeting() -> None:
    """Twenty steps in two languages; where points have come, their own codes stand in the hints."""
    async with Rehearsal.start(clock=Clock.stepped()) as telegram:
        acts = _acts(telegram)
        coach = Coach(Hand(acts, 1, "Moderator"), Hand(acts, 2, "Petugas"), lambda _: None)
        card = coach.card("id", {0: "D07", 1: "D01", 2: "D08"})
        hints = {step["id"]: step["hint"] for step in card["steps"]}
        assert "tekan “D07”, lalu tekan “Tayangkan”" in hints["show"]
        assert "tekan “D08”, tekan “Jangan tayangkan”" in hints["decline"]
        assert 15 <= len(card["steps"]) <= 20
        assert (card["current"], card["is_finished"], card["minutes"]) == ("registration", False, 15)
        nobody = {step["id"]: step["hint"] for step in coach.card("id", {})["steps"]}
        assert "tambahlah peserta otomatis" in nobody["show"]
        english = coach.card("en", {0: "D01"})["steps"]
        assert all(one["title"] and one["hint"].startswith(("Type", "Wait")) for one in english)
        assert [one["id"] for one in english] == list(hints)


async def test_hints_name_the_buttons_as_the_phone_shows_them() -> None:
    """By the buttons that came last, in either language of the page; what is typed stays as it is."""
    async with Rehearsal.start(clock=Clock.stepped()) as telegram:
        trainee = Hand(_acts(telegram), 1, "Moderator")
        coach = Coach(trainee, Hand(trainee.acts, 2, "Petugas"), lambda _: None)
        watching = asyncio.create_task(coach.watch())
        await asyncio.sleep(0.1)
        in_english, in_indonesian = ("Refresh", "Start meeting", "Show"), ("Segarkan", "Mulai rapat", "Tayangkan")
        for label, begins, shows in (in_english, in_indonesian, in_english):
            keyboard = {"inline_keyboard": [[{"text": label, "callback_data": "x"}]]}
            telegram.exchange.post_as_bot(trainee.chat, {"text": "Rapat"}, markup=keyboard)
            await asyncio.sleep(0.1)
            for language in ("id", "en"):
                hints = {step["id"]: step["hint"] for step in coach.card(language, {0: "D07"})["steps"]}
                assert f"“{begins}”" in hints["start"]
                assert "“/rapat”" in hints["start"]
                assert f"“{shows}”" in hints["show"]
        watching.cancel()


async def test_a_cast_has_its_limits_and_is_not_there_without_a_training() -> None:
    """Five hundred at most; people who went come back as who they were; without a training the page hears so."""
    async with Rehearsal.start(clock=Clock.stepped()) as telegram, telegram.phones() as phones:
        cast = Cast(_acts(telegram), 9_600_000_010, telegram.server.connections.connected)
        cast.start(2)
        cast.resize(0)
        cast.resize(3)
        assert cast.accounts() == [9_600_000_010, 9_600_000_011, 9_600_000_012]
        for size in (-1, 501):
            with pytest.raises(ValueError, match="0–500"):
                cast.resize(size)
        assert cast.card() == {"size": 3, "joined": 0, "answered": 0, "pace": 1.0, "is_running": True}
        await cast.leave()
        telegram.server.add_acts(TrainingActs(None))
        assert await phones.call("training") == {"is_on": False}
        for act in ("cast", "training_restart"):
            with pytest.raises(AssertionError, match="there is no training"):
                await phones.call(act)


class DeafBot(Hand):
    """A phone whose bot answers no press; counts them."""

    presses = 0

    async def press_what_it_said(self, on: Message, label: str) -> Toast:
        self.presses += 1
        raise Impossible("nobody answers")


async def test_whoever_gave_up_tries_again_when_the_bot_speaks() -> None:
    """Three times on a card as it stands, and once more after every sign of life: a service that fell comes back."""
    async with Rehearsal.start(clock=Clock.stepped()) as telegram:
        hand, turns = DeafBot(_acts(telegram), 1, "Peserta 1"), Turns(random.Random(1), lambda: 6_000.0)
        room = Room(turns, telegram.server.connections.connected)
        room.doors.set()
        player = Player(0, hand, room)
        player.is_registered = True
        keyboard = {"inline_keyboard": [[{"text": "A. Ya", "callback_data": "x"}]]}
        telegram.exchange.post_as_bot(hand.chat, {"text": "JP1 · dibuka\nApa?"}, markup=keyboard)
        lives = [asyncio.create_task(job) for job in (turns.run(), player.live())]
        await asyncio.sleep(0.8)
        assert hand.presses == 3
        telegram.exchange.post_as_bot(hand.chat, {"text": "Batas waktu JP1 diperpanjang."})
        await asyncio.sleep(0.5)
        assert hand.presses == 4
        assert len(room.notes) == 4
        for life in lives:
            life.cancel()


async def test_a_phone_without_network_does_nothing_until_it_is_back() -> None:
    """Taken off in the page, like any other phone; whoever waits has their turn then."""
    async with Rehearsal.start(clock=Clock.stepped()) as telegram, telegram.phones() as phones:
        hand, turns = DeafBot(_acts(telegram), 1, "Peserta 1"), Turns(random.Random(1), lambda: 6_000.0)
        room = Room(turns, telegram.server.connections.connected)
        room.doors.set()
        player = Player(0, hand, room)
        player.is_registered = True
        await phones.call("offline", person=1)
        keyboard = {"inline_keyboard": [[{"text": "A. Ya", "callback_data": "x"}]]}
        telegram.exchange.post_as_bot(hand.chat, {"text": "JP1 · dibuka\nApa?"}, markup=keyboard)
        lives = [asyncio.create_task(job) for job in (turns.run(), player.live())]
        await asyncio.sleep(0.5)
        assert hand.presses == 0
        await phones.call("offline", person=1, is_offline=False)
        await asyncio.sleep(0.5)
        assert hand.presses == 3
        for life in lives:
            life.cancel()


def test_the_room_has_everybody_who_was_invited_and_some_who_were_not() -> None:
    """Of three hundred every organisation is there, and guests are few."""
    come = [organisation_of(index) for index in range(300)]
    assert set(come) == {*ORGANISATIONS, *OUTSIDE}
    assert sum(one in OUTSIDE for one in come) == 15


def _acts(telegram: Rehearsal) -> PhoneActs:
    people = People(telegram.exchange)
    return PhoneActs(people, Groups(people))
