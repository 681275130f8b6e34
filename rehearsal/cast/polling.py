"""A question from opening to chart: opened, answered by phone and on paper, closed, revealed, put into the record."""

import asyncio

from rehearsal.cast.ballots import STORED, Room, Vote, label_of, press
from rehearsal.cast.events import EventKind
from rehearsal.cast.officials import MINUTE_TAKER, MODERATOR
from rehearsal.cast.paper import PaperBallots
from rehearsal.cast.scenario import Person, Question
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, found, shown
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

REFUSED = "tidak dihitung"


async def ask(stage: Stage, question: Question, seed: int = 1) -> None:
    """Opens, lets everybody answer side by side, closes and reveals; tally and chart follow beside the next scenes."""
    moderator, code = stage.officials[MODERATOR], question.code
    votes = [Vote(stage.scenario.voter(question, ref), question.option(o)) for ref, o in question.answers.items()]
    room = Room(stage, question, votes, seed)
    paper = PaperBallots(stage, question, [vote for vote in votes if vote.person.account is None], room.count)
    async with asyncio.TaskGroup() as group:
        group.create_task(paper.enter())
        asked = await moderator.send(f"/buka {code}")
        opened = await shown(moderator, f"{code} · dibuka", after=asked)
        paper.opened.set()
        late = await _latecomer(stage, question)
        group.create_task(room.answer())
        group.create_task(_second_delegate(stage, question, votes))
    await moderator.send(f"/tutup {code}")
    closed = await shown(moderator, f"{code} · ditutup", after=opened)
    if late is not None:
        await _too_late(stage, question, *late)
    await moderator.send(f"/umumkan {code}")
    await shown(moderator, f"{code} · diumumkan", after=closed)
    stage.beside(_enter_record(stage, question))


def _silent(stage: Stage, question: Question, organisation: str | None) -> Person | None:
    """Somebody who may answer, has a phone for themselves, and does not answer: of this organisation where given."""
    answering = {stage.scenario.voter(question, ref).ref for ref in question.answers}
    for person in stage.scenario.people:
        is_meant = organisation in (None, person.organisation)
        may_answer = not question.by_organisation or person.is_lead
        has_phone = len(stage.scenario.on_phone(person.account)) == 1
        if is_meant and may_answer and has_phone and person.ref not in answering:
            return person
    return None


async def _latecomer(stage: Stage, question: Question) -> tuple[Phone, Message] | None:
    """Whoever will answer too late: their ballot, kept for a tap after the closing."""
    event = stage.event(EventKind.LATE, question=question.code)
    if event is None:
        return None
    person = _silent(stage, question, event.organisations[0] if event.organisations else None)
    if person is None:
        stage.leave_out(event.where, "semua menjawab pada waktunya / nobody is left to answer late")
        return None
    phone = stage.people[person.ref]
    return phone, await shown(phone, f"{question.code} · dibuka")


async def _too_late(stage: Stage, question: Question, phone: Phone, card: Message) -> None:
    said = await press(phone, card, question.options[0])
    event = stage.event(EventKind.LATE, question=question.code)
    assert event is not None
    stage.see(event.where, REFUSED, REFUSED if REFUSED in said and "telah ditutup pukul" in said else said)


async def _second_delegate(stage: Stage, question: Question, votes: list[Vote]) -> None:
    """Another delegate than the lead reads who answers, has no option to press, and is refused if the button comes
    from elsewhere."""
    event = stage.event(EventKind.SECOND, question=question.code)
    if event is None or not question.by_organisation:
        return
    phones = {
        person.organisation: person
        for person in reversed(stage.scenario.people)
        if not person.is_lead and len(stage.scenario.on_phone(person.account)) == 1
    }
    leads = [vote.person for vote in votes if vote.person.account is not None]
    pairs = [(phones[lead.organisation], lead) for lead in leads if lead.organisation in phones]
    named = [pair for pair in pairs if pair[0].organisation in event.organisations] or pairs
    if not named:
        stage.leave_out(event.where, "tidak ada perwakilan kedua dengan telepon sendiri / no second delegate by phone")
        return
    second, lead = named[0]
    phone, option = stage.people[second.ref], question.options[0]
    card = await shown(phone, f"{question.code} · dibuka")
    ballot = await shown(stage.people[lead.ref], f"{question.code} · dibuka")
    is_told = "diberikan oleh perwakilan utama" in card.text
    offered = [o.code for o in question.options if f"{o.code}. {o.text}" in card.labels or o.text in card.labels]
    foreign = ballot.payload(label_of(ballot, option))
    toast = await phone.press_data(foreign, on=card, answer_seconds=PATIENCE_SECONDS)
    is_refused = is_told and not offered and toast.alert and STORED not in (toast.text or "")
    stage.see(event.where, "ditolak", "ditolak" if is_refused else f"{card.text} {card.labels} {toast.text}")


async def _enter_record(stage: Stage, question: Question) -> None:
    """The minute taker has tally and chart entered into the record while the meeting goes on."""
    writer, code = stage.officials[MINUTE_TAKER], question.code
    tallied = await writer.send(f"/rekap {code}")
    await shown(writer, f"Rekapitulasi {code} masuk catatan rapat", after=tallied)
    charted = await writer.send(f"/grafik {code}")
    await shown(writer, f"Diagram {code} masuk catatan rapat", after=charted)
    picture = await found(writer, lambda m: m.id > charted and m.file is not None and m.text.startswith(f"{code}. "))
    stage.files[f"kartu-{code.lower()}.png"] = await writer.download(picture)
