"""Promises of the commands: each has a name Telegram takes, an English one, words, and a line in the help."""

import re
from pathlib import Path

import pytest

from locales import commands
from locales.commands import COMMANDS, NAMES, commands_of, help_text
from locales.messages import MESSAGES
from locales.words import words_for
from rules.roles import Act, Role, may

MENU_MAX = 100
WANTED = {
    "start": "start",
    "gabung": "join",
    "daftar": "register",
    "usul": "propose",
    "tanya": "ask",
    "tanggap": "respond",
    "suaraku": "myanswers",
    "aturan": "rules",
    "data_saya": "mydata",
    "bahasa": "language",
    "bantuan": "help",
    "batal": "cancel",
    "rapat": "meeting",
    "acara": "agenda",
    "pertanyaan": "question",
    "buka": "open",
    "tutup": "close",
    "umumkan": "reveal",
    "rekap": "tally",
    "grafik": "chart",
    "usulan": "points",
    "catat": "note",
    "hadir": "attendance",
    "notula": "minutes",
    "ekspor": "export",
    "berkas": "files",
    "petugas": "staff",
    "hasil": "results",
}


def test_every_command_the_specification_names_exists_under_both_names() -> None:
    """Nobody has to know Indonesian to close a question."""
    assert WANTED.items() <= {command.name: command.english for command in COMMANDS}.items()


def test_no_name_means_two_things() -> None:
    """An alias is never another command's name."""
    said = [name for command in COMMANDS for name in {command.name, command.english}]
    assert len(said) == len(set(said)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_telegram_takes_every_name(name: str) -> None:
    """1 to 32 of a–z, 0–9 and the underscore."""
    assert re.fullmatch("[a-z0-9_]{1,32}", name)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_short_description(command: commands.Command, language: str) -> None:
    """A menu shows about thirty signs."""
    assert 3 <= len(words_for(language).plain(command.key)) <= 32


def test_no_description_is_left_without_a_command() -> None:
    """The words of a command that went away go with it."""
    assert {key for key in MESSAGES if key.startswith("perintah_")} - {command.key for command in COMMANDS} == {
        "perintah_tidak_dikenali"
    }


@pytest.mark.parametrize("who", ["moderator", "secretariat", "minute_taker", "clerk", "owner"])
def test_the_help_names_every_command_of_the_reader_once_and_every_other_name(who: str) -> None:
    """Who reads the help misses nothing and meets nothing twice."""
    text = help_text(words_for("id"), "participant", who)
    for command in commands_of("participant", who):
        assert text.count(f"\n/{command.name} –") == 1
        assert re.search(rf"/{command.english}\b", text)


def test_the_help_of_a_participant_shows_no_staff_command() -> None:
    """A list is no access control, but it is a promise: nothing in it is refused."""
    text = help_text(words_for("id"), "participant")
    assert "/tutup" not in text
    assert "/usul –" in text


def test_an_english_reader_sees_the_english_names_first() -> None:
    """And the Indonesian ones below, for who hears them in the room."""
    text = help_text(words_for("en"), "participant", "moderator")
    assert "\n/close – Close a question" in text
    assert "/tutup" in text.rsplit("\n", 1)[1]


def test_the_group_offers_three_commands_and_no_more() -> None:
    """A group of eighty people is no place for menus."""
    assert [command.name for command in commands_of("group")] == ["rapat", "hasil", "bantuan"]
    assert help_text(words_for("id"), "group").count("\n") == 3


def test_menus_fit() -> None:
    """Telegram takes a hundred commands a list."""
    assert len(COMMANDS) <= MENU_MAX


ACT_OF = {
    "acara": Act.ORDER_AGENDA,
    "pertanyaan": Act.DRAFT_QUESTION,
    "buka": Act.OPEN,
    "tutup": Act.CLOSE,
    "umumkan": Act.REVEAL,
    "rekap": Act.RECORD_TALLY,
    "grafik": Act.RECORD_CHART,
    "usulan": Act.SEE_POINTS,
    "lampiran": Act.SEE_WAITING_FILES,
    "catat": Act.WRITE_ENTRY,
    "hadir": Act.SEE_ATTENDANCE,
    "notula": Act.EXPORT_DRAFT,
    "ekspor": Act.EXPORT_DRAFT,
    "berkas": Act.EXPORT_DRAFT,
    "isikan": Act.ENTER_ASSISTED,
    "petugas": Act.GIVE_ROLE,
}


@pytest.mark.parametrize("name", ACT_OF)
def test_nobody_is_shown_a_command_that_is_not_theirs(name: str) -> None:
    """The menu of a role lists only what its right allows; the moderator's lists what a meeting is led with."""
    command = next(command for command in COMMANDS if command.name == name)
    shown = {Role(who) for who in command.who if who in set(Role)}
    assert shown
    assert [role for role in shown if not may({role}, ACT_OF[name])] == []


def test_the_incident_sheet_names_only_commands_that_exist() -> None:
    """Whoever fills it in under pressure types what is there."""
    sheet = (Path(__file__).parents[2] / "docs" / "lembar-insiden.md").read_text()
    named = set(re.findall(r"(?<![\w/])/([a-z_]{3,})", sheet))
    assert {"jejak_akses", "persetujuan", "retensi", "data_saya"} <= named <= set(NAMES)
