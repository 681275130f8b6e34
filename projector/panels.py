"""What the hall sees of a result: the faces that phone cards and paper are drawn from, as JSON for the page.

Nothing is counted or put into words here: every text is the face's own, in the language that `record.tongue.written_in`
holds. What the page may rely on:

- A view has `name` "result", the keys of a heading, and `panels`: the result, then its constituencies, its two rounds,
  the scales that end with it; the same as the phone cards, in their order. There is at least one.
- Every panel has `kind` and `heading`: its own `code`, `question`, `facts` (turnout first), `tie`, `chips`, `notes`,
  `source`. The heading of the view is that of its first panel; that of the others differs (the turnout of each round,
  the note on hidden rows), so whatever page of a panel is shown, its own heading belongs to it.
- Rows stand in the order in which they are shown. Each string is final; "" is shown as nothing. Texts that people typed
  are as typed, never HTML. `part` is a length from 0 to 1, exact, 0 where there is nothing to draw.
- A result that is withheld has one panel, `presence`, and no figure but its turnout. A hidden row of a breakdown has
  `cells` null, and the sentence why in `hidden`.
- A tone of a chip is good, warning, information or plain; bad is none that a result has.

What each kind holds is said in `projector.panel_kinds` and `projector.panel_groups`."""

from typing import Any, Final

from projector.panel_groups import breakdown, likert, rounds, sounding
from projector.panel_kinds import bars, columns, presence, ranks, scale, texts
from record.charts import tokens
from record.charts.breakdown_face import BreakdownFace
from record.charts.face import Face, Framed
from record.charts.kind_faces import AnyFace, NumberFace, PresenceFace, RankingFace, ScaleFace, TextFace
from record.charts.likert_face import LikertFace
from record.charts.rounds_face import RoundsFace
from record.charts.sounding_face import SoundingFace
from record.faces import breakdown_face_of, face_of
from record.record import Record
from record.shared_faces import shared_faces, turnout_face_of
from record.sounding_faces import sounding_face, sounding_named
from record.tongue import words

_TONES: Final = {
    tokens.FINAL: "good",
    tokens.PROVISIONAL: "warning",
    tokens.OPEN: "information",
    tokens.NEUTRAL: "plain",
}


def result_view(record: Record, code: str, *, is_rehearsal: bool = False) -> dict[str, Any]:
    """The `result` view of a revealed question or a closed sounding, of nothing but what JSON has. Raises LookupError
    where there is no such code and where there is no result to show yet."""
    panels = [_panel(face) for face in _faces(record, code, is_rehearsal=is_rehearsal)]
    return {"name": "result", **panels[0]["heading"], "panels": panels}


def _faces(record: Record, code: str, *, is_rehearsal: bool) -> list[AnyFace | SoundingFace]:
    """Those of the phone cards, in their order."""
    heard = sounding_named(record, code)
    if heard is not None:
        return [sounding_face(record, heard, is_rehearsal=is_rehearsal)]
    asked = record.question(code)
    if asked.tally is not None and asked.tally.is_withheld:
        return [turnout_face_of(record, asked, is_rehearsal=is_rehearsal)]
    face = face_of(record, asked, is_rehearsal=is_rehearsal)
    by_constituency = breakdown_face_of(record, asked, is_rehearsal=is_rehearsal)
    shared = shared_faces(record, asked, is_rehearsal=is_rehearsal)
    return [face, *([by_constituency] if by_constituency is not None else []), *shared]


def _panel(face: AnyFace | SoundingFace) -> dict[str, Any]:
    kind, body = _body(face)
    return {"kind": kind, "heading": _heading(face), **body}


def _body(face: AnyFace | SoundingFace) -> tuple[str, dict[str, Any]]:
    """What a panel holds besides its heading, and the name of its kind. A face of a new kind ends the type check."""
    match face:
        case Face():
            return "bars", bars(face)
        case ScaleFace():
            return "bars", scale(face)
        case NumberFace():
            return "columns", columns(face)
        case RankingFace():
            return "ranks", ranks(face)
        case TextFace():
            return "texts", texts(face)
        case PresenceFace():
            return "presence", presence(face)
        case BreakdownFace():
            return "breakdown", breakdown(face)
        case LikertFace():
            return "likert", likert(face)
        case RoundsFace():
            return "rounds", rounds(face)
        case SoundingFace():
            return "sounding", sounding(face)


def _heading(face: Framed) -> dict[str, Any]:
    """What stands around a panel. That nobody answered is a note, as it is on the card."""
    heading = face.heading
    notes, empty = list(heading.notes), words().plain("kosong")
    if face.is_empty and empty not in notes:
        notes.append(empty)
    return {
        "code": heading.code,
        "question": heading.question,
        "facts": list(heading.facts),
        "tie": heading.tie,
        "chips": [{"text": chip.text, "tone": _TONES[chip.tone]} for chip in heading.chips],
        "notes": notes,
        "source": heading.source,
    }
