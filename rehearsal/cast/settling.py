"""The end of the paper: adopted and posted, put right by numbered errata, locked, tried in vain, taken home."""

import asyncio
import re
from collections.abc import Sequence
from functools import partial

from rehearsal.cast.closing import Closing, PutRight
from rehearsal.cast.documents import arrived, fetch_file, record_in
from rehearsal.cast.officials import MINUTE_TAKER, MODERATOR, SCRIBES
from rehearsal.cast.secretary import put_right
from rehearsal.cast.stage import Stage, answered, found, tap
from rehearsal.phones import Message, Person

PHASE = "Penetapan"
HEAD = re.compile(r"Catatan rapat sampai nomor ([\d.]+), sidik ([0-9a-f]{64})")
SEAL = re.compile(r"manifest\.json: ([0-9a-f]{64})")
# What is asked for one by one, and how the first file of each is called; charts and PDF files stand in the pack.
PAPERS = {
    "notula": "notula",
    "berita-acara": "berita-acara",
    "daftar-hadir": "daftar-hadir",
    "rekapitulasi": "rekapitulasi",
    "record": "record",
    "csv": "hasil",
    "tindak-lanjut": "tindak-lanjut",
    "paket": "paket",
}
LOCKED = "ditolak"
GROUP_SECONDS = 120.0
TRIES, SURE = 5, "Ya, kunci"
REFUSALS = ("sudah ditetapkan", "terkunci", "telah selesai", "dikunci", "telah ditutup")


async def settle(stage: Stage, closing: Closing, secretary: Person) -> None:
    """Adoption, errata, the lock, attempts to change something, addenda, then every document."""
    await _adopt(stage, closing, secretary)
    stage.beside(_read_the_group(stage))
    stage.progress(PHASE, 1, 4)
    await _errata(stage, secretary, closing.errata, "Ralat")
    await _lock(secretary)
    stage.progress(PHASE, 2, 4)
    await _try_in_vain(stage, secretary)
    await _errata(stage, secretary, closing.addenda, "Adendum")
    stage.progress(PHASE, 3, 4)
    await _take_home(stage, secretary)
    await stage.rejoin()
    stage.progress(PHASE, 4, 4)


async def _adopt(stage: Stage, closing: Closing, secretary: Person) -> None:
    """Before the time for corrections is over it takes a reason. The secretariat gets minutes and pack of what was
    adopted by themselves."""
    asked = await secretary.send("/tetapkan")
    card = await answered(secretary, asked, "Catatan rapat sampai nomor")
    await tap(secretary, "Tetapkan", on=card)
    sure = await found(secretary, lambda m: m.id >= card.id and "Ya, tetapkan" in m.labels)
    await tap(secretary, "Ya, tetapkan", on=sure)
    await found(secretary, lambda m: m.id > asked and "Mohon tulis alasan menetapkan" in m.text)
    given = await secretary.send(closing.reason)
    minutes, pack = await asyncio.gather(arrived(secretary, "notula", given), arrived(secretary, "paket", given))
    stage.posted.minutes = await secretary.download(minutes)
    stage.posted.record = record_in(await secretary.download(pack))


async def _read_the_group(stage: Stage) -> None:
    """The group reads that the meeting is adopted, then the head of its record: behind the cards of every result, with
    twenty calls a minute for all of them."""
    moderator, words = stage.officials[MODERATOR], "Catatan rapat sampai nomor"
    told = await moderator.wait_for("ditetapkan pukul", chat=stage.group, timeout_seconds=GROUP_SECONDS)
    posted = await moderator.wait_for(words, chat=stage.group, after=told.id, timeout_seconds=GROUP_SECONDS)
    head = HEAD.search(posted.text)
    assert head is not None, f"the group reads the head of the record: {posted.text}"
    stage.posted.number, stage.posted.head = head[1], head[2]


async def _errata(stage: Stage, secretary: Person, errata: Sequence[PutRight], name: str) -> None:
    for one in errata:
        about = stage.points.get(one.about, one.about)
        said = await put_right(secretary, about, (one.was, one.becomes, one.reason), f"{name} ke-")
        stage.written.append((name, int(re.findall(rf"{name} ke-(\d+)", said)[0]), one))


async def _lock(secretary: Person) -> None:
    """Asked about once more where the record has grown meanwhile, as it does when data are cleared."""
    said = ""
    for _ in range(TRIES):
        asked = await secretary.send("/kunci")
        card = await found(secretary, partial(_offers, asked, 0, "Kunci"))
        await tap(secretary, "Kunci", on=card)
        sure = await found(secretary, partial(_offers, card.id - 1, card.revision, ""))
        if SURE in sure.labels:
            said = await tap(secretary, SURE, on=sure)
        if "catatannya dikunci" in said:
            return
    raise AssertionError(f"the meeting is locked: {said}")


def _offers(after: int, revision: int, label: str, message: Message) -> bool:
    """Whether a message came later than this one and was drawn later than that, and has the button."""
    is_new = message.id > after and message.revision > revision
    return is_new and (label in message.labels or not label)


async def _try_in_vain(stage: Stage, secretary: Person) -> None:
    """Nothing of a locked meeting moves, whoever tries; what each of them is told."""
    person = next(one for one in stage.scenario.people if one.ref in stage.people and one is not stage.withdrawn)
    asked = [question.code for question in stage.scenario.questions if question.code in stage.played]
    attempts = [
        ("usul", stage.people[person.ref], "/usul Mohon satu usulan ditambahkan setelah catatan dikunci."),
        ("koreksi", stage.people[person.ref], "/koreksi Mohon satu kalimat ditambahkan setelah catatan dikunci."),
        ("kesimpulan", stage.officials[MINUTE_TAKER], "/kesimpulan Satu kesimpulan ditambahkan."),
        *[("buka_kembali", secretary, f"/buka_kembali {code}") for code in asked[:1]],
        ("pertanyaan", stage.officials[MODERATOR], "/pertanyaan Satu pertanyaan lagi?\nYa\nTidak"),
    ]
    told = await asyncio.gather(*(_told(phone, words) for _, phone, words in attempts))
    for (act, _, _), said in zip(attempts, told, strict=True):
        is_refused = any(words in said for words in REFUSALS)
        stage.see(f"penutupan.sesudah_dikunci.{act}", LOCKED, LOCKED if is_refused else said)


async def _told(phone: Person, words: str) -> str:
    sent = await phone.send(words)
    return (await answered(phone, sent, "")).text


async def _take_home(stage: Stage, secretary: Person) -> None:
    """Every document of the locked meeting, asked for by several officials; the pack by the secretariat."""
    seats = [secretary] + [stage.officials[seat] for seat in (MINUTE_TAKER, *SCRIBES)]
    shares: list[list[str]] = [["paket"], *([] for _ in seats[1:])]
    for place, what in enumerate(one for one in PAPERS if one != "paket"):
        shares[1 + place % (len(seats) - 1)].append(what)
    async with asyncio.TaskGroup() as group:
        for official, share in zip(seats, shares, strict=True):
            group.create_task(_fetch_all(stage, official, share))


async def _fetch_all(stage: Stage, official: Person, share: Sequence[str]) -> None:
    for what in share:
        name, body, caption = await fetch_file(official, what, PAPERS[what])
        stage.files[name] = body
        if seal := SEAL.search(caption):
            stage.posted.manifest = seal[1]
