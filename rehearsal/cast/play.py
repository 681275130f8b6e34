"""The whole play, scene after scene."""

import asyncio

from rehearsal.cast.delegates import register_all
from rehearsal.cast.discussion import discuss, noise
from rehearsal.cast.officials import set_up
from rehearsal.cast.polling import ask
from rehearsal.cast.stage import Stage, shown, tap

DOCUMENTS = ("notula", "rekapitulasi", "record")


async def play(stage: Stage, claim_link: str) -> None:
    """From the owner's link to the documents in the secretariat's chat."""
    stage.progress("Menyiapkan rapat", 0, 1)
    await set_up(stage, claim_link)
    await register_all(stage)
    await _start(stage)
    await discuss(stage)
    stage.pending.append(asyncio.create_task(noise(stage)))
    for question in stage.scenario.questions:
        if question.code in stage.played:
            await ask(stage, question)
    await _conclude(stage)
    for code, why in (
        ("peristiwa_uji.E09", "peringkat / ranking"),
        ("peristiwa_uji.E11", "pertanyaan rahasia / secret questions"),
        ("peristiwa_uji.E12", "perpanjangan waktu / extension"),
        ("peristiwa_uji.E13", "buka kembali / reopening"),
        ("peristiwa_uji.E14", "tarik persetujuan / withdrawal of consent"),
        ("peristiwa_uji.E15", "penetapan dan ralat / adoption and errata"),
    ):
        stage.leave_out(code, f"belum dibangun: {why} / not built yet")


async def _start(stage: Stage) -> None:
    moderator = stage.officials["moderator"]
    asked = await moderator.send("/rapat")
    panel = await shown(moderator, "Tautan:", after=asked)
    await tap(moderator, "Mulai rapat", on=panel)
    await shown(moderator, "Rapat berlangsung", after=panel)


async def _conclude(stage: Stage) -> None:
    """A note, the end of the meeting, and the documents."""
    stage.progress("Menyusun berkas", 0, len(DOCUMENTS))
    writer, moderator = stage.officials["notulis"], stage.officials["moderator"]
    noted = await writer.send("/catat Kesimpulan dibacakan oleh pimpinan rapat.")
    await shown(writer, "Catatan tersimpan", after=noted)
    asked = await moderator.send("/rapat")
    panel = await shown(moderator, "Tautan:", after=asked)
    await tap(moderator, "Tutup rapat", on=panel)
    confirm = await shown(moderator, "peserta tercatat", after=panel)
    await tap(moderator, "Tutup rapat", on=confirm)
    await shown(moderator, "Rapat selesai", after=confirm)
    for task in stage.pending:
        await task
    secretary = stage.officials["secretariat"]
    wanted = await secretary.send("/ekspor semua")
    await _collect(stage, wanted)


async def _collect(stage: Stage, wanted: int) -> None:
    """Downloads every document that arrives until the expected ones are there."""
    secretary = stage.officials["secretariat"]
    missing, last = set(DOCUMENTS), await shown(secretary, "", after=wanted)
    while missing:
        for message in await secretary.screen():
            name = "" if message.file is None else str(message.file.get("file_name", ""))
            if message.id > wanted and name and name not in stage.files:
                stage.files[name] = await secretary.download(message)
                missing.discard(name.split("_")[0])
                stage.progress("Menyusun berkas", len(DOCUMENTS) - len(missing), len(DOCUMENTS))
        if missing:
            last = await shown(secretary, "", after=last)
