"""When data of a meeting are due to be cleared, and what a meeting file may say about it."""

import pytest

from rules.meeting_file import read_meeting_file
from rules.retention import DAY_MS, DEFAULTS, Retention, Step, due_ms
from rules.yaml_nodes import MeetingFileErrors

FILE = "rapat:\n  kode: R-1\n  judul: Rapat\n  tanggal_iso: 2023-11-23\n  zona_waktu: WIB\n"


def test_nothing_is_due_before_the_meeting_is_adopted() -> None:
    """Neither while it runs nor while corrections come in."""
    assert [due_ms(step, DEFAULTS, None, None) for step in Step] == [None] * 4


def test_the_defaults_are_those_of_the_notice() -> None:
    """Objections end with adoption, accounts and names after 30 days, originals with the lock."""
    due = {step: due_ms(step, DEFAULTS, 1_000, 5_000) for step in Step}
    month = 1_000 + 30 * DAY_MS
    assert due == {Step.OBJECTIONS: 1_000, Step.ACCOUNTS: month, Step.ANSWERS: month, Step.ORIGINALS: 5_000}


def test_an_adopted_meeting_keeps_originals_until_it_is_locked() -> None:
    """However long that takes."""
    assert due_ms(Step.ORIGINALS, DEFAULTS, 1_000, None) is None


def test_a_meeting_file_says_how_long() -> None:
    """What it leaves out keeps the default; a meeting without the section keeps to all of them."""
    assert read_meeting_file(FILE).retention == DEFAULTS
    said = read_meeting_file(f"{FILE}retensi:\n  akun_hari: 7\n  asli_hari: 90\n").retention
    assert said == Retention(account_days=7, answer_days=30, original_days=90)


@pytest.mark.parametrize("days", ["-1", "3651", "sebulan", "1.5"])
def test_days_are_whole_and_not_more_than_ten_years(days: str) -> None:
    """Noted with its line like every mistake of a file."""
    with pytest.raises(MeetingFileErrors) as refused:
        read_meeting_file(f"{FILE}retensi:\n  akun_hari: {days}\n")
    assert [(one.message_key, one.line) for one in refused.value.errors] == [("berkas_angka_salah", 7)]
