"""What stands on every page of a paper: its size, letterhead, draft mark, labels and properties; and its pictures."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from locales.messages import MESSAGES
from record.minutes_head import DOTS, letterhead, standing
from record.pdf.letters import has_missing, printable
from record.pdf.press import Manuscript, press
from record.record import Record
from record.tongue import language, words

_LABEL: Final = "label_"
# Empty lines for a signature.
_ROOM: Final = ("", "", "", "")


class Pictures:
    """The pictures of one paper, by name, each with what is said of it for whoever cannot see it."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def add(self, picture: bytes, text: str) -> dict[str, str]:
        """A picture as layouts know it: its name and its text."""
        name = f"gambar-{len(self.bodies) + 1}"
        self.bodies[name] = picture
        return {"nama": name, "teks": text}

    def add_all(self, drawn: Iterable[tuple[bytes, str]]) -> list[dict[str, str]]:
        """Several at once, in order."""
        return [self.add(picture, text) for picture, text in drawn]


def pressed(
    record: Record,
    layout: str,
    title: str,
    content: Mapping[str, Any],
    pictures: Pictures,
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """The finished paper, in the language being written; a note says where a sign had to be shown as □. `title` is the
    line that names the paper. Raises PressFault."""
    from record.charts.card import missing_note

    attached = attached or {}
    whole = {**content, "umum": _common(record, title, pictures, attached)}
    shown = printable(whole) | {"catatan_aksara": [missing_note()] if has_missing(whole) else []}
    return press(Manuscript(layout, shown, record.at_ms // 1000, pictures.bodies, attached))


def _common(record: Record, title: str, pictures: Pictures, attached: Mapping[str, bytes]) -> dict[str, Any]:
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC)
    width, height = record.paper.sheet_mm
    logo = record.paper.logo
    return {
        "judul": f"{title} – {record.meeting.title}",
        "judul_rapat": record.meeting.title,
        "nama": title,
        "penulis": record.meeting.secretariat,
        "saat": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        "bahasa": language(),
        "lebar": width,
        "tinggi": height,
        "kepala": standing(record),
        "latar": words().plain("label_konsep") if record.status == "konsep" else "",
        "kop": letterhead(record) | {"logo": pictures.add(logo, words().plain("naskah_logo")) if logo else ""},
        "label": {key.removeprefix(_LABEL): words().plain(key) for key in MESSAGES if key.startswith(_LABEL)},
        "terlampir": sorted(attached),
        "terlampir_teks": words().plain("naskah_sumber"),
    }


def places_to_sign(names: Iterable[str]) -> list[list[str]]:
    """A block for each name, a line each: whose it is, dots for position and name, and the room between them."""
    position, name = (f"{words().plain(f'kolom_{key}')} {DOTS * 2}" for key in ("jabatan", "nama"))
    return [[one, position, *_ROOM, name] for one in names]


def signers(fields: Mapping[str, str]) -> dict[str, list[str]]:
    """Who signs at the right, and at the left where the minute taker signs too, a line each; the office signs by hand,
    so rank and number are never filled in."""
    rank, number = (f"{words().plain(f'label_{key}')} {DOTS}" for key in ("pangkat", "nip"))
    above = [fields["kota_tanggal"], words().plain("label_penanda_tangan"), fields["prefiks"]]
    right = [*filter(None, above), f"{fields['jabatan']},", *_ROOM, fields["nama"], rank, number]
    left = [words().plain("label_pencatat"), f"{fields['pencatat']},", *_ROOM, fields["nama_pencatat"], rank, number]
    return {"kanan": right, "kiri": left if fields["ada_pencatat"] else []}
