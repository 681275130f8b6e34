"""The sheets of the workbook that list what was concluded and what is to be done."""

from typing import Final

from locales.messages.mark import P_
from locales.outcomes import KIND_WORDS, due_words
from record.cells import CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.minutes_outcomes import grounds, status_word
from record.record import Record
from record.record_outcomes import Outcome
from record.tongue import stamp, words
from rules.chain import time_text
from rules.outcomes import OutcomeKind

# Here what an outcome rests on, on other sheets what percentages are of.
_GROUNDS: Final = P_("column, outcome", "Dasar")


def _withdrawn(one: Outcome) -> str:
    return "" if one.withdrawn is None else words().plain("sel_dicabut", alasan=one.withdrawn.reason)


def concluded(record: Record) -> Sheet:
    """Notes, conclusions and decisions, withdrawn ones with their reason."""
    columns = (
        *(("No", CODE), ("Jenis", SHORT), ("Acara", CODE), ("Waktu", MIDDLE), ("Waktu (ISO)", MIDDLE), ("Teks", TEXT)),
        *((_GROUNDS, TEXT), ("Keterangan", MIDDLE)),
    )
    rows: list[list[Cell]] = []
    for one in record.outcomes:
        if one.task is None:
            kind = words().plain(KIND_WORDS[OutcomeKind(one.kind)])
            when, item = stamp(one.at_ms, record.meeting.zone), str(one.item or "–")
            row: list[Cell] = [one.code, kind, item, when, time_text(one.at_ms), one.text]
            rows.append([*row, " ".join(grounds(one)), _withdrawn(one)])
    return Sheet(columns, rows)


def follow_ups(record: Record) -> Sheet:
    """What is to be done, by whom, until when."""
    columns = (
        *(("No", CODE), ("Tindak lanjut", TEXT), ("Penanggung jawab", MIDDLE), ("Tenggat", SHORT)),
        *(("Tenggat (ISO)", SHORT), ("Status", SHORT), (_GROUNDS, MIDDLE), ("Sumber angka", MIDDLE)),
        *(("Lanjutan dari", MIDDLE), ("Keterangan", MIDDLE)),
    )
    rows: list[list[Cell]] = []
    for one in record.outcomes:
        if one.task is not None:
            task, ties = one.task, ", ".join([*one.points, *one.polls, *one.votes])
            due: list[Cell] = [due_words(words(), task.due_on), task.due_on]
            row = [one.code, one.text, task.who, *due, status_word(one), ties]
            rows.append([*row, one.source, task.origin, _withdrawn(one)])
    return Sheet(columns, rows)
