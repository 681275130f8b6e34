"""The amendments of `record.json`, and every erratum."""

from typing import Any

from record.json_salts import salt_of, salted
from record.record import Record
from rules.chain import time_text


def amendments_document(record: Record) -> list[dict[str, Any]]:
    """Every proposed correction by number, with its ruling; one without a ruling is open for good after adoption."""
    return [
        {
            "code": one.code,
            "at": time_text(one.at_ms),
            "delegate": one.delegate,
            "organisation": one.organisation,
            "target": one.target,
            "about": one.about,
            **salted(one.text, one.salt),
            "state": one.state,
            "ruling": one.ruling,
            "ruling_salt": salted(one.ruling, one.ruling_salt)["salt"],
            "ruled": None if one.ruled_ms is None else time_text(one.ruled_ms),
            "ruled_by": one.ruled_by,
        }
        for one in record.amendments
    ]


def errata_document(record: Record) -> list[dict[str, Any]]:
    """Every erratum of the meeting by its number, with the question whose result it puts right (None where it is about
    something else), and where the meeting stood."""
    return [
        {
            "number": erratum.number,
            "question": code,
            "about": erratum.about or code or "",
            "target": erratum.target,
            "stage": erratum.stage,
            "at": time_text(erratum.at_ms),
            "by": erratum.by,
            "was": erratum.was,
            "becomes": erratum.becomes,
            "reason": erratum.reason,
            **salt_of(erratum.salt),
        }
        for erratum, code in record.all_errata
    ]
