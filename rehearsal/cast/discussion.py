"""The floor: points come in by phone and at the clerk's desk, the moderator shows some, noise is answered politely."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from rehearsal.cast.delegates import DESKS
from rehearsal.cast.scenario import Point
from rehearsal.cast.stage import Stage, shown, tap
from rehearsal.phones import Person as Phone

COMMANDS = {"usulan": "/usul", "pertanyaan": "/tanya", "tanggapan": "/tanggap"}
BUTTONS = {"usulan": "Usulan", "pertanyaan": "Pertanyaan", "tanggapan": "Tanggapan"}
NUMBER = re.compile(r"nomor (D\d+)")
SHOWN_BY_MODERATOR = 3
PutForward = Callable[[Stage, Point], Awaitable[None]]


async def discuss(stage: Stage) -> None:
    """Proposals and questions, room and desk side by side; then the responses, so that they find what they answer."""
    known = [point for point in stage.scenario.points if point.kind in COMMANDS]
    for point in stage.scenario.points:
        if point not in known:
            stage.leave_out(point.code, f"jenis {point.kind} / kind {point.kind} not built yet")
    first = [point for point in known if not point.answers]
    async with asyncio.TaskGroup() as group:
        for number in range(len(DESKS)):
            at_desk = [point for point in first if point.is_by_clerk][number :: len(DESKS)]
            group.create_task(_in_turn(stage, at_desk, _at_desk(number)))
        group.create_task(_in_turn(stage, [point for point in first if not point.is_by_clerk], _by_phone))
    for point in known:
        if point.answers:
            await (_at_desk(0) if point.is_by_clerk else _by_phone)(stage, point)
    stage.pending.append(asyncio.create_task(_moderate(stage)))


async def _in_turn(stage: Stage, points: list[Point], put_forward: PutForward) -> None:
    """One after another, as a desk or a room does."""
    for point in points:
        await put_forward(stage, point)
        stage.progress("Pokok diskusi", len(stage.points), len(stage.scenario.points))


def _text(stage: Stage, point: Point) -> str:
    codes = " ".join(stage.points[code] for code in point.answers if code in stage.points)
    return f"{codes} {point.text}".strip()


async def _by_phone(stage: Stage, point: Point) -> None:
    speaker = next(p for p in stage.scenario.people_of(point.organisation) if p.ref in stage.people)
    phone = stage.people[speaker.ref]
    sent = await phone.send(f"{COMMANDS[point.kind]} {_text(stage, point)}")
    answer = await shown(phone, "tercatat dengan nomor", after=sent)
    _remember(stage, point, answer.text)


def _remember(stage: Stage, point: Point, answer: str) -> None:
    found = NUMBER.search(answer)
    assert found is not None, "the answer names the point's number"
    stage.points[point.code] = found[1]


def _at_desk(number: int) -> PutForward:
    """The desk of one official."""

    async def put_forward(stage: Stage, point: Point) -> None:
        await _by_clerk(stage, stage.officials[DESKS[number]], point)

    return put_forward


async def _by_clerk(stage: Stage, clerk: Phone, point: Point) -> None:
    speaker = next(p for p in stage.scenario.people_of(point.organisation) if p.account is None)
    asked = await clerk.send("/isikan")
    await tap(clerk, speaker.label, on=await shown(clerk, "Untuk peserta mana", after=asked))
    await tap(clerk, BUTTONS[point.kind])
    await shown(clerk, "dalam satu pesan", after=asked)
    sent = await clerk.send(_text(stage, point))
    _remember(stage, point, (await shown(clerk, "tercatat dengan nomor", after=sent)).text)


async def _moderate(stage: Stage) -> None:
    """The moderator opens the list and shows the first points."""
    moderator = stage.officials["moderator"]
    codes = list(stage.points.values())[:SHOWN_BY_MODERATOR]
    if not codes:
        return
    asked = await moderator.send("/usulan")
    listed = await shown(moderator, "Pokok diskusi:", after=asked)
    for code in codes:
        await tap(moderator, code, on=listed)
        card = await shown(moderator, "Dari ", after=listed)
        while not card.text.startswith(code):
            card = await shown(moderator, "Dari ", after=card)
        await tap(moderator, "Tayangkan", on=card)
        await shown(moderator, "ditayangkan", after=card)
    rest = len(stage.points) - len(codes)
    if rest > 0:
        stage.leave_out("pokok_diskusi", f"{rest} pokok lain tetap masuk, belum ditayangkan / not shown one by one")


async def noise(stage: Stage) -> None:
    """Greetings and tests are asked about, the same words twice are stored once, an identity number is masked."""
    speaker = next((p for p in stage.scenario.people if p.ref in stage.people), None)
    for row in stage.scenario.noise:
        treatment, where = row.get("perlakuan", ""), f"pesan_gangguan.{row['kode']}"
        if speaker is None or not treatment.startswith(("tolak_otomatis", "bukan pokok diskusi:")):
            stage.leave_out(where, "moderasi lanjutan belum dibangun / later moderation not built yet")
            continue
        phone = stage.people[speaker.ref]
        sent = await phone.send(f"/usul {row['teks']}")
        answer = await shown(phone, "dimaksudkan sebagai pokok diskusi", after=sent)
        stage.see(where, "Bukan, Ya, kirim", ", ".join(sorted(answer.labels)))
        await tap(phone, "Bukan", on=answer)
