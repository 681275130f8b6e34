"""What stands on each sheet of the workbook, in order; the meeting, its discussion points and the terms are here."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final

from locales.messages.terms import SAID, TERMS
from locales.points import KIND_WORDS, reason_words
from record.answer_sheets import by_organisation, receipts, written_answers
from record.attachment_sheet import attachments
from record.cells import ABSENT, CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.log_sheets import CHANNELS, attendance, channel_word, trail
from record.minutes_groups import head_of, supporter_names
from record.minutes_handling import COLUMNS, handling_cells
from record.minutes_head import meeting_time
from record.outcome_sheets import concluded, follow_ups
from record.record import Record
from record.record_submissions import completed_of
from record.result_sheets import asked_questions, by_constituency, results
from record.sounding_sheets import sounded
from record.speech_sheets import speeches
from record.tongue import clock, day_date, said, stamp, words


def summary(record: Record) -> Sheet:
    """Title, day, status, head, and who was invited and here."""
    meeting = record.meeting
    invited = [one for one in record.organisations if one.is_invited]
    rows: list[list[Cell]] = [
        [words().plain("ringkas_rapat"), meeting.title],
        [words().plain("ringkas_kode"), meeting.code],
        [words().plain("ringkas_hari"), day_date(date.fromisoformat(meeting.held_on))],
        [words().plain("ringkas_tanggal"), meeting.held_on],
        [words().plain("ringkas_waktu"), meeting_time(record)],
        [words().plain("ringkas_tempat"), meeting.place],
        [words().plain("ringkas_status"), _status(record)],
        [words().plain("ringkas_revisi"), record.revision],
        [words().plain("ringkas_keadaan"), stamp(record.at_ms, meeting.zone)],
        [words().plain("ringkas_sidik"), record.head.hash if record.head else ABSENT],
        [words().plain("ringkas_diundang"), len(invited)],
        [words().plain("ringkas_hadir"), sum(one.is_present for one in invited)],
        [words().plain("ringkas_terdaftar"), len(record.delegates)],
        [words().plain("ringkas_hak_suara"), sum(one.has_vote for one in record.delegates)],
    ]
    came = Counter(one.channel for one in record.delegates)
    rows += [[words().plain("ringkas_lewat", saluran=channel_word(channel)), came[channel]] for channel in CHANNELS]
    for unit in record.constituencies:
        of_unit = [one for one in invited if one.constituency == unit.code]
        rows.append([words().plain("ringkas_unsur_diundang", unsur=unit.name), len(of_unit)])
        rows.append([words().plain("ringkas_unsur_hadir", unsur=unit.name), sum(one.is_present for one in of_unit)])
        refs = {one.ref for one in record.organisations if one.constituency == unit.code}
        rows.append(
            [
                words().plain("ringkas_unsur_peserta", unsur=unit.name),
                sum(one.organisation in refs for one in record.delegates),
            ]
        )
    return Sheet((("Butir", 40), ("Nilai", 70)), rows)


def _status(record: Record) -> str:
    """The standing of the results, as file names have it in Indonesian."""
    kind, _, number = record.status.partition("-")
    return words().plain(f"ringkas_status_{kind}", n=number)


def points(record: Record) -> Sheet:
    """Every point with both wordings, what its sender filled in and what became of it."""
    heads = ("Nomor", "Waktu", "Acara", "Jenis", "Instansi", "Unsur", "Teks asli", "Teks notula", "Status", "Alasan")
    widths = (CODE, SHORT, CODE, SHORT, MIDDLE, MIDDLE, TEXT, TEXT, SHORT, MIDDLE)
    rest = (
        ("Digabung ke", SHORT),
        ("Menanggapi", SHORT),
        ("Dukungan", CODE),
        ("Instansi pendukung", MIDDLE),
        ("Lokasi", SHORT),
        ("Volume", SHORT),
        ("OPD tujuan", SHORT),
        *COLUMNS,
    )
    rows: list[list[Cell]] = []
    for point in record.points:
        who = record.organisation(point.organisation)
        reason = reason_words(words(), point.reason)
        row: list[Cell] = [point.code, clock(point.at_ms, record.meeting.zone), str(point.item or ABSENT)]
        row += [words().plain(KIND_WORDS[point.kind]), who.name, record.constituency_name(who.constituency)]
        original = point.original or words().plain("catatan_dihapus")
        row += [original, point.record_text, words().plain(f"status_pokok_{point.state}"), reason]
        head, behind = head_of(record, point.code), supporter_names(record, point.code)
        row += ["" if head == point.code else head, ", ".join(point.answers), len(behind), ", ".join(behind)]
        filled = completed_of(record.completed, point.code)
        row += [filled.location, filled.volume, filled.addressee]
        rows.append([*row, *handling_cells(record, point)])
    return Sheet((*zip(heads, widths, strict=True), *rest), rows)


def terms(record: Record) -> Sheet:
    """What the words and bases mean."""
    rows: list[list[Cell]] = [[said(term), said(meaning)] for term, meaning in TERMS]
    rows += [[said(term), words().plain(key)] for term, key in SAID]
    return Sheet((("Istilah", MIDDLE), ("Arti", 100)), rows)


SHEETS: Final[tuple[tuple[str, Callable[[Record], Sheet]], ...]] = (
    ("Ringkasan", summary),
    ("Pertanyaan", asked_questions),
    ("Hasil", results),
    ("Per unsur", by_constituency),
    ("Per instansi", by_organisation),
    ("Isian", written_answers),
    ("Pokok diskusi", points),
    ("Lampiran", attachments),
    ("Pembicara", speeches),
    ("Kesimpulan", concluded),
    ("Tindak lanjut", follow_ups),
    ("Penjajakan", sounded),
    ("Kehadiran", attendance),
    ("Jejak", trail),
    ("Tanda terima", receipts),
    ("Keterangan", terms),
)
