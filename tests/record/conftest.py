"""The sample meeting that every file is made of here: invented, nobody is named, figures known beforehand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from record import record as values
from record.record import AskedQuestion, Record
from rules import chain
from rules.questions import APPROVAL_OPTIONS, Base, Kind, Mode, Option, Question, QuestionState, Unit
from rules.tallies import Ballot, Roll, tally

HERE = Path(__file__).parent
OPENED = 1_700_704_800_000  # 23 November 2023, 09.00 WIB
UNITS = (
    ("pemerintah", "Pemerintah", "pemerintah"),
    ("swasta", "Swasta/Dunia Usaha", "swasta"),
    ("perguruan_tinggi", "Perguruan Tinggi", "masyarakat"),
    ("media_massa", "Media Massa", "masyarakat"),
    ("komunitas", "Komunitas/Masyarakat", "masyarakat"),
    ("nirlaba_filantropi", "Lembaga Nirlaba/Filantropi", "masyarakat"),
)
# One letter a delegate in order of registration; "-" did not answer.
JP1_ANSWERS = "ABAEAEABBDAAECADAD-DADEAADD-CDADABAAACCECAA-ABABE"
JP1_WORDING = (
    "Menurut Bapak/Ibu, bidang apa yang paling mendesak diperkuat dalam rencana aksi penanggulangan kemiskinan "
    "Kabupaten Jombang tahun 2024?"
)
JP1_OPTIONS = (
    "Pemutakhiran data sasaran",
    "Perbaikan rumah tidak layak huni dan sanitasi",
    "Modal dan pendampingan usaha mikro",
    "Pelatihan kerja dan padat karya",
    "Jaminan kesehatan dan penurunan stunting",
)
JP6_WORDING = (
    "Setujukah lembaga Bapak/Ibu apabila forum kolaborasi (helix) penanggulangan kemiskinan bertemu rutin setiap "
    "tribulan selama tahun 2024?"
)
JP6_OTHERS = {"disdagrin": "abstain", "bpkad": "abstain", "bank_jombang": "abstain", "kadin": "tidak_setuju"}
JP6_SILENT = ("kemenag", "perumdam")
CLERKED = (24, 49)


def roster() -> list[list[str]]:
    lines = (HERE / "roster.txt").read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines]


def question(code: str, wording: str, options: Sequence[tuple[str, str]], **changes: Any) -> Question:
    """A revealed single choice by persons, answers by constituency, unless changed."""
    made = Question(
        id=int(code.removeprefix("JP")),
        meeting_id=1,
        code=code,
        wording=wording,
        kind=Kind.SINGLE,
        preset="",
        mode=Mode.BY_CONSTITUENCY,
        unit=Unit.PERSON,
        ballot_by="lead",
        base=Base.ANSWERED,
        state=QuestionState.REVEALED,
        options=tuple(Option(place, *option) for place, option in enumerate(options, start=1)),
        deadline=None,
        opened=OPENED + 8_100_000,
        closed=OPENED + 8_400_000,
        generation=1,
        late_voters="join",
    )
    return replace(made, **changes)


def asked(made: Question, ballots: Sequence[Ballot], roll: Roll, voters: Sequence[str]) -> AskedQuestion:
    """The question with its tally and its ballots as its mode publishes them."""
    is_open = made.mode is Mode.OPEN
    shown = [
        values.CastBallot(
            selection=ballot.selection,
            weight="1",
            voter=ballot.voter if is_open else None,
            channel=ballot.channel if is_open else None,
            constituency=None if is_open else ballot.constituency,
        )
        for ballot in ballots
    ]
    shown.sort(key=lambda ballot: (ballot.voter or "", ballot.constituency or "", ballot.selection))
    answered = tuple(sorted(ballot.voter for ballot in ballots))
    closing = values.Closing(
        1, made.closed or 0, "s1", roll.invited, roll.present, roll.entitled, len(ballots), "0" * 64
    )
    counted = tally(made, ballots, roll, constituencies=[unit[0] for unit in UNITS])
    everybody = tuple(sorted(voters))
    return AskedQuestion(
        question=made,
        item=4,
        revealed_ms=(made.closed or 0) + 60_000,
        adopted_ms=None,
        electorate=values.Electorate(everybody, everybody, ()),
        took_part=answered,
        closings=(closing,),
        nonce="00112233445566778899aabbccddeeff",
        ballots=tuple(shown),
        tally=counted,
    )


def simple(
    texts: Sequence[str], counts: Sequence[int], *, code: str = "JP2", silent: int = 3, **changes: Any
) -> AskedQuestion:
    """A question of these options with these counts."""
    made = question(
        code,
        changes.pop("wording", "Pilihan mana yang didahulukan?"),
        list(zip("ABCDEFGHIJKLMNOPQRST", texts, strict=False)),
        **changes,
    )
    answers = [option.code for option, count in zip(made.options, counts, strict=True) for _ in range(count)]
    ballots = [Ballot(f"p{n}", (a,), UNITS[n % 6][0], "telegram", False, False) for n, a in enumerate(answers, start=1)]
    entitled = len(ballots) + silent
    return asked(made, ballots, Roll(42, entitled, entitled), [f"p{n}" for n in range(1, entitled + 1)])


def jp1(delegates: Sequence[values.Delegate], units: dict[str, str]) -> AskedQuestion:
    made = question("JP1", JP1_WORDING, list(zip("ABCDE", JP1_OPTIONS, strict=True)))
    ballots = [
        Ballot(
            delegate.ref,
            (answer,),
            units[delegate.organisation],
            delegate.channel,
            delegate.channel == "clerk",
            n == 14,
        )
        for n, (delegate, answer) in enumerate(zip(delegates, JP1_ANSWERS, strict=True), start=1)
        if answer != "-"
    ]
    return asked(made, ballots, Roll(42, 49, 49), [delegate.ref for delegate in delegates])


def jp6(organisations: Sequence[values.Organisation]) -> AskedQuestion:
    times = {"opened": OPENED + 9_000_000, "closed": OPENED + 9_120_000}
    made = question(
        "JP6", JP6_WORDING, APPROVAL_OPTIONS, preset="approval", mode=Mode.OPEN, unit=Unit.ORGANISATION, **times
    )
    present = [organisation for organisation in organisations if organisation.is_present]
    ballots = [
        Ballot(o.ref, (JP6_OTHERS.get(o.ref, "setuju"),), o.constituency, "telegram", False, False)
        for o in present
        if o.ref not in JP6_SILENT
    ]
    return asked(made, ballots, Roll(42, 40, 40), [organisation.ref for organisation in present])


def entries() -> tuple[values.Entry, ...]:
    acts = ("meeting.opened", "question.opened", "question.closed", "question.revealed", "meeting.ended")
    prev, made = chain.genesis("2023-11-23T01:00:00.000Z", "TKPK-JBG-2023-11-23"), []
    for seq, kind in enumerate(acts, start=1):
        at_ms = OPENED + (seq - 1) * 2_625_000
        payload = {"question": "JP1"} if kind.startswith("question") else {}
        entry = chain.Entry(seq, chain.time_text(at_ms), "moderator", "s1", kind, payload, prev)
        prev, before = chain.entry_hash(entry), prev
        made.append(values.Entry(seq, entry.at, at_ms, "moderator", "s1", kind, payload, before, prev))
    return tuple(made)


def whole() -> Record:
    """The sample meeting after it has ended, before anything was adopted."""
    units = {line[0]: line[1] for line in roster()}
    organisations = tuple(
        values.Organisation(ref, name, short, unit, "invited", True, int(people) > 0, "1")
        for ref, unit, people, short, name in roster()
    )
    delegates: list[values.Delegate] = []
    for ref, _, people, short, _ in roster():
        for number in range(1, int(people) + 1):
            n = len(delegates) + 1
            channel = "clerk" if n in CLERKED else "telegram"
            label, role = f"Perwakilan {number} {short}", "lead" if number == 1 else "delegate"
            delegates.append(
                values.Delegate(
                    f"p{n}", label, ref, "", "", "", role, channel, OPENED - 1_800_000 + n * 20_000, None, True
                )
            )
    chained = entries()
    drawn = json.loads((HERE / "meeting.json").read_text(encoding="utf-8"))
    return Record(
        meeting=values.Meeting(**drawn["meeting"], opened_ms=OPENED, ended_ms=OPENED + 10_500_000, created_ms=OPENED),
        agenda=tuple(values.AgendaItem(place, title) for place, title in enumerate(drawn["agenda"], start=1)),
        speakers=tuple(values.Speaker(**speaker) for speaker in drawn["speakers"]),
        officers=tuple(values.Officer(**officer) for officer in drawn["officers"]),
        constituencies=tuple(values.Constituency(*unit) for unit in UNITS),
        organisations=organisations,
        delegates=tuple(delegates),
        questions=(jp1(delegates, units), jp6(organisations)),
        points=tuple(values.Point(**{**point, "answers": tuple(point["answers"])}) for point in drawn["points"]),
        notes=tuple(values.Note(**note) for note in drawn["notes"]),
        entries=chained,
        head=values.Head(chained[-1].seq, chained[-1].hash),
        at_ms=chained[-1].at_ms,
        export_number=3,
    )


class Making:
    """The builders above, for tests that need a meeting of their own."""

    simple = staticmethod(simple)
    question = staticmethod(question)
    asked = staticmethod(asked)
    whole = staticmethod(whole)


@pytest.fixture
def making() -> type[Making]:
    return Making


@pytest.fixture
def sample() -> Record:
    return whole()
