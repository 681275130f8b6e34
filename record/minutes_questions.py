"""The fields of the notula about questions: what was asked, when, under which rules, and the result in printed
figures."""

from datetime import datetime
from typing import Any, Final

from record.minutes_amendments import question_notes
from record.minutes_results import empty_tables, tables
from record.record import AskedQuestion, Entry, Record
from record.sentences import kind_words, mode_words, notes, rules_words, sentence, state_words, tie_line, unit_words
from record.tongue import clock, list_words, number, words
from rules.questions import QuestionState, Unit

STATE_AFTER: Final = {
    "question.opened": "status_jp_open",
    "question.extended": "status_jp_extended",
    "question.closed": "status_jp_closed",
    "question.reopened": "status_jp_reopened",
    "question.revealed": "status_jp_revealed",
    "question.cancelled": "status_jp_cancelled",
}
# Who stands in for the moderator owes a reason; a moderator who cancels gives one for everybody to read.
STAND_IN: Final = "secretariat"


def result_fields(record: Record, asked: AskedQuestion) -> dict[str, Any]:
    """A question of part D; before reveal it says only where it stands."""
    question, tally, zone = asked.question, asked.tally, record.meeting.zone
    said = {"jenis": kind_words(question), "sifat": mode_words(question), "satuan": unit_words(question)}
    names = [record.constituency_name(code) for code in question.settings.constituencies]
    head = {
        "kode": question.code,
        "judul": f"{question.code}. {question.wording}",
        "sifat": ". ".join([_capital(words().plain("notula_sifat", **said)), *rules_words(question, names)]) + ".",
        "waktu": _times(record, asked),
        "gambar": "",
    }
    if tally is None:
        return head | empty_tables() | {"kalimat": _unshown(record, asked), "catatan": stand_ins(record, asked)}
    lines = [line for line in (tie_line(question, tally), *notes(asked, tally, zone)) if line]
    corrected = question_notes(record, question.code)
    # A vote decides by its threshold, and its verdict is among the notes; everything else is opinion.
    opinion = [] if question.is_vote else [words().plain("bukan_keputusan")]
    return (
        head
        | tables(record, asked, tally)
        | {"kalimat": sentence(asked, tally), "catatan": [*lines, *stand_ins(record, asked), *corrected, *opinion]}
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unshown(record: Record, asked: AskedQuestion) -> str:
    """That there is no result yet, or why there will be none."""
    code = asked.question.code
    if asked.question.state is not QuestionState.CANCELLED:
        return words().plain("notula_belum_diumumkan", kode=code)
    found = [reasons_of(record, entry) for entry in acts(record, code, "question.cancelled")]
    return words().plain("notula_dibatalkan", kode=code, alasan=next((one for one in found if one), "–"))


def acts(record: Record, code: str, *kinds: str) -> list[Entry]:
    """The entries of these kinds about a question, in order."""
    return [entry for entry in record.entries if entry.kind in kinds and entry.payload.get("question") == code]


def _reasons(record: Record) -> dict[str, str]:
    """The words behind the digests that entries hold."""
    return {note.digest: note.text.rstrip(".") for note in record.notes if note.kind == "reason"}


def reasons_of(record: Record, entry: Entry) -> str:
    """The words behind the digest that an entry holds, without a full stop; nothing where there are none."""
    return _reasons(record).get(entry.payload.get("digest", ""), "")


def stand_ins(record: Record, asked: AskedQuestion) -> list[str]:
    """What the secretariat did to this question in the moderator's place, each act with its reason, in order."""
    reasons, code = _reasons(record), asked.question.code
    return [
        words().plain(
            "catat_pengganti",
            kode=code,
            status={"key": STATE_AFTER[entry.kind]},
            alasan=reasons[entry.payload["digest"]],
        )
        for entry in acts(record, code, *STATE_AFTER)
        if entry.role == STAND_IN and entry.payload.get("digest") in reasons
    ]


def _times(record: Record, asked: AskedQuestion) -> str:
    """Opening, every closing, extensions and reopenings, and whether the result is final: the label of every result."""
    question, zone = asked.question, record.meeting.zone
    if question.opened is None:
        return ""
    opened = clock(question.opened, zone)
    closed = [clock(one.at_ms, zone) for one in asked.closings]
    said = [words().plain("notula_dibuka", buka=opened)]
    if closed:
        said = [words().plain("notula_dibuka_ditutup", buka=opened, tutup=list_words(closed))]
    said += changes_of_time(record, asked)
    return " ".join(said if asked.tally is None else [*said, f"{state_words(asked).capitalize()}."])


def changes_of_time(record: Record, asked: AskedQuestion) -> list[str]:
    """Every extension and reopening, a sentence each, in order."""
    zone, said = record.meeting.zone, []
    for entry in acts(record, asked.question.code, "question.extended", "question.reopened"):
        if entry.kind == "question.reopened":
            said.append(words(zone).plain("notula_dibuka_kembali", jam=entry.at_ms))
        else:
            until = clock(_milliseconds(str(entry.payload["until"])), zone)
            said.append(words(zone).plain("notula_diperpanjang", jam=entry.at_ms, sampai=until))
    return said


def _milliseconds(instant: str) -> int:
    return round(datetime.fromisoformat(instant).timestamp() * 1000)


def tally_fields(record: Record, asked: AskedQuestion) -> dict[str, str]:
    """A row of annex II."""
    question, zone = asked.question, record.meeting.zone
    last = asked.closings[-1] if asked.closings else None
    helped = "–" if asked.tally is None else number(asked.tally.assisted)
    return {
        "kode": question.code,
        "dibuka": "–" if question.opened is None else clock(question.opened, zone),
        "ditutup": "; ".join(clock(one.at_ms, zone) for one in asked.closings) or "–",
        "satuan": words().plain("satuan_instansi" if question.unit is Unit.ORGANISATION else "satuan_peserta"),
        "sifat": mode_words(question),
        "berhak": "–" if last is None else number(last.entitled),
        "menjawab": "–" if last is None else number(last.answered),
        "belum": "–" if last is None else number(last.incomplete),
        "diam": "–" if last is None else number(last.entitled - last.answered - last.incomplete),
        "dibantu": helped,
    }
