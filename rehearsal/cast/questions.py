"""The questions of a scenario file and what each voter answers, read by kind; what cannot be is said, a line each."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase
from typing import Any

# What stands under an answer key of its own: the words beside the option that asks for them.
BESIDE = "_lainnya"
NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", re.ASCII)
TEXT_SIGNS_MAX = 200
_YES = frozenset({"true", "yes", "ya", "on", "1"})


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    RANKING = "ranking"
    TEXT = "text"
    NUMBER = "number"


_INDONESIAN = {
    "pilihan_tunggal": Kind.SINGLE,
    "setuju_tidak_abstain": Kind.SINGLE,
    "pilihan_ganda": Kind.MULTIPLE,
    "skala_likert": Kind.SCALE,
    "skala": Kind.SCALE,
    "peringkat": Kind.RANKING,
    "isian_terbuka": Kind.TEXT,
    "isian": Kind.TEXT,
    "angka": Kind.NUMBER,
}
TAPPED, TYPED = (Kind.SINGLE, Kind.SCALE), (Kind.TEXT, Kind.NUMBER)


@dataclass(frozen=True)
class Option:
    """One option of a question; `asks` where it asks for words."""

    code: str
    text: str
    asks: bool = False


APPROVAL = (Option("setuju", "Setuju"), Option("tidak_setuju", "Tidak setuju"), Option("abstain", "Abstain"))


@dataclass(frozen=True)
class Answer:
    """Option codes, of a ranking first to last; `words` are a text, a number, or what stands beside an option."""

    options: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Question:
    """One question; `answers` maps a person's or an organisation's ref to what is counted for it. `most` is how many
    options may be chosen or are to be placed."""

    code: str
    kind: Kind
    mode: str
    by_organisation: bool
    options: tuple[Option, ...]
    least: int
    most: int
    signs_max: int
    answers: dict[str, Answer]
    expected: dict[str, Any]

    def option(self, code: str) -> Option:
        """The option with this code; the file was checked to have it."""
        return next(option for option in self.options if option.code == code)

    @property
    def is_heap(self) -> bool:
        """Whether answers on paper are counted by heaps, apart from names."""
        return self.mode == "secret" and self.kind in TAPPED


def read_questions(tree: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions of a file in its order. Raises ValueError for a kind nobody knows, or an answer of another shape
    than its kind has."""
    return tuple(_question(tree, row) for row in tree.get("jajak_pendapat", ()))


def _question(tree: Mapping[str, Any], row: Mapping[str, Any]) -> Question:
    code, kind = row["kode"], _kind(row)
    rows = row.get("pilihan", ())
    options = tuple(_option(one, place, kind) for place, one in enumerate(rows))
    is_approval = row.get("preset") == "approval" or row.get("tipe") == "setuju_tidak_abstain"
    options = options or (APPROVAL if is_approval else ())
    most = row.get("jumlah_peringkat" if kind is Kind.RANKING else "maksimum_pilihan")
    given = tree.get("jawaban_final", {})
    beside = given.get(f"{code}{BESIDE}", {})
    return Question(
        code=code,
        kind=kind,
        mode=_mode(row),
        by_organisation=row.get("unit") == "organisation" or row.get("satuan_suara") == "instansi",
        options=options,
        least=int(row.get("minimum_pilihan", 1)),
        most=min(int(most or len(options)), len(options)),
        signs_max=int(row.get("maksimum_karakter", TEXT_SIGNS_MAX)),
        answers={
            ref: _answer(f"jawaban_final.{code}.{ref}", kind, one, beside.get(ref, ""))
            for ref, one in given.get(code, {}).items()
        },
        expected=tree.get("hasil_diharapkan", {}).get(code, {}),
    )


def _kind(row: Mapping[str, Any]) -> Kind:
    """By its English name, else by its Indonesian one."""
    named = row.get("kind", row.get("tipe", ""))
    if named in _INDONESIAN:
        return _INDONESIAN[named]
    if named not in list(Kind):
        raise ValueError(f"{row['kode']}: jenis {named or '(kosong)'} tidak dikenal / kind not known")
    return Kind(named)


def _mode(row: Mapping[str, Any]) -> str:
    written = {"rahasia": "secret", "terbuka": "open", "terbuka_per_instansi": "open"}
    return str(row.get("mode") or written.get(row.get("kerahasiaan", ""), "by_constituency"))


def _option(row: Any, place: int, kind: Kind) -> Option:
    """A plain text gets the letter of its place, a point of a scale its number."""
    usual = str(place + 1) if kind is Kind.SCALE else ascii_uppercase[place % len(ascii_uppercase)]
    if isinstance(row, str):
        return Option(usual, row)
    return Option(row.get("kode") or usual, row["teks"], str(row.get("isian_bebas")).lower() in _YES)


def _answer(where: str, kind: Kind, given: Any, beside: str) -> Answer:
    """One answer in the shape of its kind: a code, a list of codes, or words."""
    if kind in TYPED and isinstance(given, str):
        return Answer(words=given)
    if kind in TAPPED and isinstance(given, str):
        return Answer((given,), beside)
    if kind in (Kind.MULTIPLE, Kind.RANKING) and isinstance(given, list) and all(isinstance(c, str) for c in given):
        return Answer(tuple(given), beside)
    wanted = "teks / text" if kind in TYPED else "satu kode / one code" if kind in TAPPED else "daftar kode / a list"
    raise ValueError(f"{where}: {wanted}")


def answer_faults(
    tree: Mapping[str, Any], questions: Collection[Question], people: Collection[str], leads: Collection[str]
) -> Iterator[str]:
    """What cannot be among the answers: of whom, to what, and how many; `leads` are organisations with somebody to
    answer for them."""
    known = {question.code for question in questions}
    for key in tree.get("jawaban_final", {}):
        if key not in known and key.removesuffix(BESIDE) not in known:
            yield f"jawaban_final.{key}: pertanyaan tidak ada / no such question"
    for question in questions:
        voters = leads if question.by_organisation else people
        where = f"jawaban_final.{question.code}"
        for ref, answer in question.answers.items():
            if ref not in voters:
                yield f"{where}: {ref} tidak hadir / is not there"
            for fault in _faults(question, answer):
                yield f"{where}.{ref}: {fault}"
        for ref in tree.get("jawaban_final", {}).get(f"{question.code}{BESIDE}", {}):
            if not _asks(question, question.answers.get(ref, Answer())):
                yield f"{where}{BESIDE}.{ref}: tidak memilih lainnya / did not choose what asks for words"


def _asks(question: Question, answer: Answer) -> bool:
    return any(option.asks and option.code in answer.options for option in question.options)


def _faults(question: Question, answer: Answer) -> Iterator[str]:
    """What keeps one answer from being given."""
    offered, chosen = {option.code for option in question.options}, answer.options
    for code in chosen:
        if code not in offered:
            yield f"pilihan {code} tidak ada / no such option"
    if len(set(chosen)) < len(chosen):
        yield "satu pilihan dua kali / an option twice"
    if question.kind is Kind.RANKING and len(chosen) != question.most:
        yield f"{len(chosen)} dari {question.most} peringkat / places"
    if question.kind is Kind.MULTIPLE and not question.least <= len(chosen) <= question.most:
        yield f"{len(chosen)} pilihan, {question.least} sampai {question.most} / so many choices cannot be"
    if question.kind is Kind.TEXT and not 1 <= len(answer.words.strip()) <= question.signs_max:
        yield f"{len(answer.words)} karakter / signs, 1-{question.signs_max}"
    if question.kind is Kind.NUMBER and not NUMBER.fullmatch(answer.words):
        yield f"{answer.words} bukan angka / no number"
