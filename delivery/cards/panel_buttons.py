"""What an official may do next with a question: only what the state allows and the roles give a right to."""

from collections.abc import Set as AbstractSet

from delivery.card import Button, Rows
from locales.words import Words
from rules.buttons import pack
from rules.questions import Kind, Mode, Question, QuestionState
from rules.roles import Act, Role, may


def next_steps(words: Words, question: Question, roles: AbstractSet[Role]) -> Rows:
    """Rows of buttons, the usual next step first. A button that is not offered would be refused all the same."""
    rows = [[_button(words, question, *step) for step in row if may(roles, step[-1])] for row in _steps(question)]
    return tuple(tuple(row) for row in rows if row)


# Label, verb, what follows the question in the code, style, the right it needs.
_Step = tuple[str, str, tuple[int, ...], str | None, Act]


def _steps(question: Question) -> list[list[_Step]]:
    draft, chair = Act.DRAFT_QUESTION, Act.OPEN
    cancel: _Step = ("tombol_batalkan_jp", "qb", (), None, Act.CANCEL)
    correct: _Step = ("tombol_koreksi", "qp", (2,), None, draft)
    again: _Step = ("tombol_putaran", "qd", (), None, draft)
    figures: list[_Step] = [
        ("tombol_rekap", "qt", (), None, Act.RECORD_TALLY),
        ("tombol_grafik", "qg", (), None, Act.RECORD_CHART),
    ]
    match question.state:
        case QuestionState.DRAFT:
            order: list[_Step] = [("tombol_naik", "qu", (), None, draft), ("tombol_lewati", "qv", (), None, draft)]
            return [[("tombol_buka", "qo", (), "primary", chair)], order, [correct, cancel]]
        case QuestionState.OPEN:
            longer: list[_Step] = [("tombol_tambah_1", "qe", (1,), None, Act.EXTEND)]
            longer.append(("tombol_tambah_5", "qe", (5,), None, Act.EXTEND))
            remind: _Step = ("tombol_ingatkan", "qm", (), None, Act.REMIND)
            return [[("tombol_tutup", "qp", (1,), None, Act.CLOSE)], longer, [remind], [correct, cancel]]
        case QuestionState.CLOSED:
            reopen: _Step = ("tombol_buka_kembali", "qn", (), None, Act.REOPEN)
            more = [cancel] if question.mode is Mode.SECRET else [reopen, cancel]
            return [[("tombol_umumkan", "qp", (1,), None, Act.REVEAL)], more]
        case QuestionState.REVEALED:
            themes: _Step = ("tombol_tema", "to", (), None, Act.EDIT_RECORD_WORDING)
            more = [themes] if question.kind is Kind.TEXT else []
            return [figures, more, [("tombol_tetapkan", "qp", (1,), None, Act.ADOPT), again]]
        case QuestionState.ADOPTED:
            return [figures, [("tombol_ralat", "qx", (), None, Act.ERRATUM), again]]
        case QuestionState.CANCELLED:
            return [[again]]


def _button(
    words: Words, question: Question, key: str, verb: str, more: tuple[int, ...], style: str | None, _right: Act
) -> Button:
    numbers = (question.meeting_id, question.id) if verb in ("qt", "qg") else (question.id, *more)
    return Button(label=words.plain(key), press=pack(verb, *numbers), style=style)
