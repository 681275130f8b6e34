"""The fields of the notula that say what was proposed and put right after the meeting."""

from typing import Any

from record.record import Record
from record.record_amendments import Amendment
from record.tongue import stamp, words
from rules.amendments import Ruling, Target
from storage.errata import Erratum


def amendment_fields(record: Record) -> dict[str, Any]:
    """`usulan_koreksi`, a row each, and `ralat`, a sentence each; both may be empty."""
    return {
        "usulan_koreksi": [_row(record, one) for one in record.amendments],
        "ralat": errata_lines(record),
    }


def _row(record: Record, one: Amendment) -> dict[str, str]:
    return {
        "kode": one.code,
        "instansi": record.organisation(one.organisation).name,
        "perihal": one.about or words().plain(f"perihal_{one.target}"),
        "usulan": one.text or "–",
        "putusan": ruling_words(record, one),
    }


def ruling_words(record: Record, one: Amendment) -> str:
    """What became of a proposal: the wording that entered the record, the reason, or that it is open."""
    if one.state == Ruling.OPEN:
        return words().plain("notula_usulan_waiting" if record.is_draft else "notula_usulan_open")
    return words().plain(f"notula_usulan_{one.state}", teks=one.ruling or "–")


def question_notes(record: Record, code: str) -> list[str]:
    """Accepted corrections about a question, a line each: its wording and figures stay as they were."""
    return [
        words().plain("notula_koreksi_jp", kode=one.code, teks=one.ruling)
        for one in record.amendments
        if one.target == Target.QUESTION and one.about == code and one.state == Ruling.ACCEPTED
    ]


def errata_lines(record: Record, *, of_questions: bool = True) -> list[str]:
    """Errata and addenda in their order, each with what stood, how it reads right, and why; of one whose words are
    gone, or not for the reader, what it is about. Those of results only where `of_questions`."""
    written = [(one, code) for one, code in record.all_errata if of_questions or code is None]
    return [_erratum_line(record, one, code or one.about) for one, code in written]


def _erratum_line(record: Record, one: Erratum, about: str) -> str:
    head = {"nomor": one.number, "waktu": stamp(one.at_ms, record.meeting.zone)}
    if one.is_blank:
        key = "notula_adendum_kosong" if one.is_addendum else "notula_ralat_kosong"
        return words().plain(key, **head, tentang=about or words().plain(f"perihal_{one.target}"))
    key = "notula_adendum" if one.is_addendum else "notula_ralat"
    said = {"lama": one.was, "baru": one.becomes, "alasan": one.reason.rstrip(".")}
    return words().plain(key, **head, tentang=about, **said)
