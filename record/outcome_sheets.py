"""The sheets of the workbook that list what was concluded and what is to be done."""

from locales.outcomes import KIND_WORDS, due_words
from record.cells import CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.minutes_outcomes import grounds, status_word
from record.record import Record
from record.record_outcomes import Outcome
from record.tongue import stamp, words
from rules.outcomes import OutcomeKind


def _withdrawn(one: Outcome) -> str:
    return "" if one.withdrawn is None else f"dicabut: {one.withdrawn.reason}"


def concluded(record: Record) -> Sheet:
    """Notes, conclusions and decisions, withdrawn ones with their reason."""
    columns = (
        *(("No", CODE), ("Jenis", SHORT), ("Acara", CODE), ("Waktu", MIDDLE), ("Teks", TEXT), ("Dasar", TEXT)),
        ("Keterangan", MIDDLE),
    )
    rows: list[list[Cell]] = []
    for one in record.outcomes:
        if one.task is None:
            kind = words().plain(KIND_WORDS[OutcomeKind(one.kind)])
            when, item = stamp(one.at_ms, record.meeting.zone), str(one.item or "–")
            rows.append([one.code, kind, item, when, one.text, " ".join(grounds(one)), _withdrawn(one)])
    return Sheet(columns, rows)


def follow_ups(record: Record) -> Sheet:
    """What is to be done, by whom, until when."""
    columns = (
        *(("No", CODE), ("Tindak lanjut", TEXT), ("Penanggung jawab", MIDDLE), ("Tenggat", SHORT), ("Status", SHORT)),
        *(("Dasar", MIDDLE), ("Sumber angka", MIDDLE), ("Lanjutan dari", MIDDLE), ("Keterangan", MIDDLE)),
    )
    rows: list[list[Cell]] = []
    for one in record.outcomes:
        if one.task is not None:
            task, ties = one.task, ", ".join([*one.points, *one.polls, *one.votes])
            row: list[Cell] = [one.code, one.text, task.who, due_words(words(), task.due_on), status_word(one), ties]
            rows.append([*row, one.source, task.origin, _withdrawn(one)])
    return Sheet(columns, rows)
