"""The fields of the notula about questions: what was asked, when, and the result in printed figures."""

from typing import Any, Final

from locales.formats import clock, list_words, number
from locales.words import Words
from record.record import AskedQuestion, Record
from record.sentences import kind_words, mode_words, notes, sentence, share_text, state_words, tie_line, unit_words
from rules.questions import APPROVAL, QuestionState, Unit

WORDS: Final = Words("id")
STATE_AFTER: Final = {
    "question.opened": "status_jp_open",
    "question.closed": "status_jp_closed",
    "question.revealed": "status_jp_revealed",
}


def result_fields(record: Record, asked: AskedQuestion) -> dict[str, Any]:
    """A question of part D; before reveal it says only where it stands."""
    question, tally = asked.question, asked.tally
    head = {
        "kode": question.code,
        "judul": f"{question.code}. {question.wording}",
        "sifat": WORDS.plain(
            "notula_sifat", jenis=kind_words(question), sifat=mode_words(question), satuan=unit_words(question)
        ),
        "waktu": _times(asked, record.meeting.zone),
        "berkode": False,
        "gambar": "",
    }
    if tally is None:
        key = "notula_dibatalkan" if question.state is QuestionState.CANCELLED else "notula_belum_diumumkan"
        kept = {"pilihan": [], "catatan": stand_ins(record, asked)}
        return head | {"kalimat": WORDS.plain(key, kode=question.code, alasan="–"), **kept}
    shows_codes = question.preset != APPROVAL
    rows = [
        {
            "kode": row.code if shows_codes else "",
            "teks": row.text,
            "jumlah": number(row.count),
            "persen": share_text(row, tally),
        }
        for row in tally.rows
    ]
    said = [line for line in (tie_line(question, tally), *notes(asked, tally)) if line]
    return head | {
        "berkode": shows_codes and bool(rows),
        "kalimat": sentence(asked, tally),
        "pilihan": rows,
        "catatan": [*said, *stand_ins(record, asked), WORDS.plain("bukan_keputusan")],
    }


def stand_ins(record: Record, asked: AskedQuestion) -> list[str]:
    """What the secretariat did to this question in the moderator's place, each act with its reason, in order."""
    reasons = {note.digest: note.text.rstrip(".") for note in record.notes if note.kind == "reason"}
    return [
        WORDS.plain(
            "catat_pengganti",
            kode=asked.question.code,
            status={"key": STATE_AFTER[entry.kind]},
            alasan=reasons[entry.payload["digest"]],
        )
        for entry in record.entries
        if entry.kind in STATE_AFTER
        and entry.payload.get("question") == asked.question.code
        and entry.payload.get("digest") in reasons
    ]


def _times(asked: AskedQuestion, zone: str) -> str:
    """Opening, every closing, and whether the result is final: the label every result carries."""
    state = "" if asked.tally is None else f" {state_words(asked).capitalize()}."
    if asked.question.opened is None:
        return state.strip()
    opened = clock(asked.question.opened, zone)
    closed = [clock(one.at_ms, zone) for one in asked.closings]
    if not closed:
        return f"Dibuka pukul {opened}.{state}"
    return WORDS.plain("notula_dibuka_ditutup", buka=opened, tutup=list_words(closed)) + state


def tally_fields(record: Record, asked: AskedQuestion) -> dict[str, str]:
    """A row of annex II."""
    question, zone = asked.question, record.meeting.zone
    last = asked.closings[-1] if asked.closings else None
    helped = "–" if asked.tally is None else number(asked.tally.assisted)
    return {
        "kode": question.code,
        "dibuka": "–" if question.opened is None else clock(question.opened, zone),
        "ditutup": "; ".join(clock(one.at_ms, zone) for one in asked.closings) or "–",
        "satuan": WORDS.plain("satuan_instansi" if question.unit is Unit.ORGANISATION else "satuan_peserta"),
        "sifat": mode_words(question),
        "berhak": "–" if last is None else number(last.entitled),
        "menjawab": "–" if last is None else number(last.answered),
        "diam": "–" if last is None else number(last.entitled - last.answered),
        "dibantu": helped,
    }
