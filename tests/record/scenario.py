"""The six questions of the sample meeting as the rehearsal's scenario tells them: answers, and figures to come to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from record.record import Organisation
from rules.answers import Ballot
from rules.breakdowns import hidden_constituencies
from rules.kinds import KINDS
from rules.questions import APPROVAL_OPTIONS, Kind, Mode, Option, OptionRole, Unit
from rules.settings import Settings
from rules.tallies import Roll, group_by_constituency
from tests.record.kinds import UNITS

FILE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
CODES = ("JP1", "JP2", "JP3", "JP4", "JP5", "JP6")
# Minutes after 09.00 at which each was opened and closed; JP2 was closed, reopened and closed again.
TIMES = {"JP1": (135, 140), "JP2": (140, 145), "JP3": (145, 147), "JP4": (147, 149), "JP5": (147, 150)}
TIMES |= {"JP6": (150, 152)}
ROLES = {"TT": OptionRole.DONT_KNOW}


@cache
def scenario() -> dict[str, Any]:
    """The whole file; nobody may change what it holds."""
    loaded: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def expected(code: str) -> dict[str, Any]:
    """The figures that the scenario demands of a question."""
    found: dict[str, Any] = scenario()["hasil_diharapkan"][code]
    return found


def asked_as(code: str) -> dict[str, Any]:
    """Wording and fields of the question, as `conftest.question` takes them."""
    told = next(one for one in scenario()["jajak_pendapat"] if one["kode"] == code)
    opened, closed = TIMES[code]
    most = told.get("maksimum_pilihan", 0)
    return {
        "wording": " ".join(told["pertanyaan"].split()),
        "options": APPROVAL_OPTIONS if told.get("preset") else _options(told),
        "kind": Kind(told["kind"]),
        "preset": told.get("preset", ""),
        "mode": Mode(told["mode"]),
        "unit": Unit(told["unit"]),
        "settings": Settings(choices_max=most, text_max=told.get("maksimum_karakter", 200)),
        "opened": 1_700_704_800_000 + opened * 60_000,
        "closed": 1_700_704_800_000 + closed * 60_000,
    }


def _options(told: dict[str, Any]) -> list[Option]:
    return [
        Option(
            place,
            one["kode"],
            one["teks"],
            OptionRole.OTHER if one.get("isian_bebas") else ROLES.get(one["kode"], OptionRole.CHOICE),
        )
        for place, one in enumerate(told.get("pilihan", ()), start=1)
    ]


def ballots_of(code: str, homes: dict[str, str | None], channels: dict[str, str]) -> list[Ballot]:
    """Every ballot that counts; `homes` are the constituencies of delegates and organisations by their refs."""
    told = scenario()["jawaban_final"]
    written = told.get(f"{code}_lainnya", {})
    made = []
    for raw, answer in told[code].items():
        ref = f"p{int(raw[1:])}" if raw[1:].isdigit() else raw
        channel = channels.get(ref, "telegram")
        chosen = () if code == "JP5" else tuple(answer) if isinstance(answer, list) else (str(answer),)
        words = answer if code == "JP5" else written.get(raw, "")
        # dinkopum changed its answer to the first question.
        has_changed = (code, ref) == ("JP1", "p14")
        made.append(Ballot(ref, chosen, homes[ref], channel, channel == "clerk", has_changed, words=words))
    return made


def sealed(made: Any, ballots: list[Ballot], roll: Roll) -> tuple[list[Ballot], Roll]:
    """What closing leaves of a secret question: nobody's ballots, their constituency only where its row is shown."""
    by_code = group_by_constituency(ballots, UNITS)
    codes = [code for code in by_code if code]
    cells = [cell for code in (*codes, "") if (cell := KINDS[made.kind].cell(made, by_code[code])) is not None]
    hidden = hidden_constituencies(codes, cells[:-1], cells[-1]) if cells else frozenset(codes)
    left = [
        replace(
            one, voter="", channel="", is_assisted=False, has_changed=False,
            constituency=None if one.constituency in hidden else one.constituency,
        )
        for one in sorted(ballots, key=lambda one: (one.selection, one.words))
    ]  # fmt: skip
    told = replace(
        roll,
        assisted=sum(one.is_assisted for one in ballots),
        changed=sum(one.has_changed for one in ballots),
        answered_by=dict(Counter(one.constituency for one in ballots if one.constituency)),
    )
    return left, told


def roll_of(code: str) -> Roll:
    """42 invited, 49 people of 40 organisations; one person left the ranking of JP4 incomplete."""
    return Roll(42, 40, 40) if code == "JP6" else Roll(42, 49, 49, incomplete=int(code == "JP4"))


def homes_of(organisations: tuple[Organisation, ...], delegates: Any) -> dict[str, str | None]:
    """Constituency by ref, of organisations and of their delegates."""
    units = {one.ref: one.constituency for one in organisations}
    return units | {one.ref: units[one.organisation] for one in delegates}
