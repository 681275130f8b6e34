"""The sample meeting that every file is made of here: invented, nobody is named, figures known beforehand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from record import notula
from record import record as values
from record.record import AskedQuestion, Record
from record.record_electorate import Electorate
from record.record_outcomes import Outcome
from rules import chain
from rules.answers import Ballot
from rules.questions import Base, Kind, Mode, Option, Question, QuestionState, Unit
from rules.tallies import Roll, tally
from tests.record import scenario

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
CLERKED = (24, 49)


def roster() -> list[list[str]]:
    lines = (HERE / "roster.txt").read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines]


def question(code: str, wording: str, options: Sequence[Any], **changes: Any) -> Question:
    """A revealed single choice by persons, answers by constituency, unless changed; an option may be (code, text)."""
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
        options=tuple(
            option if isinstance(option, Option) else Option(place, *option)
            for place, option in enumerate(options, start=1)
        ),
        deadline=None,
        opened=OPENED + 8_100_000,
        closed=OPENED + 8_400_000,
        generation=1,
        late_voters="join",
    )
    return replace(made, **changes)


def published(made: Question, ballots: Sequence[Ballot]) -> tuple[values.CastBallot, ...]:
    """The ballots as the mode of their question publishes them, in its order."""
    is_open, is_secret = made.mode is Mode.OPEN, made.mode is Mode.SECRET
    shown = [
        values.CastBallot(
            selection=ballot.selection if made.options else (ballot.words,),
            weight=None if is_secret else f"{ballot.weight:f}",
            voter=ballot.voter if is_open else None,
            channel=ballot.channel if is_open else None,
            constituency=None if is_open or is_secret else ballot.constituency,
            group=(ballot.constituency or "merged") if is_secret else None,
            words=(ballot.words or None) if made.options else None,
        )
        for ballot in ballots
    ]
    order = sorted(shown, key=lambda b: (b.voter or b.group or b.constituency or "", b.selection, b.words or ""))
    return tuple(order)


def receipt_of(code: str, voter: str) -> str:
    """A receipt that says nothing of who or what."""
    return hashlib.sha256(f"{code} {voter}".encode()).hexdigest()[:8].upper()


def asked(
    made: Question, ballots: Sequence[Ballot], roll: Roll, voters: Sequence[str], **changes: Any
) -> AskedQuestion:
    """The question with its tally and its ballots as its mode publishes them."""
    answered = tuple(sorted(ballot.voter for ballot in ballots))
    receipts = tuple(sorted(receipt_of(made.code, voter) for voter in answered))
    cast, told = scenario.sealed(made, list(ballots), roll) if made.mode is Mode.SECRET else (list(ballots), roll)
    counted = tally(made, cast, told, constituencies=[unit[0] for unit in UNITS])
    closing = values.Closing(
        *(1, made.closed or 0, "s1", roll.invited, roll.present, roll.entitled, len(cast), "0" * 64),
        incomplete=roll.incomplete,
        assisted=counted.assisted,
        changed=counted.changed,
    )
    everybody = tuple(sorted(voters))
    whole = AskedQuestion(
        question=made,
        item=4,
        revealed_ms=(made.closed or 0) + 60_000,
        adopted_ms=None,
        electorate=Electorate(everybody, everybody, ()),
        took_part=answered,
        closings=(closing,),
        nonce="00112233445566778899aabbccddeeff",
        ballots=published(made, cast),
        tally=counted,
        receipts=receipts,
    )
    return replace(whole, **changes)


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


def sample_question(
    code: str, organisations: tuple[values.Organisation, ...], delegates: Sequence[values.Delegate]
) -> AskedQuestion:
    """One of the scenario's six. JP2 was closed twice."""
    told = scenario.asked_as(code)
    made = question(code, told.pop("wording"), told.pop("options"), **told)
    homes = scenario.homes_of(organisations, delegates)
    ballots = scenario.ballots_of(code, homes, {one.ref: one.channel for one in delegates})
    is_by_person = made.unit is Unit.PERSON
    present = [one.ref for one in delegates] if is_by_person else [one.ref for one in organisations if one.is_present]
    whole = asked(made, ballots, scenario.roll_of(code), present)
    if code != "JP2":
        return whole
    (last,) = whole.closings
    earlier = replace(last, at_ms=last.at_ms - 120_000, answered=last.answered - 3, changed=0)
    return replace(whole, closings=(earlier, replace(last, number=2)))


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


@cache
def whole(codes: tuple[str, ...] = scenario.CODES) -> Record:
    """The sample meeting after it has ended, before anything was adopted, with these of its questions."""
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
        questions=tuple(sample_question(code, organisations, delegates) for code in codes),
        points=tuple(values.Point(**{**point, "answers": tuple(point["answers"])}) for point in drawn["points"]),
        notes=(),
        outcomes=tuple(
            Outcome(f"C{place}", note["kind"], note["item"], note["text"], "", note["by"], note["at_ms"])
            for place, note in enumerate(drawn["notes"], 1)
        ),
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
    published = staticmethod(published)
    whole = staticmethod(whole)


@pytest.fixture
def making() -> type[Making]:
    return Making


@pytest.fixture
def sample() -> Record:
    """The sample meeting with its six questions, one of every kind but a number."""
    return whole()


@pytest.fixture
def short_sample() -> Record:
    """The same with JP1 and JP6 alone, for tests that draw it many times."""
    return whole(("JP1", "JP6"))


@pytest.fixture(scope="session")
def minutes() -> bytes:
    """The notula of the sample meeting, written once."""
    return notula.write(whole())
