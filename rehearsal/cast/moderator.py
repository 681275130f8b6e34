"""Edge cases in which the moderator gives more time: a ranking begun, a line that broke, a question opened again."""

from collections.abc import Sequence

from rehearsal.cast.ballots import Room, Vote
from rehearsal.cast.edge_cases import silent
from rehearsal.cast.events import EventKind
from rehearsal.cast.gestures import STORED, UNCHANGED, VoterBallot
from rehearsal.cast.officials import MODERATOR
from rehearsal.cast.questions import TYPED, Question
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, found, shown, tap
from rehearsal.phones import Message


async def incomplete(stage: Stage, question: Question, votes: Sequence[Vote]) -> None:
    """Somebody sends a ranking with places missing, reads that it does not count, is reminded once, leaves it."""
    event = stage.event(EventKind.INCOMPLETE, question=question.code)
    if event is None:
        return
    named = next(iter(event.organisations), None)
    person, placed = silent(stage, question, named), event.placed
    if person is None or placed >= question.most:
        stage.leave_out(event.where, "tidak ada yang dapat memulainya / nobody is left to begin one")
        return
    ballot = VoterBallot(stage, stage.people[person.ref], question)
    async with stage.hands[ballot.phone.id]:
        card, label = await ballot.put(tuple(option.code for option in question.options)[:placed])
        data = card.payload(label)
        toast = await ballot.phone.press_data(data, on=card, answer_seconds=PATIENCE_SECONDS)
    said, wanted = toast.text or "", f"Urutan belum lengkap ({placed} dari {question.most})"
    stage.see(f"{event.where}.peringatan", wanted, wanted if toast.alert and wanted in said else said)


async def reminded(stage: Stage, question: Question) -> None:
    """[Ingatkan yang belum], after everybody else has answered: whoever began a ranking hears what is missing."""
    event = stage.event(EventKind.INCOMPLETE, question=question.code)
    person = None if event is None else silent(stage, question, next(iter(event.organisations), None))
    if event is None or person is None:
        return
    moderator = stage.officials[MODERATOR]
    said = await tap(moderator, "Ingatkan yang belum", on=await panel(stage, question, "Ingatkan yang belum"))
    told = await shown(stage.people[person.ref], "Urutan belum lengkap")
    once = "diingatkan, tidak dilengkapi"
    is_told = "Pengingat dikirim" in said and f"({event.placed} dari {question.most})" in told.text
    stage.see(f"{event.where}.pengingat", once, once if is_told else f"{said} {told.text}")


async def panel(stage: Stage, question: Question, label: str) -> Message:
    """The moderator's panel of a question, once it has this button."""
    return await found(
        stage.officials[MODERATOR], lambda m: m.text.startswith(f"{question.code} · ") and label in m.labels
    )


async def more_time(stage: Stage, question: Question, room: Room) -> None:
    """[+5 menit] for whoever lost the connection; their answer, sent twice by the phone that came back, is one."""
    event = stage.event(EventKind.AWAY, question=question.code)
    if event is None or room.last is None:
        return
    said = await tap(stage.officials[MODERATOR], "+5 menit", on=await panel(stage, question, "+5 menit"))
    assert question.code in said, f"the deadline is moved: {said}"
    ballot = room.ballot(room.last)
    async with stage.hands[ballot.phone.id]:
        if question.kind in TYPED:
            seen, wanted = (await ballot.answer(room.last.answer)).split(":")[0], STORED
        else:
            seen, wanted = await room.pressed_twice(ballot, room.last), f"{STORED}; {UNCHANGED}"
    room.count()
    stage.see(event.where, wanted, seen)


async def opened_again(stage: Stage, question: Question, room: Room) -> bool:
    """[Buka kembali] after the first closing: who came late answers. Whether it is to be closed once more."""
    event = stage.event(EventKind.REOPENED, question=question.code)
    if event is None:
        return False
    said = await tap(stage.officials[MODERATOR], "Buka kembali", on=await panel(stage, question, "Buka kembali"))
    is_open = f"{question.code} · dibuka"
    stage.see(f"{event.where}.dibuka_kembali", is_open, said)
    if room.last is not None and stage.event(EventKind.AWAY, question=question.code) is None:
        ballot = room.ballot(room.last)
        async with stage.hands[ballot.phone.id]:
            await ballot.answer(room.last.answer)
        room.count()
    return True
