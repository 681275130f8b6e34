"""What stands on each sheet of the workbook: columns and rows from the record, figures as everywhere."""

from collections.abc import Callable
from datetime import date
from typing import Final

from locales.formats import clock, day_date, number
from locales.words import Words
from record.cells import ABSENT, CODE, FIGURE, MIDDLE, SHORT, TEXT, Cell, Hidden, Share, Sheet
from record.log_sheets import attendance, channel_word, trail
from record.minutes import meeting_time
from record.record import AskedQuestion, Record
from record.roster import Organisation
from record.sentences import base_words, kind_words, mode_words, notes
from rules.breakdowns import BreakdownRow
from rules.questions import Mode, Unit
from rules.tallies import Tally

WORDS: Final = Words("id")
KINDS: Final = {"proposal": "jenis_usulan", "question": "jenis_pertanyaan", "response": "jenis_tanggapan"}


def _share(units: int | None, tally: Tally) -> Cell:
    """The *printed* share as a number of 1, so that the cell shows what every other output shows."""
    return ABSENT if units is None else Share(units, tally.decimals)


def _when(at_ms: int | None, record: Record) -> str:
    return ABSENT if at_ms is None else clock(at_ms, record.meeting.zone)


def summary(record: Record) -> Sheet:
    """Title, day, status, head, and who was invited and here."""
    meeting = record.meeting
    invited = [one for one in record.organisations if one.is_invited]
    rows: list[list[Cell]] = [
        ["Rapat", meeting.title],
        ["Kode", meeting.code],
        ["Hari/Tanggal", day_date(date.fromisoformat(meeting.held_on))],
        ["Tanggal (ISO)", meeting.held_on],
        ["Waktu", meeting_time(record)],
        ["Tempat", meeting.place],
        ["Status", record.status],
        ["Revisi", record.revision],
        ["Sidik catatan rapat", record.head.hash if record.head else ABSENT],
        ["Instansi diundang", len(invited)],
        ["Instansi hadir", sum(one.is_present for one in invited)],
        ["Peserta terdaftar", len(record.delegates)],
        ["Peserta dengan hak suara", sum(one.has_vote for one in record.delegates)],
    ]
    for unit in record.constituencies:
        of_unit = [one for one in invited if one.constituency == unit.code]
        rows.append([f"{unit.name}: diundang", len(of_unit)])
        rows.append([f"{unit.name}: hadir", sum(one.is_present for one in of_unit)])
        refs = {one.ref for one in record.organisations if one.constituency == unit.code}
        rows.append([f"{unit.name}: peserta", sum(one.organisation in refs for one in record.delegates)])
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


def _asked(record: Record, asked: AskedQuestion) -> list[Cell]:
    question, tally = asked.question, asked.tally
    status = WORDS.plain(f"status_jp_{question.state.value}")
    unit = WORDS.plain("satuan_instansi" if question.unit is Unit.ORGANISATION else "satuan_peserta")
    closed = "; ".join(_when(one.at_ms, record) for one in asked.closings) or ABSENT
    row: list[Cell] = [question.code, question.wording, kind_words(question), mode_words(question), unit, status]
    row += [_when(question.opened, record), closed]
    if tally is None:
        return [*row, *[ABSENT] * 11, ABSENT]
    abstained = ABSENT if tally.abstained is None else tally.abstained
    row += [tally.invited, tally.present, tally.entitled, tally.answered, abstained, tally.not_answered]
    row += [tally.assisted, tally.changed, _share(tally.turnout, tally)]
    return [*row, base_words(question, tally), tally.base_count, " ".join(notes(asked, tally))]


def results(record: Record) -> Sheet:
    """One row an option."""
    columns = (
        *(("Kode", CODE), ("Pilihan (kode)", SHORT), ("Pilihan", TEXT), ("Jumlah", FIGURE), ("Bobot", FIGURE)),
        *(("Persen", FIGURE), ("Peringkat", FIGURE)),
    )
    rows: list[list[Cell]] = []
    for asked in record.questions:
        for row in asked.tally.rows if asked.tally else ():
            assert asked.tally is not None
            rank = ABSENT if row.rank is None else row.rank
            weight = int(row.weight) if row.weight == int(row.weight) else number(row.weight)
            rows.append(
                [asked.question.code, row.code, row.text, row.count, weight, _share(row.share, asked.tally), rank]
            )
    return Sheet(columns, rows)


def by_constituency(record: Record) -> Sheet:
    """One row a constituency and option; hidden rows say so and show nothing."""
    columns = (
        *(("Kode", CODE), ("Unsur", MIDDLE), ("Menjawab", FIGURE), ("Pilihan (kode)", SHORT), ("Jumlah", FIGURE)),
        ("Ditampilkan", MIDDLE),
    )
    rows: list[list[Cell]] = []
    for asked in record.questions:
        if asked.tally is None or asked.tally.breakdown is None:
            continue
        for unit in asked.tally.breakdown.rows:
            rows += _unit_rows(asked.question.code, record.constituency_name(unit.constituency), unit, asked.tally)
        if asked.tally.breakdown.merged is not None:
            name = WORDS.plain("gabungan_unsur")
            rows += _unit_rows(asked.question.code, name, asked.tally.breakdown.merged, asked.tally)
    return Sheet(columns, rows)


def _unit_rows(code: str, name: str, unit: BreakdownRow, tally: Tally) -> list[list[Cell]]:
    if unit.counts is None:
        return [[code, name, unit.answered, Hidden(ABSENT), Hidden(ABSENT), Hidden("tidak ditampilkan")]]
    return [
        [code, name, unit.answered, option.code, count, "ditampilkan"]
        for option, count in zip(tally.rows, unit.counts, strict=True)
    ]


def by_organisation(record: Record) -> Sheet:
    """Only questions whose answers are open by name."""
    columns = (
        ("Kode", CODE),
        ("Instansi", MIDDLE),
        ("Unsur", MIDDLE),
        ("Jawaban", TEXT),
        ("Saluran", SHORT),
        ("Dibantu", SHORT),
        ("Perwakilan", MIDDLE),
    )
    labels = {one.ref: one.label for one in record.delegates}
    named = {one.ref: one for one in record.organisations}
    named |= {one.ref: record.organisation(one.organisation) for one in record.delegates}
    rows: list[list[Cell]] = []
    for asked in record.questions:
        if asked.question.mode is not Mode.OPEN:
            continue
        texts = {option.code: option.text for option in asked.question.options}
        for ballot in asked.ballots or ():
            who: Organisation = named[ballot.voter or ""]
            answer = ", ".join(texts[code] for code in ballot.selection)
            unit = record.constituency_name(who.constituency)
            helped = "ya" if ballot.channel == "clerk" else "tidak"
            row: list[Cell] = [asked.question.code, who.short, unit, answer, channel_word(ballot.channel), helped]
            rows.append([*row, labels.get(ballot.voter or "", "")])
    return Sheet(columns, rows)


def points(record: Record) -> Sheet:
    """Every point with both wordings; the last three columns are left for the secretariat."""
    heads = ("Nomor", "Waktu", "Acara", "Jenis", "Instansi", "Unsur", "Teks asli", "Teks notula", "Status", "Alasan")
    widths = (CODE, SHORT, CODE, SHORT, MIDDLE, MIDDLE, TEXT, TEXT, SHORT, MIDDLE)
    rest = (("Menanggapi", SHORT), ("Lokasi", SHORT), ("Volume", SHORT), ("OPD tujuan", SHORT))
    rows: list[list[Cell]] = []
    for point in record.points:
        who = record.organisation(point.organisation)
        reason = WORDS.plain(point.reason) if point.reason.startswith("alasan_") else point.reason
        row: list[Cell] = [point.code, clock(point.at_ms, record.meeting.zone), str(point.item or ABSENT)]
        row += [WORDS.plain(KINDS[point.kind]), who.short, record.constituency_name(who.constituency)]
        row += [point.original, point.record_text, WORDS.plain(f"status_pokok_{point.state}"), reason]
        rows.append([*row, ", ".join(point.answers), "", "", ""])
    return Sheet((*zip(heads, widths, strict=True), *rest), rows)


def terms(record: Record) -> Sheet:
    """What the words and bases mean."""
    said = (
        ("Terbuka per unsur", "mode_by_constituency"),
        ("Rahasia", "mode_secret"),
        ("Jajak pendapat", "bukan_keputusan"),
    )
    rows: list[list[Cell]] = [
        ["Persen", "Dihitung dari dasar yang disebut; sisa terbesar, pilihan dengan jumlah sama mendapat persen sama."],
        ["Pembulatan", "Satu angka di belakang koma; bila jumlahnya di bawah 100, catatan menyebutkannya."],
        ["Diundang", "Instansi dalam daftar undangan."],
        ["Hadir", "Yang terdaftar dan belum tercatat meninggalkan rapat ketika pertanyaan ditutup."],
        ["Berhak", "Yang tercantum dalam daftar berhak ketika pertanyaan ditutup."],
        ["Abstain", "Pilihan yang dicatat; bukan tidak menjawab."],
        ["Dibantu", "Jawaban yang diisikan petugas dan dikonfirmasi petugas kedua."],
        ["Diubah", "Jawaban yang diganti sebelum pertanyaan ditutup; yang terakhir yang dihitung."],
    ]
    rows += [[term, WORDS.plain(key)] for term, key in said]
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
