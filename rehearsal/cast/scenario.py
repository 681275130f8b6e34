"""A scenario file as the cast reads it: who comes, what they answer and say, which figures must come out."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

TELEGRAM, SHARED, CLERK = "telegram", "perangkat_bersama", "input_sekretariat"
# What is typed for an organisation in an event such as: aksi: … ketik "dinsoss jmbg" …, harapan: tawarkan dinsos …
_QUOTED = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Organisation:
    """One organisation of the roster."""

    ref: str
    name: str
    short: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """One delegate; `account` is None where a clerk registers them."""

    ref: str
    organisation: str
    label: str
    is_lead: bool
    channel: str
    account: int | None


@dataclass(frozen=True)
class Option:
    """One option of a question."""

    code: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question; `answers` maps a person's or an organisation's ref to one option code."""

    code: str
    kind: str
    by_organisation: bool
    options: tuple[Option, ...]
    answers: dict[str, str]
    expected: dict[str, Any]


@dataclass(frozen=True)
class Point:
    """One thing put forward; `answers` are scenario codes of the points it responds to."""

    code: str
    organisation: str
    kind: str
    is_by_clerk: bool
    answers: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Scenario:
    """Everything a file says. `typos` maps an organisation to what one of its delegates types for it."""

    path: Path
    title: str
    organisations: dict[str, Organisation]
    people: tuple[Person, ...]
    questions: tuple[Question, ...]
    points: tuple[Point, ...]
    noise: tuple[dict[str, str], ...]
    summary: dict[str, Any]
    typos: dict[str, str] = field(default_factory=dict)

    def people_of(self, organisation: str) -> list[Person]:
        """The delegates of an organisation, its lead first."""
        return sorted((p for p in self.people if p.organisation == organisation), key=lambda p: not p.is_lead)


def read_scenario(path: Path) -> Scenario:
    """Reads a file of the schema. Every scalar stays text, so that a code such as `1` or `Y` is what was written."""
    tree: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    organisations = {
        row["id"]: Organisation(row["id"], row["nama"], row.get("singkatan", row["nama"]), tuple(row.get("alias", ())))
        for row in tree["instansi"]
    }
    return Scenario(
        path=path,
        title=tree["rapat"]["judul"],
        organisations=organisations,
        people=tuple(_person(row) for row in tree.get("peserta", ())),
        questions=tuple(_question(tree, row) for row in tree.get("jajak_pendapat", ())),
        points=tuple(_point(row) for row in tree.get("pokok_diskusi", ())),
        noise=tuple(tree.get("pesan_gangguan", ())),
        summary=tree.get("ringkasan_diharapkan", {}),
        typos=_typos(tree, organisations),
    )


def _none(text: str | None) -> str | None:
    return None if text in (None, "", "null", "~") else text


def _person(row: dict[str, str]) -> Person:
    account = _none(row.get("telegram_user_id_uji"))
    return Person(
        ref=row["id"],
        organisation=row["instansi"],
        label=row["label"],
        is_lead=row.get("perwakilan_utama") == "true",
        channel=row.get("saluran", TELEGRAM),
        account=None if account is None or row.get("saluran") == CLERK else int(account),
    )


def _question(tree: dict[str, Any], row: dict[str, Any]) -> Question:
    answers = tree.get("jawaban_final", {}).get(row["kode"], {})
    return Question(
        code=row["kode"],
        kind=row.get("kind", ""),
        by_organisation=row.get("unit") == "organisation",
        options=tuple(Option(option["kode"], option["teks"]) for option in row.get("pilihan", ())),
        answers={ref: answer for ref, answer in answers.items() if isinstance(answer, str)},
        expected=tree.get("hasil_diharapkan", {}).get(row["kode"], {}),
    )


def _point(row: dict[str, Any]) -> Point:
    return Point(
        code=row["kode"],
        organisation=row["instansi"],
        kind=row["jenis"],
        is_by_clerk=row.get("saluran") == CLERK,
        answers=tuple(row.get("menanggapi", ())),
        text=row["teks"],
    )


def _typos(tree: dict[str, Any], organisations: dict[str, Organisation]) -> dict[str, str]:
    typos: dict[str, str] = {}
    for event in tree.get("peristiwa_uji", ()):
        typed = _QUOTED.search(event.get("aksi", ""))
        words = re.findall(r"[a-z_0-9]+", event.get("harapan", ""))
        meant = next((word for word in words if word in organisations), None)
        if typed and meant and "ketik" in event["aksi"]:
            typos[meant] = typed[1]
    return typos
