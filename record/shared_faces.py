"""The faces of what stands together: several scale questions, two rounds of one question, a turnout alone."""

from collections.abc import Sequence

from locales import result_notes
from locales.formats import NOTHING
from locales.results import rounding_note
from record.charts import tokens
from record.charts.face import Bar, Chip, Face, Heading
from record.charts.kind_faces import AnyFace, PresenceFace, ScaleFace
from record.charts.likert_face import Item, LikertFace
from record.charts.rounds_face import RoundRow, RoundsFace
from record.faces import face_of, heading_of
from record.record import AskedQuestion, Record
from record.result_faces import has_body
from record.scale_groups import group_ended_by
from record.sentences import base_words, errata_lines, kind_words, notes, turnout_line
from record.tongue import decimal_2, list_words, number, words
from rules.figures import ScaleFigures
from rules.questions import Unit
from rules.tallies import Tally


def shared_faces(record: Record, asked: AskedQuestion, *, is_rehearsal: bool = False) -> tuple[AnyFace, ...]:
    """What stands after the picture of this question: its two rounds, and the scales that end with it."""
    rounds = rounds_face_of(record, asked, is_rehearsal=is_rehearsal)
    likert = likert_face_of(record, asked.question.code, is_rehearsal=is_rehearsal)
    return tuple(face for face in (rounds, likert) if face is not None)


def likert_face_of(record: Record, code: str, *, is_rehearsal: bool = False) -> LikertFace | None:
    """The scale questions that end with the one of this code, on one chart; None where no group ends there."""
    group = group_ended_by(record.questions, code)
    faces = [face_of(record, asked, is_rehearsal=is_rehearsal) for asked in group]
    scales = [face for face in faces if isinstance(face, ScaleFace)]
    if len(scales) < 2 or len(scales) < len(faces):
        return None
    sided = next((face.sides for face in scales if face.sides), ())
    items = tuple(
        _item(asked, asked.tally, face, has_sides=bool(sided), says_turnout=len(_turnouts(group)) > 1)
        for asked, face in zip(group, scales, strict=True)
        if asked.tally is not None
    )
    points = tuple((bar.code, bar.text) for bar in scales[0].points)
    sides = (sided[0].text, sided[-1].text) if sided else None
    return LikertFace(_likert_heading(group, scales, has_sides=bool(sided)), points, items, sides)


def _likert_heading(group: tuple[AskedQuestion, ...], scales: list[ScaleFace], *, has_sides: bool) -> Heading:
    """One for all: provisional while one of them is, with what happened to any of them."""
    first, last, codes = group[0], group[-1], [asked.question.code for asked in group]
    said = [words().plain("catatan_skala_bersama_tepi" if has_sides else "catatan_skala_bersama")]
    if first.tally is not None:
        said.append(words().plain("catatan_dasar_tiap", dasar=base_words(first.question, first.tally)))
    for asked in group:
        own = [rounding_note(words(), asked.tally) if asked.tally else "", *errata_lines(asked)]
        said += [f"{asked.question.code}: {note}" for note in own if note]
    turnouts = _turnouts(group)
    return Heading(
        title=scales[-1].heading.title,
        code=f"{codes[0]}–{codes[-1]}",
        chips=_joined_chips([scale.heading for scale in scales]),
        question=words().plain("skala_bersama", n=len(group), daftar=list_words(codes)),
        facts=(*(turnouts if len(turnouts) == 1 else ()), _capital(kind_words(last.question))),
        tie="",
        notes=tuple(said),
        source=scales[-1].heading.source,
    )


def _turnouts(group: tuple[AskedQuestion, ...]) -> tuple[str, ...]:
    """Each turnout once: one where as many answered every item."""
    return tuple(dict.fromkeys(turnout_line(asked.tally) for asked in group if asked.tally is not None))


def _joined_chips(headings: Sequence[Heading]) -> tuple[Chip, ...]:
    """Each once, the state first, as in every heading: final only where every one of them is."""
    states = [heading.chips[0] for heading in headings]
    state = next((chip for chip in states if chip.tone == tokens.PROVISIONAL), states[0])
    return tuple(dict.fromkeys([state, *(chip for heading in headings for chip in heading.chips[1:])]))


def _item(asked: AskedQuestion, tally: Tally, face: ScaleFace, *, has_sides: bool, says_turnout: bool) -> Item:
    figures = tally.figures
    said = [turnout_line(tally)] if says_turnout else []
    if isinstance(figures, ScaleFigures) and figures.mean is not None:
        said.insert(0, words().plain("skala_rata", rata=decimal_2(figures.mean)))
    said += [f"{bar.text.lower()} {bar.share_text}, {bar.count_text}" for bar in face.apart if bar.count]
    low, high = (face.sides[0].share_text, face.sides[-1].share_text) if face.sides else (NOTHING, NOTHING)
    sums = (low, high) if has_sides else ("", "")
    return Item(asked.question.code, asked.question.wording, face.points, *sums, " · ".join(said))


def rounds_face_of(record: Record, asked: AskedQuestion, *, is_rehearsal: bool = False) -> RoundsFace | None:
    """A further round beside the one before it; None where nothing was asked before, where one of both shows no result,
    or where they were not asked alike (other options, kind, unit or base), so that no bar could be held to another."""
    first = asked.first
    if first is None or not _are_alike(first, asked):
        return None
    rounds = (first, asked)
    before, after = (face_of(record, one, is_rehearsal=is_rehearsal) for one in rounds)
    rows = tuple(RoundRow(*pair) for pair in zip(_bars(before), _bars(after), strict=True))
    if not rows:
        return None
    names = [words().plain("putaran_ke", n=one.question.round) for one in rounds]
    turnouts = [f"{name}: {turnout_line(one.tally)}" for name, one in zip(names, rounds, strict=True) if one.tally]
    found = zip(names, (before.heading.tie, after.heading.tie), strict=True)
    ties = [f"{name}: {tie}" for name, tie in found if tie]
    heading = Heading(
        title=after.heading.title,
        code=list_words([first.question.code, asked.question.code]),
        chips=after.heading.chips,
        question=asked.question.wording,
        facts=tuple(turnouts),
        tie="; ".join(ties),
        notes=_round_notes(names, rounds),
        source=after.heading.source,
    )
    shows_codes = after.shows_codes if isinstance(after, Face) else True
    return RoundsFace(heading, (names[0], names[1]), rows, shows_codes)


def _are_alike(first: AskedQuestion, second: AskedQuestion) -> bool:
    if not all(one.tally is not None and has_body(one.tally) for one in (first, second)):
        return False
    one, other = first.question, second.question
    same_words = [(a.code, a.text, a.role) for a in one.options] == [(b.code, b.text, b.role) for b in other.options]
    fixed = [(q.kind, q.preset, q.unit, q.base, q.decimals, q.settings.is_weighted) for q in (one, other)]
    return same_words and fixed[0] == fixed[1]


def _bars(face: AnyFace) -> tuple[Bar, ...]:
    """What has a share; of any other kind nothing."""
    if isinstance(face, Face):
        return face.bars
    return (*face.points, *face.apart) if isinstance(face, ScaleFace) else ()


def _round_notes(names: list[str], rounds: tuple[AskedQuestion, AskedQuestion]) -> tuple[str, ...]:
    """The notes of both: what holds for both once, anything else with the name of its round."""
    told = []
    for one in rounds:
        own = result_notes.notes(words(), one.question, one.tally) if one.tally is not None else []
        told.append([*own, *errata_lines(one)])
    shared = [note for note in told[0] if note in told[1]]
    named = [f"{name}: {note}" for name, own in zip(names, told, strict=True) for note in own if note not in shared]
    return (*named, *shared)


def turnout_face_of(record: Record, asked: AskedQuestion, *, is_rehearsal: bool = False) -> PresenceFace:
    """How many took part and nothing else. Raises LookupError before the result was announced."""
    tally = asked.tally
    if tally is None:
        raise LookupError(f"{asked.question.code} has no result to draw")
    plain = heading_of(record, asked, tally, is_rehearsal=is_rehearsal)
    facts = (turnout_line(tally), _capital(kind_words(asked.question)))
    said = notes(asked, tally, record.meeting.zone)
    heading = Heading(plain.title, plain.code, plain.chips, plain.question, facts, "", said, plain.source)
    key = "dari_instansi_berhak" if tally.unit is Unit.ORGANISATION else "dari_peserta_berhak"
    part = tally.answered / tally.entitled if tally.entitled else 0.0
    return PresenceFace(heading, tally.answered, number(tally.answered), words().plain(key, n=tally.entitled), part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
