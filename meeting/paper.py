"""Paper forms of a secret question: who handed one in, and apart from that how many say what. Two officials."""

from collections import Counter
from typing import Any

from meeting.house import House, Sender
from meeting.rights import has_right, require
from meeting.telling import ask, show
from rules.answers import Answer
from rules.ballots import check_open
from rules.paper import check_countable, read_counts
from rules.questions import Question
from rules.refusals import Refusal
from rules.roles import Act
from storage import assisted, ballots, dialogs, entries, outbox, paper, questions, secrecy, turnout
from storage.ballots import Standing
from storage.database import Tx
from storage.dialogs import Dialog
from storage.paper import Batch

STEP_NAMES = "paper_names"
STEP_COUNTS = "paper_counts"
CARD = "batch"


async def begin(house: House, sender: Sender, question_id: int) -> None:
    """Lists who has not answered yet: those who handed in a form are ticked."""
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, question_id)
        payload = {"names": [], "question": question_id}
        await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP_NAMES, payload, house.now())
        await _show_names(house, tx, sender, question_id, 0)


async def _question(house: House, tx: Tx, sender: Sender, question_id: int) -> Question:
    question = await questions.load(tx, question_id, lock=house.db.lock_clause)
    if question is None:
        raise Refusal("tombol_lama")
    await require(tx, question.meeting_id, sender, Act.ENTER_ASSISTED)
    check_open(question, house.now())
    check_countable(question)
    return question


async def _show_names(house: House, tx: Tx, sender: Sender, question_id: int, page: int) -> None:
    payload = {"page": page, "question": question_id}
    await show(tx, sender.telegram_id, "names", payload, topic="dialog", now_ms=house.now(), is_awaited=True)


async def tick(house: House, sender: Sender, question_id: int, delegate_id: int, page: int) -> None:
    """A name in, or out again; delegate 0 only turns the page."""
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, question_id)
        dialog = await _dialog(house, tx, sender, question_id)
        names = set(dialog.payload["names"])
        if delegate_id and delegate_id not in names:
            await _standing(tx, question, delegate_id)
        if delegate_id:
            names ^= {delegate_id}
        payload = {"names": sorted(names), "question": question_id}
        await dialogs.set_step(tx, sender.telegram_id, dialog.meeting_id, STEP_NAMES, payload, house.now())
        await _show_names(house, tx, sender, question_id, page)


async def _dialog(house: House, tx: Tx, sender: Sender, question_id: int) -> Dialog:
    dialog = await dialogs.load(tx, sender.telegram_id, house.now())
    steps = (STEP_NAMES, STEP_COUNTS)
    if dialog is None or dialog.step not in steps or dialog.payload["question"] != question_id:
        raise Refusal("tombol_lama")
    return dialog


async def ask_counts(house: House, sender: Sender, question_id: int) -> None:
    """[Lanjut]: asks for the counts, a line a constituency."""
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, question_id)
        dialog = await _dialog(house, tx, sender, question_id)
        named = await _named(tx, question, dialog.payload["names"])
        await dialogs.set_step(tx, sender.telegram_id, question.meeting_id, STEP_COUNTS, dialog.payload, house.now())
        codes = ", ".join(f"{option.code}=0" for option in question.options)
        lines = "\n".join(f"{code}: {codes}" for code in named)
        expected = ", ".join(f"{code} {n}" for code, n in named.items())
        values: dict[str, Any] = {"bentuk": lines, "formulir": expected, "kode": question.code}
        now_ms, meeting_id = house.now(), question.meeting_id
        await ask(tx, sender.telegram_id, "kertas_minta", now_ms=now_ms, meeting_id=meeting_id, anew=False, **values)


async def _named(tx: Tx, question: Question, names: list[int]) -> dict[str, int]:
    """How many of the named belong to each constituency. Raises `kertas_kosong`, `dibantu_sudah_sendiri`, or
    `kertas_suara_ganda` where two of them would give the one answer of their organisation."""
    standings = [await _standing(tx, question, delegate_id) for delegate_id in names]
    if not standings:
        raise Refusal("kertas_kosong")
    once = {one.voter for one in standings}
    if len(once) < len(standings):
        twice = next(one for one in standings if sum(other.voter == one.voter for other in standings) > 1)
        raise Refusal("kertas_suara_ganda", instansi=twice.organisation_short)
    return dict(sorted(Counter(one.constituency or "-" for one in standings).items()))


async def _standing(tx: Tx, question: Question, delegate_id: int) -> Standing:
    standing = await ballots.standing(tx, question, delegate_id)
    if standing is None or standing.meeting_id != question.meeting_id or not standing.is_entitled:
        raise Refusal("tombol_lama")
    if standing.has_answered:
        raise Refusal("dibantu_sudah_sendiri", label=standing.label)
    return standing


async def enter(house: House, sender: Sender, dialog: Dialog, text: str) -> None:
    """The counts as they were typed go to a second official."""
    async with house.act(sender) as tx:
        question = await _question(house, tx, sender, dialog.payload["question"])
        names = dialog.payload["names"]
        counts = read_counts(question, await _named(tx, question, names), text)
        voters = tuple([(await _standing(tx, question, one)).voter for one in names])
        now_ms = house.now()
        batch_id = await paper.add(tx, question.id, voters, counts, sender.telegram_id, now_ms)
        await dialogs.drop(tx, sender.telegram_id)
        actor = await require(tx, question.meeting_id, sender, Act.ENTER_ASSISTED)
        payload = {"act": "entered", "forms": len(voters), "question": question.code}
        await entries.append(tx, question.meeting_id, actor, "ballot.paper", payload, now_ms)
        values: dict[str, Any] = {"kode": question.code, "n": len(voters)}
        meeting_id = question.meeting_id
        await ask(tx, sender.telegram_id, "kertas_menunggu", now_ms=now_ms, meeting_id=meeting_id, **values)
        for other in await assisted.confirmers(tx, question.meeting_id):
            if other != sender.telegram_id:
                topic = f"{CARD}:{batch_id}"
                await show(tx, other, CARD, {"batch": batch_id}, topic=topic, now_ms=now_ms, anew=True)


async def settle(house: House, sender: Sender, batch_id: int, *, is_right: bool) -> tuple[Question, bool]:
    """A second official confirms the batch or refuses it; returns the question and whether the forms count. Nobody
    confirms their own; what one of the named answered meanwhile stands, and the batch is refused with that name."""
    async with house.act(sender) as tx:
        found = await paper.load(tx, batch_id)
        if found is None:
            raise Refusal("tombol_lama")
        question = await questions.load(tx, found.question_id, lock=house.db.lock_clause)
        batch = await paper.load(tx, batch_id, lock=house.db.lock_clause)
        assert question is not None
        assert batch is not None
        actor = await require(tx, question.meeting_id, sender, Act.CONFIRM_ASSISTED)
        if batch.entered_by == sender.telegram_id:
            raise Refusal("dibantu_petugas_lain")
        if batch.state != "waiting":
            return question, batch.state == "confirmed"
        now_ms = house.now()
        if is_right:
            check_open(question, now_ms)
            if not await has_right(tx, question.meeting_id, Sender(batch.entered_by), Act.ENTER_ASSISTED):
                raise Refusal("tombol_lama")
            await _count(house, tx, question, batch)
        state = "confirmed" if is_right else "refused"
        await paper.settle(tx, batch_id, state, sender.telegram_id, now_ms)
        payload = {"act": state, "forms": len(batch.voters), "question": question.code}
        await entries.append(tx, question.meeting_id, actor, "ballot.paper", payload, now_ms)
        await outbox.want_again(tx, f"{CARD}:{batch_id}", now_ms=now_ms)
    return question, is_right


async def _count(house: House, tx: Tx, question: Question, batch: Batch) -> None:
    """Names into the turnout, forms among the ballots, and nothing between the two."""
    for voter in batch.voters:
        found = await turnout.named(tx, question.id, voter)
        if found is None:
            raise Refusal("tombol_lama")
        if found.has_answered:
            raise Refusal("dibantu_sudah_sendiri", label=found.label)
        await turnout.mark(tx, question.id, voter, None, house.token_bytes, is_assisted=True)
    for code, by_option in batch.counts.items():
        for option_id, forms in by_option.items():
            answer = Answer((option_id,))
            for _ in range(forms):
                await secrecy.store_form(tx, question.id, code, answer, house.token_bytes(secrecy.KEY_BYTES).hex())
    await questions.revise(tx, question.id)
