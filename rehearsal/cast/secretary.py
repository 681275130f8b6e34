"""What comes after a result: it is adopted and locked, and somebody takes their consent back. No figure moves."""

from collections.abc import Sequence

from rehearsal.cast.documents import fetch
from rehearsal.cast.events import Event, EventKind
from rehearsal.cast.officials import MINUTE_TAKER, SECRETARIAT
from rehearsal.cast.scenario import Person
from rehearsal.cast.stage import Stage, answered, found, shown, tap
from rehearsal.phones import Person as Phone

LOCKED = "terkunci"
ERRATUM = ("Hasil dibacakan", "Hasil dibacakan dan ditayangkan", "Uji ralat: angka tidak berubah")


async def adopt(stage: Stage) -> None:
    """The secretariat adopts a result, cannot change it any more, and puts its wording right with an erratum."""
    event = stage.event(EventKind.LOCKED)
    asked = [question.code for question in stage.scenario.questions if question.code in stage.played]
    if event is None or not asked:
        return
    secretary, code = stage.officials[SECRETARIAT], event.question if event.question in asked else asked[0]
    await stage.entered[code].wait()
    async with stage.hands[secretary.id]:
        await _adopt(stage, secretary, code, event)


async def _adopt(stage: Stage, secretary: Phone, code: str, event: Event) -> None:
    panel = await found(secretary, lambda m: m.text.startswith(f"{code} · diumumkan") and "Tetapkan" in m.labels)
    await tap(secretary, "Tetapkan", on=panel)
    adopted = await tap(secretary, f"Tetapkan {code}", on=panel)
    assert adopted == f"{code} · ditetapkan", f"the result is adopted: {adopted}"
    sent = await secretary.send(f"/buka_kembali {code}")
    answer = await answered(secretary, sent, f"Hasil {code} sudah", "dibuka kembali", "alasan")
    is_locked = f"Hasil {code} sudah ditetapkan dan terkunci" in answer.text
    stage.see(f"{event.where}.diubah", LOCKED, LOCKED if is_locked else answer.text)
    answered_with = await put_right(secretary, code, ERRATUM, "Ralat ke-1 tercatat")
    kept = "Hasil yang ditetapkan tidak berubah"
    stage.see(f"{event.where}.ralat", kept, kept if kept in answered_with else answered_with)


async def put_right(secretary: Phone, about: str, texts: Sequence[str], answer: str) -> str:
    """An erratum: what stands wrongly, how it should read, why. Returns the answer, which holds these words."""
    said = await secretary.send(f"/ralat {about}")
    for words in texts:
        await shown(secretary, f"Ralat {about}. Mohon tulis", after=said)
        said = await secretary.send(words)
    return (await shown(secretary, answer, after=said)).text


async def keep_record(stage: Stage) -> None:
    """The minute taker has the record made as it stands before anybody withdraws."""
    event = stage.event(EventKind.WITHDRAWN)
    if event is not None and event.question in stage.played:
        writer = stage.officials[MINUTE_TAKER]
        await stage.entered[event.question].wait()
        stage.before = await fetch(writer, "record")


async def withdraw(stage: Stage) -> None:
    """Somebody who has answered takes their consent back: who they are is cut from what they said."""
    event = stage.event(EventKind.WITHDRAWN)
    if event is None or event.question not in stage.played:
        return
    person = _free(stage, event.question)
    if person is None:
        stage.leave_out(event.where, "tidak ada yang dapat menariknya / nobody who could withdraw")
        return
    phone = stage.people[person.ref]
    asked = await phone.send("/tarik_persetujuan")
    sure = await shown(phone, "Persetujuan ditarik untuk", after=asked)
    await tap(phone, "Ya, lanjutkan", on=sure)
    told = await shown(phone, "Identitas Bapak/Ibu dipisahkan", after=sure)
    separated = "identitas dipisahkan"
    stage.see(event.where, separated, separated if "Persetujuan ditarik." in told.text else told.text)
    stage.withdrawn = person


def _free(stage: Stage, code: str | None) -> Person | None:
    """Somebody who answered this question on a phone of their own and does not speak for an organisation; whose
    answers nobody reads by name, where there is somebody like that."""
    answered = {ref for question in stage.scenario.questions if question.code == code for ref in question.answers}
    by_name = {ref for question in stage.scenario.questions if question.mode == "open" for ref in question.answers}
    people = [
        person
        for person in stage.scenario.people
        if person.ref in answered and not person.is_lead and len(stage.scenario.on_phone(person.account)) == 1
    ]
    return next((person for person in reversed(people) if person.ref not in by_name), next(iter(people), None))
