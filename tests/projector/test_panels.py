"""The result the hall sees says what the phone card says, hides what it hides, and holds what people typed as typed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from projector.panels import result_view
from record.chart_words import described
from record.faces import breakdown_face_of
from record.sounding_faces import sounding_face
from record.tongue import LANGUAGES, words, written_in
from rules.questions import Mode
from tests.projector.panel_words import spoken
from tests.projector.results import faces, of, shapes
from tests.record.conftest import Making, whole
from tests.record.hostile import HOSTILE, at_the_door
from tests.record.kinds import approval, eventful, withheld
from tests.record.sounded import sounded
from tests.record.themed import question as themed

FRAME = ("code", "question", "facts", "tie", "notes", "source")
KINDS = {"bars", "ranks", "columns", "texts", "breakdown", "likert", "rounds", "presence", "sounding"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn, for the whole test."""
    with written_in(request.param):
        yield request.param


def test_every_result_says_what_its_phone_card_says(language: str) -> None:
    """Figures, texts, names and the words around them; whatever the kind, in both languages."""
    record, kinds = of(shapes()), set()
    for asked in record.questions:
        view, drawn = result_view(record, asked.question.code), faces(record, asked)
        assert json.loads(json.dumps(view, allow_nan=False)) == view
        assert [spoken(panel) for panel in view["panels"]] == [described(face) for face in drawn]
        for panel, face in zip(view["panels"], drawn, strict=True):
            owed = [words().plain("kosong")] if face.is_empty else []
            heading = face.heading
            notes = [*heading.notes, *(note for note in owed if note not in heading.notes)]
            frame = (heading.code, heading.question, list(heading.facts), heading.tie, notes, heading.source)
            assert tuple(panel["heading"][key] for key in FRAME) == frame
            assert [chip["text"] for chip in panel["heading"]["chips"]] == [chip.text for chip in heading.chips]
            kinds.add(panel["kind"])
        assert {key: view[key] for key in view["panels"][0]["heading"]} == view["panels"][0]["heading"]
        assert view["name"] == "result"
    assert kinds == KINDS - {"sounding"}


def test_a_hidden_constituency_shows_its_answers_and_nothing_else(language: str) -> None:
    """No cell, no length, no mark, in every secret result that has one."""
    record, hidden = of(shapes()), []
    for asked in record.questions:
        face = breakdown_face_of(record, asked)
        for panel in result_view(record, asked.question.code)["panels"]:
            if panel["kind"] == "breakdown" and face is not None:
                for row, known in zip(panel["rows"], face.all_rows, strict=True):
                    if known.cells is None:
                        hidden.append(row)
                        said = {"cells": None, "hidden": words().plain("sel_rahasia")}
                        assert row == {"name": known.name, "answered": known.answered_text, **said}
                    else:
                        assert not row["hidden"]
    assert hidden
    said = {"id": "tidak ditampilkan demi kerahasiaan", "en": "not shown to protect secrecy"}
    assert {row["hidden"] for row in hidden} == {said[language]}


def test_a_withheld_result_holds_its_turnout_and_nothing_else() -> None:
    """Whatever the four chose, the view is the same to the letter."""
    one, other = (Making.simple(("Jalan desa", "Air bersih"), counts, mode=Mode.SECRET) for counts in ((4, 0), (1, 3)))
    views = [result_view(of([asked]), "JP2") for asked in (one, other)]
    assert views[0] == views[1]
    (panel,) = views[0]["panels"]
    assert set(panel) == {"kind", "heading", "figure", "of", "part"}
    assert (panel["figure"], panel["of"], panel["part"]) == ("4", "dari 7 peserta yang berhak menjawab", 4 / 7)
    assert "Jalan desa" not in json.dumps(views[0])
    assert [one["kind"] for one in result_view(of([withheld(Making)]), "JP9")["panels"]] == ["presence"]


def test_before_it_is_revealed_there_is_no_view() -> None:
    """Nor of a code that stands for nothing, nor of a sounding that is open."""
    asked = replace(Making.simple(("A", "B"), (20, 10)), tally=None, ballots=None, nonce=None, revealed_ms=None)
    record = of([asked])
    opened = replace(sounded(record, "Jalan desa"), result=None)
    for code in ("JP2", "JP99", "SJ1"):
        with pytest.raises(LookupError):
            result_view(replace(record, soundings=(opened,)), code)


def test_a_sounding_says_what_its_card_says(language: str) -> None:
    """Each statement with its figures and the mark where all agree; no lengths where the counts stay hidden."""
    record = whole()
    one = sounded(record, "Jalan desa")
    record = replace(record, soundings=(one,))
    view, face = result_view(record, "SJ1"), sounding_face(record, one)
    (panel,) = view["panels"]
    assert (view["code"], view["question"], view["facts"]) == ("SJ1", face.heading.question, list(face.heading.facts))
    assert (panel["kind"], panel["key"]) == ("sounding", list(face.key))
    for row, known in zip(panel["rows"], face.rows, strict=True):
        assert (row["code"], row["text"], row["figures"]) == (known.code, known.text, known.figures)
        assert (row["agree"], row["mark"]) == (known.agree_text, known.mark)
        parts = None if known.counts is None else [count / sum(known.counts) for count in known.counts]
        assert row["parts"] == parts
    assert [row["parts"] is None for row in panel["rows"]] == [False, True]
    assert panel["rows"][0]["mark"]


def test_a_chip_has_the_tone_of_its_state() -> None:
    """Provisional warns, final and a threshold reached are good, a correction and a rehearsal warn."""
    record = of(eventful(Making))
    tones = [(chip["text"], chip["tone"]) for chip in result_view(record, "JP8", is_rehearsal=True)["chips"]]
    assert tones[0] == ("HASIL AKHIR", "good")
    assert tones[-1] == ("UJI COBA", "warning")
    assert [tone for _, tone in tones] == ["good", "good", "warning", "warning"]
    assert result_view(of([approval(Making, (20, 15, 0))]), "JP7")["chips"][0]["tone"] == "warning"
    heard = replace(record, soundings=(sounded(record, "Jalan desa"),))
    assert result_view(heard, "SJ1")["chips"][0]["tone"] == "information"


def test_a_rehearsal_says_so_over_every_panel() -> None:
    """Also over a turnout, and over a sounding; a real result never."""
    record = of([*shapes(), withheld(Making, "JP300")])
    record = replace(record, soundings=(sounded(record, "Jalan desa"),))
    for code in (*(asked.question.code for asked in record.questions), "SJ1"):
        for is_rehearsal in (True, False):
            panels = result_view(record, code, is_rehearsal=is_rehearsal)["panels"]
            said = [{chip["text"] for chip in panel["heading"]["chips"]} for panel in panels]
            assert {"UJI COBA" in texts for texts in said} == {is_rehearsal}


def test_what_people_typed_passes_as_text() -> None:
    """As wording, as options, as answers: nothing is escaped and nothing is taken for markup or a formula."""
    typed = [at_the_door(raw) for raw in HOSTILE]
    for start in range(0, len(typed), 5):
        texts = typed[start : start + 5]
        asked = Making.simple(texts, range(1, len(texts) + 1), wording=texts[0])
        view = json.loads(json.dumps(result_view(of([asked]), "JP2")))
        assert view["question"] == texts[0]
        assert [row["text"] for row in view["panels"][0]["rows"]] == texts
    lines = [(text, n) for n, text in enumerate(dict.fromkeys(typed), start=1)]
    panel = result_view(of([themed(Making, lines, {})]), "JP5")["panels"][0]
    shown = {row["text"] for row in panel["rows"]}
    assert {"=1+1", "</w:t></w:r></w:p>", "<r>x</r>"} <= shown


def test_the_room_draws_without_the_libraries_of_pictures_and_paper() -> None:
    """The screen runs inside the bot: what only exports need is not loaded for it."""
    heavy = "('matplotlib', 'docxtpl', 'xlsxwriter', 'typst')"
    asked = f"import sys, projector.panels; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
