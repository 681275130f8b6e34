"""The result of a question as lines of a card: every figure from the one tally, every word from the one place."""

from typing import Final

from delivery.cards.question_lines import Voice
from locales.formats import NOTHING, decimal_2
from locales.result_notes import notes
from locales.results import row_figures, theme_line, tie_line, turnout_line
from locales.words import Html, escaped
from rules.figures import NumberFigures, TextFigures
from rules.kinds import KINDS
from rules.questions import Kind, Question, QuestionState
from rules.rows import Row
from rules.tallies import Tally
from rules.wordings import TextLine

# More lines of an open question than this stand in the minutes; the card says so.
TEXTS_SHOWN_MAX: Final = 10
# Of a theme, as many as the picture quotes.
QUOTES_MAX: Final = 2


def result_lines(voice: Voice, question: Question, tally: Tally) -> Html:
    """What each option got, who answered, and the notes that go with it: base, ties, rounding, verdict."""
    words = voice.words
    lines = [*_rows(voice, question, tally), *_figures(voice, tally)]
    lines += ["", escaped(turnout_line(words, tally))] if lines else [escaped(turnout_line(words, tally))]
    if tie := tie_line(words, question, tally):
        lines.append(escaped(tie))
    lines += [escaped(note) for note in notes(words, question, tally)]
    if question.state is QuestionState.REVEALED and question.closed is not None:
        lines.append(words.html("hasil_sementara", kode=question.code, jam=question.closed))
    if question.state is QuestionState.ADOPTED:
        lines.append(words.html("hasil_akhir_kartu", kode=question.code))
    return Html("\n".join(lines))


def _rows(voice: Voice, question: Question, tally: Tally) -> list[str]:
    rows = tally.ranked_rows if question.kind is Kind.RANKING else tally.rows
    return [_row(voice, question, tally, row) for row in rows]


def _row(voice: Voice, question: Question, tally: Tally, row: Row) -> str:
    figures = row_figures(voice.words, row, tally)
    if question.kind is Kind.RANKING:
        line = voice.words.html("hasil_baris_peringkat", nomor=row.rank or NOTHING, pilihan=row.text, angka=figures)
    elif question.preset or row.code == row.text:
        line = voice.words.html("hasil_baris_setuju", pilihan=row.text, angka=figures)
    else:
        line = voice.words.html("hasil_baris", huruf=row.code, pilihan=row.text, angka=figures)
    return f"<b>{line}</b>" if row.leader and KINDS[question.kind].has_ranks else line


def _figures(voice: Voice, tally: Tally) -> list[str]:
    figures, words = tally.figures, voice.words
    if isinstance(figures, NumberFigures):
        mean = decimal_2(figures.summary.mean, words.language)
        return [f"<b>{words.html('hasil_angka', rata=mean, median=figures.summary.median)}</b>"]
    if not isinstance(figures, TextFigures):
        return []
    if figures.themes:
        return _themes(voice, tally, figures)
    lines: list[str] = [_text(voice, line) for line in figures.lines[:TEXTS_SHOWN_MAX]]
    if len(figures.lines) > TEXTS_SHOWN_MAX:
        lines.append(words.html("hasil_isian_lain", n=len(figures.lines) - TEXTS_SHOWN_MAX))
    return lines


def _themes(voice: Voice, tally: Tally, figures: TextFigures) -> list[str]:
    """Every theme with its number of answers, the most frequent lines of each under it; nothing is quoted of the rest,
    which stands last."""
    lines, unquoted = [], 0
    for theme in figures.themes:
        quoted = theme.lines[:QUOTES_MAX] if theme.name else ()
        unquoted += len(theme.lines) - len(quoted)
        lines.append(f"<b>{escaped(theme_line(voice.words, theme, tally))}</b>")
        lines += [_text(voice, line) for line in quoted]
    if unquoted:
        lines.append(voice.words.html("hasil_isian_lain", n=unquoted))
    return lines


def _text(voice: Voice, line: TextLine) -> str:
    key = "hasil_isian" if line.count == 1 else "hasil_isian_sama"
    return voice.words.html(key, teks=line.text, n=line.count)
