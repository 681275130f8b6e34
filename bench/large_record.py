"""A meeting larger than any that was held, as a record: thousands of delegates, every kind of question, points,
entries."""

from decimal import Decimal
from random import Random
from typing import Final

from record.record import AskedQuestion, CastBallot, Closing, Entry, Head, Point, Record
from record.record_electorate import Electorate
from record.roster import AgendaItem, Constituency, Delegate, Meeting, Officer, Organisation
from rules import chain
from rules.answers import Ballot
from rules.kinds import KINDS
from rules.questions import Base, Kind, Mode, Option, OptionRole, Question, QuestionState, Unit
from rules.settings import PLAIN, Settings
from rules.tallies import Roll, tally

OPENED: Final = 1_700_704_800_000
UNITS: Final = ("pemerintah", "swasta", "perguruan_tinggi", "media", "komunitas", "filantropi")
_SAID: Final = (
    "data kemiskinan ekstrem diverifikasi ulang tiap tribulan mohon jalan poros desa diperbaiki beasiswa "
    "anak keluarga miskin pelatihan kerja pemuda bantuan modal usaha perempuan kepala keluarga posyandu "
    "lansia air bersih dusun irigasi sawah jembatan gantung puskesmas dokter jaga guru honorer "
)
WORDS: Final = tuple(_SAID.split())
# Kind, mode and settings of the questions, over and over.
WAYS: Final = (
    (Kind.SINGLE, Mode.BY_CONSTITUENCY, PLAIN),
    (Kind.MULTIPLE, Mode.OPEN, Settings(choices_max=3)),
    (Kind.SCALE, Mode.SECRET, PLAIN),
    (Kind.RANKING, Mode.BY_CONSTITUENCY, PLAIN),
    (Kind.TEXT, Mode.OPEN, PLAIN),
    (Kind.NUMBER, Mode.BY_CONSTITUENCY, Settings(number_min="0", number_max="1000")),
)


def large(delegates: int, questions: int, points: int) -> Record:
    """The record; two delegates an organisation, nine in ten answer every question. Always the same."""
    dice = Random(f"{delegates} {questions} {points}")
    homes = [f"o{n}" for n in range(1, delegates // 2 + 1)]
    units = {ref: UNITS[n % len(UNITS)] for n, ref in enumerate(homes)}
    people = [_delegate(n, homes[(n - 1) // 2]) for n in range(1, len(homes) * 2 + 1)]
    asked = tuple(_asked(dice, n, people, units) for n in range(1, questions + 1))
    entries = _entries(4 * (delegates + points))
    return Record(
        meeting=Meeting(
            *("BENCH-2023", "Musyawarah besar", "", "Panitia", "Sekretariat", "2023-11-23", "09.00", "Asia/Jakarta"),
            *("Gedung serbaguna", "", "", "ended", OPENED, OPENED + 36_000_000, OPENED, "2023-11-23T01:00:00.000Z"),
        ),
        agenda=tuple(AgendaItem(n, f"Acara nomor {n}") for n in range(1, 9)),
        speakers=(),
        officers=(Officer("Ketua", "Ketua", ""),),
        constituencies=tuple(Constituency(unit, unit.title(), "") for unit in UNITS),
        organisations=tuple(
            Organisation(ref, f"Lembaga {ref}", ref.upper(), units[ref], "invited", True, True, "1") for ref in homes
        ),
        delegates=tuple(people),
        questions=asked,
        points=tuple(_point(dice, n, homes) for n in range(1, points + 1)),
        notes=(),
        entries=entries,
        head=Head(entries[-1].seq, entries[-1].hash),
        at_ms=entries[-1].at_ms,
        export_number=1,
    )


def _delegate(number: int, home: str) -> Delegate:
    role = "lead" if number % 2 else "delegate"
    name = f"Nama Peserta {number}"
    return Delegate(
        *(f"p{number}", f"Kepala Bidang, {name}", home, "Kepala Bidang", name, "", role, "telegram"),
        *(OPENED - 3_600_000 + number * 500, None, True),
    )


def _asked(dice: Random, number: int, people: list[Delegate], units: dict[str, str]) -> AskedQuestion:
    kind, mode, settings = WAYS[(number - 1) % len(WAYS)]
    question = Question(
        id=number, meeting_id=1, code=f"JP{number}", wording=f"{' '.join(dice.choices(WORDS, k=18)).capitalize()}?",
        kind=kind, preset="", mode=mode, unit=Unit.PERSON, ballot_by="lead", base=Base.ANSWERED,
        state=QuestionState.REVEALED, options=_options(dice, kind), deadline=None, opened=OPENED + number * 900_000,
        closed=OPENED + number * 900_000 + 300_000, generation=1, late_voters="join", settings=settings,
    )  # fmt: skip
    voters = [one for one in people if dice.random() < 0.9]
    cast = [_ballot(dice, question, one.ref, units[one.organisation]) for one in voters]
    refs = tuple(sorted(one.ref for one in people))
    receipts = tuple(sorted(f"{dice.getrandbits(32):08X}" for _ in cast))
    counted = tally(question, cast, Roll(len(units), len(people), len(people)), constituencies=UNITS)
    assert KINDS[kind] is not None
    return AskedQuestion(
        question=question, item=1, revealed_ms=(question.closed or 0) + 60_000, adopted_ms=None,
        electorate=Electorate(refs, refs, ()), took_part=tuple(sorted(one.ref for one in voters)),
        closings=(Closing(1, question.closed or 0, "s1", len(units), len(people), len(people), len(cast), "0" * 64),),
        nonce="0" * 32, ballots=_published(mode, cast, has_options=bool(question.options)), tally=counted,
        receipts=receipts,
    )  # fmt: skip


def _options(dice: Random, kind: Kind) -> tuple[Option, ...]:
    if kind in (Kind.TEXT, Kind.NUMBER):
        return ()
    if kind is Kind.SCALE:
        points = [Option(n, str(n), f"Titik {n}") for n in range(1, 6)]
        return (*points, Option(6, "TT", "Tidak tahu", OptionRole.DONT_KNOW))
    texts = [" ".join(dice.choices(WORDS, k=8)) for _ in range(8)]
    return tuple(Option(n, "ABCDEFGH"[n - 1], text) for n, text in enumerate(texts, 1))


def _ballot(dice: Random, question: Question, voter: str, unit: str) -> Ballot:
    codes = [option.code for option in question.options]
    words, chosen = "", ()
    if question.kind is Kind.TEXT:
        words = " ".join(dice.choices(WORDS, k=10))
    elif question.kind is Kind.NUMBER:
        words = str(dice.randint(0, 1000))
    elif question.kind is Kind.RANKING:
        chosen = tuple(dice.sample(codes, len(codes)))
    else:
        count = dice.randint(1, 3) if question.kind is Kind.MULTIPLE else 1
        chosen = tuple(sorted(dice.sample(codes, count)))
    return Ballot(voter, chosen, unit, "telegram", False, False, Decimal(1), words)


def _published(mode: Mode, cast: list[Ballot], *, has_options: bool) -> tuple[CastBallot, ...]:
    shown = [
        CastBallot(
            selection=one.selection if has_options else (one.words,),
            weight=None if mode is Mode.SECRET else "1",
            voter=one.voter if mode is Mode.OPEN else None,
            channel=one.channel if mode is Mode.OPEN else None,
            constituency=one.constituency if mode is Mode.BY_CONSTITUENCY else None,
            group=one.constituency if mode is Mode.SECRET else None,
        )
        for one in cast
    ]
    return tuple(sorted(shown, key=lambda one: (one.voter or one.constituency or one.group or "", one.selection)))


def _point(dice: Random, number: int, homes: list[str]) -> Point:
    text = " ".join(dice.choices(WORDS, k=60))
    return Point(
        *(f"D{number:02d}", OPENED + number * 30_000, dice.choice(homes), None, 1 + number % 8, "proposal"),
        *("telegram", (), text, text.capitalize() + ".", "shown", ""),
    )


def _entries(count: int) -> tuple[Entry, ...]:
    prev, made = chain.genesis("2023-11-23T01:00:00.000Z", "BENCH-2023"), []
    for seq in range(1, count + 1):
        at_ms, payload = OPENED + seq * 1_000, {"point": f"D{seq:02d}"}
        link = chain.Entry(seq, chain.time_text(at_ms), "moderator", "s1", "point.shown", payload, prev)
        before, prev = prev, chain.entry_hash(link)
        made.append(Entry(seq, link.at, at_ms, "moderator", "s1", link.kind, payload, before, prev))
    return tuple(made)
