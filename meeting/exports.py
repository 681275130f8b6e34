"""Asking for documents: a job in the same transaction, an entry in the record, the files later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import button, tell
from rules.roles import Act
from storage import entries, jobs, meetings

# What may be asked for, and the words for it.
NAMES = {
    "notula": "naskah_notula",
    "berita-acara": "naskah_berita_acara",
    "daftar-hadir": "naskah_daftar_hadir",
    "rekapitulasi": "naskah_rekapitulasi",
    "record": "naskah_json",
    "csv": "naskah_csv",
    "diagram": "naskah_diagram",
    "notula-pdf": "naskah_notula_pdf",
    "berita-acara-pdf": "naskah_berita_acara_pdf",
    "daftar-hadir-pdf": "naskah_daftar_hadir_pdf",
    "rekapitulasi-pdf": "naskah_rekapitulasi_pdf",
    "arsip": "naskah_arsip",
    "paket": "naskah_paket",
    "semua": "tombol_semua_berkas",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """`number` is the export number that stands in the file names."""

    number: int
    what: str


async def ask_export(house: House, sender: Sender, meeting_id: int, what: str) -> Asked:
    """Has the documents `what` (a format of the record room, or "semua") made and sent to whoever asks.

    Asked again while the record has not moved, by whomever, they keep their number and no second entry is made.
    """
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.EXPORT_DRAFT)
        await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
        key = f"{what}:{await entries.last_act(tx, meeting_id)}:"
        number = await meetings.exports(tx, meeting_id) + 1
        by = {"ref": actor.ref, "role": actor.role}
        work: dict[str, Any] = {"by": by, "chat": sender.telegram_id, "number": number, "what": what}
        known = await jobs.latest(tx, meeting_id, "export", key)
        if known is not None:
            work["number"] = number = known["number"]
        own = f"{key}{sender.telegram_id}"
        await jobs.add(tx, meeting_id, "export", own, work, asked_by=sender.telegram_id, now_ms=house.now(), again=True)
        if known is None:
            await meetings.set_exports(tx, meeting_id, number)
            await entries.append(tx, meeting_id, actor, "export", {"number": number, "what": what}, house.now())
    return Asked(number, what)


async def offer(house: House, sender: Sender, meeting_id: int, numbered: Mapping[int, str]) -> None:
    """Asks which document to make, a button each."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.EXPORT_DRAFT)
        rows = [[button(NAMES[what], "xe", meeting_id, number)] for number, what in numbered.items()]
        await tell(*(tx, sender.telegram_id, "ekspor_pilih"), now_ms=house.now(), meeting_id=meeting_id, buttons=rows)
