"""Every kind, mode and unit of question that a state machine may draw, and the answers each of them takes."""

from itertools import combinations, permutations

from hypothesis import strategies as st

from rules.questions import Question
from tests.meeting.question_model import Said

# Kind -> the message that asks it; a line of words follows.
KINDS = {
    "single": "Mana?\nData\nRumah\nModal",
    "other": "Mana?\nData\nRumah\n#lainnya",
    "approval": "Setujukah? #setuju",
    "multiple": "Mana?\nData\nRumah\nModal\n#ganda 1-2",
    "scale": "Sesuai? #skala 1-3 #tidaktahu",
    "ranking": "Urutkan\nData\nRumah\nModal\n#peringkat",
    "text": "Apa? #isian",
    "number": "Berapa? #angka 0-100",
}
WEIGHABLE = ("single", "approval", "multiple", "ranking")
MODES = {"open": "#terbuka", "by_constituency": "", "secret": "#rahasia"}
UNITS = {"person": "", "lead": "#instansi", "first": "#instansi pertama", "last": "#instansi terakhir"}


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, str]:
    """(kind, message)"""
    kind = draw(st.sampled_from(list(KINDS)))
    mode, unit = draw(st.sampled_from(list(MODES))), draw(st.sampled_from(list(UNITS)))
    weighs = mode == "open" and unit != "person" and kind in WEIGHABLE and draw(st.booleans())
    words = " ".join(filter(None, (MODES[mode], UNITS[unit], "#bobot" if weighs else "")))
    return kind, f"{KINDS[kind]}\n{words}" if words else KINDS[kind]


def answers(kind: str, question: Question) -> list[Said]:
    """What may be answered; the words beside "Lainnya" are part of it."""
    ids = [option.id for option in question.options]
    if kind == "text":
        return [((), "Posko tiap Jumat"), ((), "posko  tiap jumat"), ((), "Perahu")]
    if kind == "number":
        return [((), "0"), ((), "12.5"), ((), "100")]
    if kind == "ranking":
        return [(order, "") for order in permutations(ids)]
    chosen = [((one,), "") for one in ids]
    if kind == "multiple":
        chosen += [(pair, "") for pair in combinations(ids, 2)]
    return [*chosen, ((ids[-1],), "Perahu karet")] if kind == "other" else chosen


def impossible(question: Question) -> list[tuple[int, ...]]:
    """Selections that no button of ours asks for, whatever the kind."""
    return [(35,), (1, 1), (1, 2, 3, 4, 5, 6)] if question.options else [(1,), (2, 1)]
