"""The fields of the official report of the poll's results (berita acara): how it was held, what came of it, notes."""

from datetime import date
from typing import Any, Final

from locales import result_notes
from locales.formats import date_dashed, date_words
from record.minutes_amendments import errata_lines, question_notes
from record.minutes_head import DOTS, head_fields
from record.minutes_questions import acts, changes_of_time, reasons_of, result_fields, stand_ins, tally_fields
from record.record import AskedQuestion, Record
from record.record_paper import TABLE
from record.sentences import base_words, history, quorum_lines, tie_line, verdict_line
from record.tongue import clock, date_long, day_date, language, list_words, number, words, written_in
from rules.breakdowns import BreakdownRow
from rules.questions import APPROVAL, QuestionState
from rules.tallies import Tally

# How the constituencies sign, and the fields of a row where they sign side by side, by the number of columns.
SIGNED: Final = {TABLE: "tabel", 2: "dua", 3: "tiga"}
PLACES: Final = {2: ("kiri", "kanan"), 3: ("kiri", "tengah", "kanan")}


def fields(record: Record, language: str = "id") -> dict[str, Any]:
    """Every field of the template but the pictures: `nomor` as typed or dots, `pembuka`, `pelaksanaan` a row a
    question, `hasil` a table a question, `catatan`, `penegasan`, `penanda_tangan` a row a constituency, `ttd_dua` and
    `ttd_tiga` their names side by side."""
    with written_in(language):
        asked = [one for one in record.questions if one.question.opened is not None]
        held = date.fromisoformat(record.meeting.held_on)
        head = head_fields(record)
        return {
            **head,
            "ttd": head["ttd"] | {"kota_tanggal": f"{DOTS}, {date_long(held)}"},
            "nomor": record.paper.report_number or DOTS,
            "judul_kapital": record.meeting.title.upper(),
            "pembuka": _opening(record, held),
            "pelaksanaan": [_held(record, one) for one in asked],
            "hasil": [_result(record, one) for one in asked],
            "catatan": _notes(record, asked) or [words().plain("berita_tanpa_catatan")],
            "penegasan": _stand(asked),
            "penutup": words().plain("berita_penutup"),
            "penanda_tangan": [
                {"no": f"{place}.", "nama": "", "jabatan": "", "unsur": unit.name}
                for place, unit in enumerate(record.constituencies, 1)
            ],
            "bentuk_ttd": SIGNED[record.paper.signature_columns],
            **{f"ttd_{SIGNED[columns]}": _side_by_side(record, columns) for columns in PLACES},
        }


def _side_by_side(record: Record, columns: int) -> list[dict[str, str]]:
    """The names of the constituencies in rows of so many; the last row may have empty places."""
    names = [unit.name for unit in record.constituencies]
    names += [""] * (-len(names) % columns)
    return [
        dict(zip(PLACES[columns], names[start : start + columns], strict=True))
        for start in range(0, len(names), columns)
    ]


def _opening(record: Record, held: date) -> str:
    place = record.meeting.place or DOTS
    if language() != "id":
        return words().plain("berita_pembuka", hari_tanggal=day_date(held), tempat=place, angka="")
    day = day_date(held).split(",")[0]
    said = f"{day}, {date_words(held)}"
    return words().plain("berita_pembuka", hari_tanggal=said, tempat=place, angka=f" ({date_dashed(held)})")


def _held(record: Record, asked: AskedQuestion) -> dict[str, str]:
    quorum = " ".join(quorum_lines(asked, record.meeting.zone))
    return tally_fields(record, asked) | {"kuorum": quorum}


def _result(record: Record, asked: AskedQuestion) -> dict[str, Any]:
    said, tally = result_fields(record, asked), asked.tally
    shown = tally is not None and bool(tally.rows)
    return said | {
        "dasar": f"{number(tally.base_count)} {base_words(asked.question, tally)}" if tally and shown else "–",
        "catatan": [] if tally is None else _result_notes(asked, tally),
        "unsur": [] if tally is None else _by_constituency(record, asked, tally),
    }


def _result_notes(asked: AskedQuestion, tally: Tally) -> list[str]:
    """The notes that belong to the figures; what happened to the question stands in the third part."""
    said = [tie_line(asked.question, tally), *result_notes.notes(words(), asked.question, tally)]
    return [line for line in said if line]


def _by_constituency(record: Record, asked: AskedQuestion, tally: Tally) -> list[dict[str, str]]:
    """A row a constituency; what is hidden says so, and the hidden ones stand together once more."""
    if tally.breakdown is None:
        return []
    rows = [(record.constituency_name(row.constituency), row) for row in tally.breakdown.rows]
    if tally.breakdown.merged is not None:
        rows.append((words().plain("gabungan_unsur"), tally.breakdown.merged))
    return [
        {"unsur": name, "menjawab": number(row.answered), "rincian": _counts(asked, tally, row)} for name, row in rows
    ]


def _counts(asked: AskedQuestion, tally: Tally, row: BreakdownRow) -> str:
    if row.counts is None:
        return words().plain("sel_rahasia")
    said = zip(tally.rows, row.counts, strict=True)
    shows_text = asked.question.preset == APPROVAL
    return "; ".join(f"{option.text if shows_text else option.code}: {number(count)}" for option, count in said)


def _notes(record: Record, asked: list[AskedQuestion]) -> list[str]:
    """What happened beside the rule: closings, extensions, corrections, cancellations, stand-ins, errata, noted
    trouble."""
    notes: list[str] = []
    for one in asked:
        happened = (*_course(record, one), *history(one, record.meeting.zone))
        notes += [f"{one.question.code}: {text}" for text in happened]
        notes += stand_ins(record, one)
        notes += question_notes(record, one.question.code)
    polled = [note for note in record.outcomes if note.kind == "note" and (note.polls or note.votes)]
    notes += [f"{note.code} {note.text}" for note in polled if note.withdrawn is None]
    notes += errata_lines(record, of_questions=False)
    return notes


def _course(record: Record, asked: AskedQuestion) -> list[str]:
    """Every opening and closing beyond the first, and that a question was cancelled, with its reason."""
    code, zone = asked.question.code, record.meeting.zone
    said = changes_of_time(record, asked)
    for entry in acts(record, code, "question.cancelled"):
        said.append(words().plain("berita_dibatalkan", alasan=reasons_of(record, entry) or "–"))
    if len(asked.closings) > 1:
        times = list_words([clock(one.at_ms, zone) for one in asked.closings])
        said.append(words().plain("berita_ditutup_pada", daftar=times))
    return said


def _stand(asked: list[AskedQuestion]) -> list[str]:
    """What the results are worth: a vote says its verdict, polls say once that they decide nothing."""
    counted = [(one, one.tally) for one in asked if one.question.state is not QuestionState.CANCELLED]
    verdicts = [
        f"{one.question.code}: {verdict_line(one, tally)}"
        for one, tally in counted
        if one.question.is_vote and tally is not None
    ]
    has_polls = any(not one.question.is_vote for one, _ in counted)
    return [*verdicts, *([words().plain("bukan_keputusan")] if has_polls else [])]
