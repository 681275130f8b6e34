"""What stands at the head and foot of every paper: letterhead, standing, day and time, place, who signs."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from record.record import Record
from record.tongue import clock, day_date, stamp, words

DOTS: Final = ".........."
# Where a name is written by hand.
LONG_DOTS: Final = DOTS * 3
HASH_SIGNS: Final = 16
_CHAIR: Final = ("pimpinan_rapat", "ketua")
DUTIES: Final = {"ketua": _CHAIR, "sekretaris": ("sekretaris",), "pencatat": ("notulis", "pencatat")}
_UNDER_WAY: Final = ("running", "paused")


def dots(text: str) -> str:
    """What was never filled in prints dots, for somebody to write on."""
    return text or DOTS


def letterhead(record: Record) -> dict[str, str]:
    """`pemerintah`, `badan`, `alamat`, `kontak` as typed; empty texts where they are not set. `logo` is filled in by
    whoever writes the file, from the paper's picture."""
    paper = record.paper
    lines = {"pemerintah": paper.government, "badan": paper.body, "alamat": paper.address, "kontak": paper.contacts}
    return {**lines, "logo": "", "ada": "ya" if paper.has_letterhead else ""}


def head_fields(record: Record) -> dict[str, Any]:
    """Fields that every paper has: `kepala` (its standing), `kop`, `judul`, `hari_tanggal`, `waktu`, `tempat`,
    `acara`, `sidik`, `ttd`."""
    meeting = record.meeting
    return {
        "kepala": standing(record),
        "kop": letterhead(record),
        "judul": meeting.title,
        "hari_tanggal": day_date(date.fromisoformat(meeting.held_on)),
        "waktu": meeting_time(record),
        "tempat": dots(meeting.place),
        "acara": [f"{item.position}. {item.title}" for item in record.agenda] or [DOTS],
        "sidik": head_line(record),
        "ttd": signature(record),
    }


def erratum_number(record: Record) -> int:
    """The number of the last erratum, 0 while there is none."""
    return max((erratum.number for erratum, _ in record.all_errata), default=0)


def standing(record: Record) -> str:
    """KONSEP with time and revision until the secretariat adopts, while the meeting still runs as an interim paper;
    then that it is final, and how many errata it holds."""
    meeting, last = record.meeting, erratum_number(record)
    if record.is_draft:
        when = stamp(record.at_ms, meeting.zone)
        key = "ekspor_sementara" if meeting.state in _UNDER_WAY else "ekspor_konsep"
        return words().plain(key, waktu=when, jam=clock(record.at_ms, meeting.zone), n=record.revision)
    if last:
        return words().plain("naskah_ralat_ke", n=last)
    adopted = [entry.at_ms for entry in record.entries if entry.kind == "meeting.adopted"]
    if not adopted:
        return _capital(words().plain("naskah_hasil_akhir"))
    return words().plain("naskah_ditetapkan", waktu=stamp(adopted[-1], meeting.zone))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def meeting_time(record: Record) -> str:
    """From the actual opening to the actual closing; before the opening what was planned."""
    meeting = record.meeting
    if meeting.opened_ms is None:
        return dots(meeting.held_time)
    start = clock(meeting.opened_ms, meeting.zone)
    if meeting.ended_ms is None:
        return words().plain("naskah_waktu_selesai", mulai=start)
    return words().plain("naskah_waktu", mulai=start, akhir=clock(meeting.ended_ms, meeting.zone))


def officer(record: Record, duties: Sequence[str]) -> str:
    """Position, then name, of whoever has one of these duties; dots where nobody was named."""
    found = [one for one in record.officers if one.duty in duties]
    said = [", ".join(part for part in (one.office, one.name) if part) for one in found]
    return dots("; ".join(part for part in said if part))


def signature(record: Record) -> dict[str, str]:
    """Who signs: `jabatan` and `nama` of the chair as typed, `pencatat` and `nama_pencatat` where the minute taker
    signs beside; dots for what nobody typed. Rank and number are always left to be written."""
    paper = record.paper
    chair, clerk = ([one for one in record.officers if one.duty in duties] for duties in (_CHAIR, DUTIES["pencatat"]))
    return {
        "prefiks": paper.signer_prefix,
        "jabatan": (chair[0].office if chair else "") or LONG_DOTS,
        "nama": (chair[0].name if chair else "") or LONG_DOTS,
        "ada_pencatat": "ya" if paper.has_clerk_block else "",
        "pencatat": (clerk[0].office if clerk else "") or LONG_DOTS,
        "nama_pencatat": (clerk[0].name if clerk else "") or LONG_DOTS,
        "kota_tanggal": "",
    }


def head_line(record: Record) -> str:
    """The number of the last entry and how its hash begins; nothing while there is none."""
    if record.head is None:
        return ""
    return words().plain("catat_kepala", nomor=record.head.seq, sidik=record.head.hash[:HASH_SIGNS])
