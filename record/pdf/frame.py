"""What stands on every page of a paper: its size, letterhead, draft mark and properties; and how pictures get there."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from record.minutes import LANGUAGE, draft_line
from record.pdf.letters import has_missing, printable
from record.pdf.press import Manuscript, press
from record.record import Record

A4_MM: Final = (210, 297)
ATTACHED: Final = "Catatan rapat lengkap; dokumen ini dibuat dari catatan itu."


class Pictures:
    """The pictures of one paper, by name, each with what is said of it for whoever cannot see it."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytes] = {}

    def add(self, png: bytes, text: str) -> dict[str, str]:
        """A picture as layouts know it: its name and its text."""
        name = f"gambar-{len(self.bodies) + 1}"
        self.bodies[name] = png
        return {"nama": name, "teks": text}

    def add_all(self, drawn: Iterable[tuple[bytes, str]]) -> list[dict[str, str]]:
        """Several at once, in order."""
        return [self.add(png, text) for png, text in drawn]


def common_fields(record: Record, document: str, heading: str) -> dict[str, Any]:
    """What `layout.typ` needs. `document` is the paper's name in its properties, `heading` the line that names it."""
    moment = datetime.fromtimestamp(record.at_ms // 1000, UTC)
    width, height = A4_MM
    return {
        "judul": f"{document} – {record.meeting.title}",
        "judul_rapat": record.meeting.title,
        "kepala_surat": heading,
        "penulis": record.meeting.secretariat,
        "saat": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        "bahasa": LANGUAGE,
        "lebar": width,
        "tinggi": height,
        "kepala": draft_line(record),
        "konsep": record.status == "konsep",
        "kop": None,
    }


def pressed(
    record: Record,
    layout: str,
    content: Mapping[str, Any],
    pictures: Pictures,
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """The finished paper; a note says where a sign had to be shown as □. Raises PressFault."""
    from record.charts.card import MISSING_NOTE

    attached = attached or {}
    held = {"terlampir": sorted(attached), "terlampir_teks": ATTACHED}
    content = {**content, "umum": content["umum"] | held}
    shown = printable(content) | {"catatan_aksara": [MISSING_NOTE] if has_missing(content) else []}
    return press(Manuscript(layout, shown, record.at_ms // 1000, pictures.bodies, attached))
