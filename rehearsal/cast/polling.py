"""A question from opening to chart: the room answers by tapping, some change their mind, some come too late."""

import asyncio
import random
from dataclasses import dataclass

from rehearsal.cast.scenario import Option, Person, Question
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

CHANGES_EVERY = 9


@dataclass(frozen=True)
class Vote:
    """Whose answer, and which option."""

    person: Person
    option: Option


async def ask(stage: Stage, question: Question, seed: int = 1) -> None:
    """Opens, lets everybody answer side by side, closes, reveals, and has tally and chart entered into the record."""
    moderator = stage.officials["moderator"]
    asked = await moderator.send(f"/buka {question.code} 30")
    await shown(moderator, f"{question.code} · dibuka", after=asked)
    votes = _votes(stage, question)
    phones: dict[int, list[Vote]] = {}
    for vote in votes:
        if vote.person.account is not None:
            phones.setdefault(vote.person.account, []).append(vote)
    accounts = list(phones)
    random.Random(seed).shuffle(accounts)
    late = await _latecomer(stage, question, votes)
    done = 0

    async def answer(account: int, place: int) -> None:
        nonlocal done
        for vote in phones[account]:
            await _answer(stage, question, vote, place)
            done += 1
            stage.progress(f"{question.code}: jawaban", done, len(votes))

    async with asyncio.TaskGroup() as group:
        for place, account in enumerate(accounts):
            group.create_task(answer(account, place))
        group.create_task(_assisted(stage, question, [v for v in votes if v.person.account is None]))
    await _second_delegate(stage, question)
    await _finish(stage, question, late)


def _votes(stage: Stage, question: Question) -> list[Vote]:
    options = {option.code: option for option in question.options}
    people = {person.ref: person for person in stage.scenario.people}
    votes = []
    for ref, code in question.answers.items():
        person = stage.scenario.people_of(ref)[0] if question.by_organisation else people[ref]
        votes.append(Vote(person, options[code]))
    return votes


def _label(card: Message, option: Option) -> str | None:
    """The button of an option on this card: its letter, its text, or both, with or without the mark of being chosen."""
    wanted = (option.code, f"{option.code}. {option.text}", option.text)
    return next((label for label in card.labels if label.removeprefix("✓ ") in wanted), None)


async def _card_of(phone: Phone, question: Question, vote: Vote) -> Message:
    """The ballot of this question, turned to the person who answers."""
    card = await shown(phone, f"{question.code} · ")
    turn = f"Ganti: {vote.person.label}"
    if turn in card.labels:
        await tap(phone, turn, on=card)
        card = await shown(phone, f"Menjawab sebagai {vote.person.label}", after=card)
    return card


async def _answer(stage: Stage, question: Question, vote: Vote, place: int) -> None:
    phone = stage.people[vote.person.ref]
    card = await _card_of(phone, question, vote)
    if place % CHANGES_EVERY == 1:
        other = next(option for option in question.options if option != vote.option)
        await _press(phone, card, other)
    said = await _press(phone, card, vote.option)
    assert "Jawaban tersimpan" in said, f"{vote.person.label} heard: {said}"
    if place == 0:
        again = await _press(phone, card, vote.option)
        stage.see(f"{question.code}.tekan_dua_kali", "Jawaban tidak berubah", again.split(":")[0])


async def _press(phone: Phone, card: Message, option: Option) -> str:
    label = _label(card, option)
    assert label is not None, f"option {option.code} is on the card: {card.labels}"
    # By what the button carries: the mark of being chosen may come or go between two presses.
    toast = await phone.press_data(card.payload(label), on=card, answer_seconds=30)
    return toast.text or ""


async def _latecomer(stage: Stage, question: Question, votes: list[Vote]) -> tuple[Phone, Message] | None:
    """Somebody entitled who does not answer in time: their card, kept for a tap after the closing."""
    answering = {vote.person.ref for vote in votes}
    for person in stage.scenario.people:
        alone = sum(other.account == person.account for other in stage.scenario.people) == 1
        if person.account is None or person.ref in answering or not alone or not person.is_lead:
            continue
        phone = stage.people[person.ref]
        return phone, await shown(phone, f"{question.code} · ")
    return None


async def _assisted(stage: Stage, question: Question, votes: list[Vote]) -> None:
    """What stands on paper is entered by one official and confirmed by another; two desks work side by side."""
    desks = [stage.officials["petugas"], stage.officials["secretariat"]]
    async with asyncio.TaskGroup() as group:
        for number, desk in enumerate(desks):
            group.create_task(_at_desk(desk, desks[1 - number], question, votes[number::2]))


async def _at_desk(desk: Phone, other: Phone, question: Question, votes: list[Vote]) -> None:
    for vote in votes:
        asked = await desk.send("/isikan")
        await tap(desk, vote.person.label, on=await shown(desk, "Untuk peserta mana", after=asked))
        await tap(desk, question.code)
        card = await shown(desk, f"Jawaban {vote.person.label} untuk {question.code}", after=asked)
        label = _label(card, vote.option)
        assert label is not None, f"option {vote.option.code} is offered: {card.labels}"
        await tap(desk, label, on=card)
        await tap(desk, "formulir kertas")
        check = await shown(other, f"{question.code}, {vote.person.label}")
        said = await tap(other, "Ya, benar", on=check)
        assert "dihitung" in said, f"the second official heard: {said}"


async def _second_delegate(stage: Stage, question: Question) -> None:
    """Where organisations answer, another delegate than the lead reads who answers, and has no option to press."""
    if not question.by_organisation:
        return
    for person in stage.scenario.people:
        alone = sum(other.account == person.account for other in stage.scenario.people) == 1
        if person.is_lead or person.account is None or not alone:
            continue
        card = await shown(stage.people[person.ref], f"{question.code} · ")
        has_options = any(_label(card, option) for option in question.options)
        is_told = "diberikan oleh perwakilan utama" in card.text
        seen = "ditolak" if is_told and not has_options else card.text
        stage.see(f"{question.code}.bukan_perwakilan_utama", "ditolak", seen)
        return


async def _finish(stage: Stage, question: Question, late: tuple[Phone, Message] | None) -> None:
    moderator = stage.officials["moderator"]
    closed = await moderator.send(f"/tutup {question.code}")
    await shown(moderator, f"{question.code} · ditutup", after=closed)
    if late is not None:
        phone, card = late
        label = next((found for option in question.options if (found := _label(card, option))), None)
        assert label is not None, "the latecomer has a ballot"
        toast = await phone.press_data(card.payload(label), on=card, answer_seconds=30)
        seen = "tidak dihitung" if "tidak dihitung" in (toast.text or "") else str(toast.text)
        stage.see(f"{question.code}.terlambat", "tidak dihitung", seen)
    revealed = await moderator.send(f"/umumkan {question.code}")
    await shown(moderator, f"{question.code} · diumumkan", after=revealed)
    stage.pending.append(asyncio.create_task(_enter(stage, question)))


async def _enter(stage: Stage, question: Question) -> None:
    """The minute taker has tally and chart entered into the record while the meeting goes on."""
    writer = stage.officials["notulis"]
    tallied = await writer.send(f"/rekap {question.code}")
    await shown(writer, f"Rekapitulasi {question.code} masuk catatan rapat", after=tallied)
    charted = await writer.send(f"/grafik {question.code}")
    await shown(writer, f"Diagram {question.code} masuk catatan rapat", after=charted)
    picture = await shown(writer, f"{question.code}. ", after=charted)
    while picture.file is None:
        picture = await shown(writer, f"{question.code}. ", after=picture)
    stage.files[f"diagram-{question.code.lower()}.png"] = await writer.download(picture)
