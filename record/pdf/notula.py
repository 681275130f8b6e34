"""The notula as PDF: the fields of the Word document, its charts, and, where wanted, the record itself inside."""

from typing import Any, Final

from record import minutes
from record.json_file import write as write_json
from record.pdf.frame import Pictures, pressed, signers
from record.pdf.long_tables import shorten
from record.pdf.tables import laid_out, standing
from record.question_pictures import question_pictures
from record.record import Record
from record.record_paper import NOTULEN
from record.record_soundings import Sounding
from record.tongue import language, words

# Keys of labels and fields of the head, in the order of each form; a label without a field heads those below it.
_OFFICERS: Final = (("ketua", "ketua"), ("sekretaris", "sekretaris"), ("pencatat", "pencatat"))
HEAD: Final[tuple[tuple[str, str], ...]] = (
    *(("rapat", "judul"), ("hari", "hari_tanggal"), ("undangan", "surat_undangan"), ("waktu_rapat", "waktu")),
    *(("tempat", "tempat"), ("acara", "acara"), ("pimpinan", ""), *_OFFICERS, ("peserta_rapat", "peserta")),
)
OLD_HEAD: Final[tuple[tuple[str, str], ...]] = (
    *(("rapat", "judul"), ("hari", "hari_tanggal"), ("jam_panggilan", "jam_panggilan"), ("jam_rapat", "waktu")),
    *(("acara", "acara"), ("pimpinan_kapital", ""), *_OFFICERS, ("peserta_rapat", "peserta")),
)
# Fields that the layout has as tables alone.
_TABLED: Final = frozenset({"daftar_hadir", "rekap", "daftar_pokok", "usulan_koreksi", "tindak_lanjut"})


def write(record: Record, *, holds_record: bool = False) -> bytes:
    """The notula; `holds_record` puts `record.json` inside it as its source (PDF/A-3). Raises PressFault."""
    from record.templates.result_tables import RESULTS, SOUNDINGS, WRITTEN

    pictures, content = Pictures(), minutes.fields(record, language())
    opened = [asked for asked in record.questions if asked.question.opened is not None]
    for shown, asked in zip(content["daftar_jp"], opened, strict=True):
        shown["gambar"] = pictures.add_all(question_pictures(record, asked))
        shown["tabel"] = standing(RESULTS, jp=shown)
        shown["tabel_isian"] = standing(WRITTEN, head="tema", jp=shown)
        del shown["isian"]
    for shown, sounding in zip(content["daftar_penjajakan"], record.soundings, strict=True):
        shown["gambar"] = pictures.add_all(sounding_charts(record, sounding))
        shown["tabel"] = standing(SOUNDINGS, head="kepala", jajak=shown)
    is_old = record.paper.layout == NOTULEN
    annexes = _annexes(content)
    shorten([*annexes, *(table for shown in content["daftar_jp"] for table in shown["tabel_isian"])])
    whole = {key: field for key, field in content.items() if key not in _TABLED} | {
        "lama": is_old,
        "isian_kepala": _head(content, is_old=is_old),
        "tabel_tindak_lanjut": _follow_ups(content),
        "lampiran": annexes,
        "tanda_tangan": signers(content["ttd"]),
    }
    attached = {"record.json": write_json(record)} if holds_record else {}
    title = words().plain("label_notulen" if is_old else "label_notula")
    return pressed(record, "notula.typ", title, whole, pictures, attached)


def _head(content: dict[str, Any], *, is_old: bool) -> list[list[Any]]:
    rows = [pair for pair in (OLD_HEAD if is_old else HEAD) if pair[0] != "tempat" or content["tampil_tempat"]]
    duties = {label for label, _ in _OFFICERS}
    return [
        [("    " if label in duties else "") + words().plain(f"label_{label}"), content[field] if field else None]
        for label, field in rows
    ]


def _follow_ups(content: dict[str, Any]) -> dict[str, Any]:
    from record.templates.outcomes import FIELDS, HEADS, WIDTHS_CM

    return laid_out(HEADS, WIDTHS_CM, FIELDS, content["tindak_lanjut"])


def _annexes(content: dict[str, Any]) -> list[dict[str, Any]]:
    from record.templates import amendments
    from record.templates.annexes import ANNEXES

    annexes = [
        {"judul": words().plain(f"label_{title}")} | laid_out(heads, widths, fields, content[loop.partition(" in ")[2]])
        for title, heads, widths, loop, fields in ANNEXES
    ]
    if content["usulan_koreksi"]:
        table = laid_out(amendments.HEADS, amendments.WIDTHS_CM, amendments.FIELDS, content["usulan_koreksi"])
        annexes.append({"judul": words().plain("label_lampiran_koreksi")} | table)
    return annexes


def sounding_charts(record: Record, one: Sounding) -> list[tuple[bytes, str]]:
    """The pictures of a sounding, each with what it shows in words."""
    from record.sounding_faces import described, sounding_pages

    drawn = sounding_pages(record, one)
    return list(zip((page.picture.png for page in drawn), described(one, drawn), strict=True))
