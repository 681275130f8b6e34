"""Messages that are no discussion points: each sent by somebody, each answered as the scenario says."""

import asyncio
import re
from enum import StrEnum

from rehearsal.cast.scenario import Noise, Point, squeezed
from rehearsal.cast.stage import Stage, answered, shown, tap
from rehearsal.phones import Person as Phone

VOICE_SECONDS = 47
# As much of a recording as tells what it is.
VOICE = b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01\x01"
STORED, ASKS = "tercatat dengan nomor", "dimaksudkan sebagai pokok diskusi"
ALIKE, REFERS, ANYWAY = "serupa dari", "Pesan ini merujuk", "Tetap kirim"
WHICH, NONE = "mana yang ditanggapi", "Tanpa nomor"
NUMBER = re.compile(r"nomor (D\d+)")
POINT = re.compile(r"\bD\d+\b")


class Treatment(StrEnum):
    ASKED = "ditanyakan dahulu"
    TWIN = "sudah tercatat"
    MASKED = "disamarkan"
    OFF_TOPIC = "di luar acara"
    CAMPAIGN = "kampanye"
    VOICE = "diminta mengetik"
    SUPPORT = "dukungan ditawarkan"


# What a scenario says of a message -> how it is treated; the first that fits counts.
_SAYS = (
    ("tolak_otomatis", Treatment.ASKED),
    ("bukan pokok diskusi:", Treatment.ASKED),
    ("duplikat identik", Treatment.TWIN),
    ("samarkan", Treatment.MASKED),
    ("pesan suara", Treatment.VOICE),
    ("dukungan:", Treatment.SUPPORT),
    ("kampanye", Treatment.CAMPAIGN),
    ("di luar acara", Treatment.OFF_TOPIC),
)
# Stored by the bot, then declined by an official for this reason.
DECLINED = {
    Treatment.MASKED: "memuat data pribadi",
    Treatment.OFF_TOPIC: "di luar acara",
    Treatment.CAMPAIGN: "kampanye",
}


def treatment(noise: Noise) -> Treatment | None:
    """How a message is to be treated; None where the cast does not know."""
    return next(
        (meant for words, meant in _SAYS if noise.treatment.startswith(words) or words in noise.treatment), None
    )


def is_twin(noise: Noise, point: Point) -> bool:
    """Whether this message repeats that point word for word."""
    return treatment(noise) is Treatment.TWIN and squeezed(noise.text) == squeezed(point.text)


def where(noise: Noise) -> str:
    """How a report names it."""
    return f"pesan_gangguan.{noise.code}"


async def put_forward(phone: Phone, command: str, text: str) -> str:
    """Types a point; the answer that names its number. Whoever is offered to support another one sends it anyway: the
    scenario counts every point."""
    sent = await phone.send(f"{command} {text}")
    answer = await answered(phone, sent, STORED, "sudah tercatat", ASKS, ALIKE, WHICH)
    if WHICH in answer.text:
        # A response to what was said in the room has no number.
        return await tap(phone, NONE, on=answer)
    return await tap(phone, ANYWAY, on=answer) if ALIKE in answer.text else answer.text


def number_in(answer: str) -> str:
    """The number a point was given."""
    found = NUMBER.search(answer)
    assert found is not None, f"the answer names the point's number: {answer}"
    return found[1]


async def twin(stage: Stage, noise: Noise, phone: Phone, command: str) -> None:
    """The same words again, as a phone sends them that lost its connection: nothing is doubled."""
    sent = await phone.send(f"{command} {noise.text}")
    answer = await answered(phone, sent, "sudah tercatat", STORED)
    stage.see(where(noise), Treatment.TWIN, Treatment.TWIN if "sudah tercatat" in answer.text else answer.text)


async def make_noise(stage: Stage) -> list[tuple[Noise, str]]:
    """Everything but repeated points, all at once, each from a phone of its own where there are enough. Returns what
    was stored and waits for an official: message and number."""
    alone = [p for p in stage.scenario.people if len(stage.scenario.on_phone(p.account)) == 1]
    if not alone:
        return []
    phones = [stage.people[alone[-1 - place % len(alone)].ref] for place in range(len(stage.scenario.noise))]
    sent = [_send(stage, noise, phone) for noise, phone in zip(stage.scenario.noise, phones, strict=True)]
    return [stored for stored in await asyncio.gather(*sent) if stored is not None]


async def _send(stage: Stage, noise: Noise, phone: Phone) -> tuple[Noise, str] | None:
    meant = treatment(noise)
    if meant is None:
        stage.leave_out(where(noise), f"belum dibangun / not built yet: {noise.treatment}")
    elif meant is Treatment.ASKED:
        await _asked(stage, noise, phone)
    elif meant is Treatment.VOICE:
        await _spoken(stage, noise, phone)
    elif meant is Treatment.SUPPORT:
        await _supported(stage, noise, phone)
    elif meant in DECLINED:
        return noise, await _stored(stage, noise, phone)
    return None


async def _asked(stage: Stage, noise: Noise, phone: Phone) -> None:
    sent = await phone.send(f"/usul {noise.text}")
    answer = await answered(phone, sent, ASKS, STORED)
    is_asked = ASKS in answer.text
    stage.see(where(noise), Treatment.ASKED, Treatment.ASKED if is_asked else answer.text)
    if is_asked:
        await tap(phone, "Bukan", on=answer)


async def _supported(stage: Stage, noise: Noise, phone: Phone) -> None:
    """Words that only refer to another's point: its support is offered, and given."""
    sent = await phone.send(f"/usul {noise.text}")
    answer = await answered(phone, sent, REFERS, STORED)
    named = POINT.search(noise.treatment)
    wanted = "Dukung" if named is None else f"Dukung {stage.points.get(named[0], named[0])}"
    offered = [label for label in answer.labels if label.startswith(wanted)]
    stage.see(where(noise), Treatment.SUPPORT, Treatment.SUPPORT if offered else answer.text)
    if offered:
        await tap(phone, offered[0], on=answer)


async def _spoken(stage: Stage, noise: Noise, phone: Phone) -> None:
    sent = await phone.send_voice(VOICE_SECONDS, body=VOICE)
    answer = await answered(phone, sent, "esan suara", STORED)
    is_asked = "ketik satu kalimat" in answer.text
    stage.see(where(noise), Treatment.VOICE, Treatment.VOICE if is_asked else answer.text)


async def _stored(stage: Stage, noise: Noise, phone: Phone) -> str:
    """Sent as a proposal; an identity number is masked, and its sender told so."""
    number = number_in(await put_forward(phone, "/usul", noise.text))
    if treatment(noise) is Treatment.MASKED:
        told = await shown(phone, "nomor identitas")
        is_told = "samarkan" in told.text
        stage.see(where(noise), Treatment.MASKED, Treatment.MASKED if is_told else told.text)
    return number
