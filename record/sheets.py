"""What stands on each sheet of the workbook: columns and rows from the record, figures as everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from locales.formats import clock, stamp
from locales.words import Words
from record.record import AskedQuestion, Organisation, Record
from record.sentences import base_words, kind_words, mode_words, notes
from rules.questions import Mode, Unit
from rules.tallies import Row, Tally

WORDS: Final = Words("id")
KINDS: Final = {"proposal": "jenis_usulan", "question": "jenis_pertanyaan", "response": "jenis_tanggapan"}
CODE, SHORT, MIDDLE, TEXT, FIGURE = 8, 14, 24, 56, 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns as (head, width); a cell is an int (a count), a float (a share of 1) or a text."""

    columns: tuple[tuple[str, float], ...]
    rows: list[list[Any]]


def share_value(row: Row, tally: Tally) -> float | str:
    """The *printed* share as a number of 1, so that the cell shows what every other output shows."""
    return "–" if row.share is None else row.share / 10 ** (tally.decimals + 2)


def _rate(units: int | None, decimals: int) -> float | str:
    return "–" if units is None else units / 10 ** (decimals + 2)


def _when(at_ms: int | None, record: Record) -> str:
    return "–" if at_ms is None else clock(at_ms, record.meeting.zone)


def summary(record: Record) -> Sheet:
    """Title, day, status, head, and who was invited and here."""
    meeting = record.meeting
    invited = [one for one in record.organisations if one.is_invited]
    rows: list[list[Any]] = [
        ["Rapat", meeting.title],
        ["Kode", meeting.code],
        ["Tanggal", meeting.held_on],
        ["Tempat", meeting.place],
        ["Status", record.status],
        ["Revisi", record.revision],
        ["Sidik catatan rapat", record.head.hash if record.head else "–"],
        ["Instansi diundang", len(invited)],
        ["Instansi hadir", sum(one.is_present for one in invited)],
        ["Peserta", sum(one.has_vote for one in record.delegates)],
    ]
    for unit in record.constituencies:
        of_unit = [one for one in invited if one.constituency == unit.code]
        rows.append([f"{unit.name}: diundang", len(of_unit)])
        rows.append([f"{unit.name}: hadir", sum(one.is_present for one in of_unit)])
    return Sheet((("Butir", 40), ("Nilai", 70)), rows)


def asked_questions(record: Record) -> Sheet:
    """One row a question: how it was asked and who answered."""
    heads = ("Kode", "Pertanyaan", "Jenis", "Sifat", "Satuan", "Status", "Dibuka", "Ditutup", "Diundang", "Hadir")
    more = (
        "Berhak",
        "Menjawab",
        "Abstain",
        "Tidak menjawab",
        "Dibantu",
        "Diubah",
        "Partisipasi",
        "Dasar",
        "Nilai dasar",
    )
    widths = (CODE, TEXT, MIDDLE, MIDDLE, SHORT, SHORT, SHORT, SHORT, *(FIGURE,) * 9, MIDDLE, FIGURE)
    columns = (*zip((*heads, *more), widths, strict=True), ("Catatan", TEXT))
    return Sheet(columns, [_asked(record, asked) for asked in record.questions])


def _asked(record: Record, asked: AskedQuestion) -> list[Any]:
    question, tally = asked.question, asked.tally
    status = WORDS.plain(f"status_jp_{question.state.value}")
    unit = WORDS.plain("satuan_instansi" if question.unit is Unit.ORGANISATION else "satuan_peserta")
    closed = "; ".join(_when(one.at_ms, record) for one in asked.closings) or "–"
    row: list[Any] = [question.code, question.wording, kind_words(question), mode_words(question), unit, status]
    row += [_when(question.opened, record), closed]
    if tally is None:
        return [*row, *["–"] * 11, "–"]
    abstained = "–" if tally.abstained is None else tally.abstained
    row += [tally.invited, tally.present, tally.entitled, tally.answered, abstained, tally.not_answered]
    row += [tally.assisted, tally.changed, _rate(tally.turnout, tally.decimals)]
    return [*row, base_words(question, tally), tally.base_count, " ".join(notes(asked, tally))]


def results(record: Record) -> Sheet:
    """One row an option."""
    columns = (
        *(("Kode", CODE), ("Pilihan (kode)", SHORT), ("Pilihan", TEXT), ("Jumlah", FIGURE), ("Bobot", FIGURE)),
        *(("Persen", FIGURE), ("Peringkat", FIGURE)),
    )
    rows: list[list[Any]] = []
    for asked in record.questions:
        for row in asked.tally.rows if asked.tally else ():
            assert asked.tally is not None
            rank = "–" if row.rank is None else row.rank
            weight = f"{row.weight.normalize():f}".replace(".", ",")
            rows.append(
                [asked.question.code, row.code, row.text, row.count, weight, share_value(row, asked.tally), rank]
            )
    return Sheet(columns, rows)


def by_constituency(record: Record) -> Sheet:
    """One row a constituency and option; hidden rows say so and show nothing."""
    columns = (
        *(("Kode", CODE), ("Unsur", MIDDLE), ("Menjawab", FIGURE), ("Pilihan (kode)", SHORT), ("Jumlah", FIGURE)),
        ("Ditampilkan", MIDDLE),
    )
    rows: list[list[Any]] = []
    for asked in record.questions:
        if asked.tally is None or asked.tally.breakdown is None:
            continue
        for unit in asked.tally.breakdown.rows:
            name, code = record.constituency_name(unit.constituency), asked.question.code
            if unit.counts is None:
                rows.append([code, name, unit.answered, "–", "–", "tidak ditampilkan"])
                continue
            for option, count in zip(asked.tally.rows, unit.counts, strict=True):
                rows.append([code, name, unit.answered, option.code, count, "ditampilkan"])
    return Sheet(columns, rows)


def by_organisation(record: Record) -> Sheet:
    """Only questions whose answers are open by name."""
    columns = (("Kode", CODE), ("Instansi", MIDDLE), ("Unsur", MIDDLE), ("Jawaban", TEXT), ("Saluran", SHORT))
    named = {one.ref: one for one in record.organisations}
    named |= {one.ref: record.organisation(one.organisation) for one in record.delegates}
    rows: list[list[Any]] = []
    for asked in record.questions:
        if asked.question.mode is not Mode.OPEN:
            continue
        texts = {option.code: option.text for option in asked.question.options}
        for ballot in asked.ballots or ():
            who: Organisation = named[ballot.voter or ""]
            answer = ", ".join(texts[code] for code in ballot.selection)
            unit = record.constituency_name(who.constituency)
            rows.append([asked.question.code, who.short, unit, answer, ballot.channel or "–"])
    return Sheet(columns, rows)


def points(record: Record) -> Sheet:
    """Every point with both wordings; the last three columns are left for the secretariat."""
    heads = ("Nomor", "Waktu", "Acara", "Jenis", "Instansi", "Unsur", "Teks asli", "Teks notula", "Status", "Alasan")
    widths = (CODE, SHORT, CODE, SHORT, MIDDLE, MIDDLE, TEXT, TEXT, SHORT, MIDDLE)
    rest = (("Menanggapi", SHORT), ("Lokasi", SHORT), ("Volume", SHORT), ("OPD tujuan", SHORT))
    rows: list[list[Any]] = []
    for point in record.points:
        who = record.organisation(point.organisation)
        reason = WORDS.plain(point.reason) if point.reason.startswith("alasan_") else point.reason
        row: list[Any] = [point.code, clock(point.at_ms, record.meeting.zone), str(point.item or "–")]
        row += [WORDS.plain(KINDS[point.kind]), who.short, record.constituency_name(who.constituency)]
        row += [point.original, point.record_text, WORDS.plain(f"status_pokok_{point.state}"), reason]
        rows.append([*row, ", ".join(point.answers), "", "", ""])
    return Sheet((*zip(heads, widths, strict=True), *rest), rows)


def attendance(record: Record) -> Sheet:
    """Who was here; the only sheet with names."""
    heads = ("No", "Nama", "Jabatan", "Instansi", "Unsur", "Mewakili", "Peran", "Saluran", "Waktu")
    widths = (CODE, 34, MIDDLE, MIDDLE, MIDDLE, MIDDLE, SHORT, SHORT, SHORT)
    rows: list[list[Any]] = []
    for place, one in enumerate(record.delegates, 1):
        who = record.organisation(one.organisation)
        row: list[Any] = [place, one.name, one.position, who.short, record.constituency_name(who.constituency)]
        rows.append(
            [*row, one.represents, WORDS.plain(f"peran_{one.role}"), one.channel, _when(one.registered_ms, record)]
        )
    return Sheet(tuple(zip(heads, widths, strict=True)), rows)


def trail(record: Record) -> Sheet:
    """The record's entries, one a row."""
    columns = (("Urutan", CODE), ("Waktu", MIDDLE), ("Peran", SHORT), ("Jenis", MIDDLE), ("Hash", 70))
    rows: list[list[Any]] = [
        [entry.seq, stamp(entry.at_ms, record.meeting.zone), f"{entry.role} {entry.ref}", entry.kind, entry.hash]
        for entry in record.entries
    ]
    return Sheet(columns, rows)


def terms(record: Record) -> Sheet:
    """What the words and bases mean."""
    said = (
        ("Terbuka per unsur", "mode_by_constituency"),
        ("Rahasia", "mode_secret"),
        ("Jajak pendapat", "bukan_keputusan"),
    )
    rows: list[list[Any]] = [
        ["Persen", "Dihitung dari dasar yang disebut; sisa terbesar, pilihan dengan jumlah sama mendapat persen sama."],
        ["Berhak", "Yang tercantum dalam daftar berhak ketika pertanyaan ditutup."],
        ["Abstain", "Pilihan yang dicatat; bukan tidak menjawab."],
        *([term, WORDS.plain(key)] for term, key in said),
    ]
    return Sheet((("Istilah", MIDDLE), ("Arti", 100)), rows)


SHEETS: Final[tuple[tuple[str, Callable[[Record], Sheet]], ...]] = (
    ("Ringkasan", summary),
    ("Pertanyaan", asked_questions),
    ("Hasil", results),
    ("Per unsur", by_constituency),
    ("Per instansi", by_organisation),
    ("Pokok diskusi", points),
    ("Kehadiran", attendance),
    ("Jejak", trail),
    ("Keterangan", terms),
)
