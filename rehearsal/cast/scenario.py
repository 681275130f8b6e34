"""A scenario file as the cast reads it: who comes, what they answer and say, which figures must come out."""

import re
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from rehearsal.cast.closing import closing_faults
from rehearsal.cast.events import Event, read_events
from rehearsal.cast.questions import Question, answer_faults, read_questions
from rehearsal.cast.scenes import Scenes, beside, read_scenes, scene_faults

TELEGRAM, SHARED, CLERK = "telegram", "perangkat_bersama", "input_sekretariat"
# Accounts of people for whom the file names none.
FREE_ACCOUNTS_FROM = 9_600_000_001
_TRUE = frozenset({"true", "yes", "ya", "on", "1"})


class ScenarioFault(Exception):
    """The file cannot be played; the text names every reason, a line each."""


@dataclass(frozen=True)
class Organisation:
    """One organisation of the roster; `constituency` is empty where the file names none."""

    ref: str
    name: str
    short: str
    aliases: tuple[str, ...]
    constituency: str = ""


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
class Point:
    """One thing put forward; `answers` are scenario codes of the points it responds to, `formal` is how the minutes
    are to word it, empty where the file does not say."""

    code: str
    organisation: str
    kind: str
    is_by_clerk: bool
    answers: tuple[str, ...]
    text: str
    formal: str = ""


@dataclass(frozen=True)
class Group:
    """Points that say the same: the first is the one under which the others are to stand."""

    code: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Noise:
    """A message that is no discussion point, and in the file's own words what becomes of it."""

    code: str
    text: str
    treatment: str


@dataclass(frozen=True)
class Scenario:
    """Everything a file says."""

    path: Path
    title: str
    agenda: tuple[str, ...]
    organisations: dict[str, Organisation]
    people: tuple[Person, ...]
    questions: tuple[Question, ...]
    points: tuple[Point, ...]
    noise: tuple[Noise, ...]
    groups: tuple[Group, ...]
    events: tuple[Event, ...]
    summary: dict[str, Any]
    scenes: Scenes = field(default_factory=Scenes)

    def people_of(self, organisation: str) -> list[Person]:
        """The delegates of an organisation, its lead first."""
        return sorted((p for p in self.people if p.organisation == organisation), key=lambda p: not p.is_lead)

    def on_phone(self, account: int | None) -> list[Person]:
        """Everybody who speaks through this account, leads first; nobody for none."""
        same = [person for person in self.people if account is not None and person.account == account]
        return sorted(same, key=lambda person: not person.is_lead)

    def voter(self, question: Question, ref: str) -> Person:
        """Who gives the answer that stands under `ref`: a person, or the lead of an organisation."""
        if question.by_organisation:
            return self.people_of(ref)[0]
        return next(person for person in self.people if person.ref == ref)


def read_scenario(path: Path) -> Scenario:
    """Reads a file of the schema, and the scenes beside it. Every scalar stays text, so that a code such as `1` or `Y`
    is what was written. Raises ScenarioFault with everything that keeps the cast from playing it."""
    tree = _tree(path)
    if beside(path).is_file():
        tree = _loaded(beside(path)) | tree
    try:
        scenario = _scenario(path, tree)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ScenarioFault(f"{path.name}: isian tidak lengkap / a field is missing or misplaced: {error}") from None
    if faults := _faults(tree, scenario):
        raise ScenarioFault("\n".join(f"{path.name}: {fault}" for fault in faults))
    return scenario


def _tree(path: Path) -> dict[str, Any]:
    tree = _loaded(path)
    if "rapat" not in tree:
        raise ScenarioFault(f"{path.name}: bukan berkas skenario, tidak ada `rapat` / no scenario file")
    return tree


def _loaded(path: Path) -> dict[str, Any]:
    try:
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise ScenarioFault(f"{path}: tidak dapat dibaca / cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise ScenarioFault(f"{path.name}: bukan YAML / no YAML: {' '.join(str(error).split())}") from None
    if not isinstance(tree, dict):
        raise ScenarioFault(f"{path.name}: bukan berkas skenario, tidak ada `rapat` / no scenario file")
    return tree


def _scenario(path: Path, tree: dict[str, Any]) -> Scenario:
    organisations = {
        row["id"]: Organisation(
            row["id"],
            row["nama"],
            row.get("singkatan") or row["nama"],
            tuple(row.get("alias", ())),
            row.get("unsur", ""),
        )
        for row in tree.get("instansi", ())
    }
    questions = read_questions(tree)
    shorts = {ref: organisation.short for ref, organisation in organisations.items()}
    return Scenario(
        path=path,
        title=tree["rapat"]["judul"],
        agenda=tuple(tree["rapat"].get("acara", ())),
        organisations=organisations,
        people=_people(tree.get("peserta", ())),
        questions=questions,
        points=tuple(_point(row) for row in tree.get("pokok_diskusi", ())),
        noise=tuple(Noise(row["kode"], row["teks"], row["perlakuan"]) for row in tree.get("pesan_gangguan", ())),
        groups=tuple(Group(row["kode"], tuple(row["anggota"])) for row in tree.get("kelompok_duplikat_diharapkan", ())),
        events=read_events(tree.get("peristiwa_uji", ()), shorts, [question.code for question in questions]),
        summary=tree.get("ringkasan_diharapkan", {}),
        scenes=read_scenes(tree),
    )


def _people(rows: list[dict[str, str]]) -> tuple[Person, ...]:
    """Everybody, each organisation with exactly one lead, each phone with an account."""
    free = count(FREE_ACCOUNTS_FROM)
    people: list[Person] = []
    for row in rows:
        channel, organisation = row.get("saluran", TELEGRAM), row["instansi"]
        account: int | None = None
        if channel != CLERK:
            known = row.get("telegram_user_id_uji")
            host = next((p.account for p in people if p.organisation == organisation and p.account), None)
            if known not in (None, "", "null", "~"):
                account = int(str(known))
            else:
                account = host if channel == SHARED and host else next(free)
        is_lead = str(row.get("perwakilan_utama")).lower() in _TRUE
        people.append(Person(row["id"], organisation, row["label"], is_lead, channel, account))
    led = {person.organisation for person in people if person.is_lead}
    for place, person in enumerate(people):
        if person.organisation not in led:
            people[place] = replace(person, is_lead=True)
            led.add(person.organisation)
    return tuple(people)


def _point(row: dict[str, Any]) -> Point:
    return Point(
        code=row["kode"],
        organisation=row["instansi"],
        kind=row["jenis"],
        is_by_clerk=row.get("saluran") == CLERK,
        answers=tuple(row.get("menanggapi", ())),
        text=row["teks"],
        formal=row.get("teks_baku", ""),
    )


def _faults(tree: dict[str, Any], scenario: Scenario) -> list[str]:
    """What refers to something that is not there, and what stands there twice."""
    faults = []
    refs = [person.ref for person in scenario.people]
    for name, codes in (("peserta", refs), ("jajak_pendapat", [q.code for q in scenario.questions])):
        faults += [f"{name}: {code} dua kali / twice" for code in sorted({c for c in codes if codes.count(c) > 1})]
    named = [(f"peserta {p.ref}", p.organisation) for p in scenario.people]
    named += [(f"pokok_diskusi {p.code}", p.organisation) for p in scenario.points]
    for where, organisation in named:
        if organisation not in scenario.organisations:
            faults.append(f"{where}: instansi {organisation} tidak ada / unknown")
    known = frozenset(point.code for point in scenario.points)
    for group in scenario.groups:
        faults += [f"kelompok {group.code}: {code} tidak ada / unknown" for code in group.members if code not in known]
    leads = {person.organisation for person in scenario.people}
    faults += answer_faults(tree, scenario.questions, refs, leads)
    homes = {person.ref: person.organisation for person in scenario.people}
    asked = known | {question.code for question in scenario.questions}
    faults += scene_faults(scenario.scenes, homes, asked)
    phones = frozenset(person.ref for person in scenario.people if person.account is not None)
    concluded = {one.code for one in scenario.scenes.outcomes}
    return faults + closing_faults(scenario.scenes.closing, phones, asked | concluded)


def squeezed(text: str) -> str:
    """A text with every run of blanks as one: how two texts are compared."""
    return re.sub(r"\s+", " ", text).strip()
