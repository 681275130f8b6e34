"""The notes a reader is owed beside the figures of a result: bases, rounding, ties, help, quorum, verdict."""

from decimal import Decimal
from typing import Final

from locales.formats import decimal_2, number, percent_number
from locales.results import base_note, rounding_note
from locales.words import Words
from rules.bases import Base
from rules.figures import NumberFigures, ScaleFigures, TextFigures
from rules.questions import Kind, Mode, Question
from rules.quorums import Portion, Rule, Verdict
from rules.tallies import Tally
from rules.verdicts import verdict_of
from rules.weights import MILLIONTHS

_THRESHOLD_BASES: Final = {
    Base.VALID: "ambang_dasar_sah",
    Base.ANSWERED: "ambang_dasar_menjawab",
    Base.ENTITLED: "ambang_dasar_berhak",
    Base.PRESENT: "ambang_dasar_hadir",
    Base.INVITED: "ambang_dasar_diundang",
}


def notes(words: Words, question: Question, tally: Tally) -> list[str]:
    """In the order they are printed: base, figures of a scale or number, who grouped texts, rounding, several choices,
    abstentions that stand apart, help by officials, small groups, verdict."""
    texts = [base_note(words, question, tally), _figures_note(words, tally), rounding_note(words, tally)]
    if question.kind is Kind.MULTIPLE and tally.answered and not tally.is_withheld:
        texts += [words.plain("catatan_ganda"), words.plain("catatan_jumlah_pilihan", n=tally.chosen)]
    if tally.incomplete:
        texts.append(words.plain("catatan_belum_lengkap", n=tally.incomplete))
    if tally.assisted:
        texts.append(words.plain("catatan_dibantu", n=tally.assisted))
    if question.mode is Mode.SECRET and tally.is_withheld and tally.answered:
        texts.append(words.plain("catatan_ditahan", n=question.settings.cell_answers_min))
    texts.append(verdict_line(words, question, tally))
    return [text for text in texts if text]


def _figures_note(words: Words, tally: Tally) -> str:
    figures = tally.figures
    if isinstance(figures, ScaleFigures) and figures.mean is not None and figures.median is not None:
        mean = decimal_2(figures.mean, words.language)
        return words.plain("catatan_skala", rata=mean, median=figures.median, n=figures.base)
    if isinstance(figures, NumberFigures):
        summary = figures.summary
        return words.plain(
            "catatan_angka", n=summary.n, jumlah=summary.total, kecil=summary.smallest, besar=summary.largest
        )
    if isinstance(figures, TextFigures) and figures.themes:
        return words.plain("catatan_tema", daftar=[{"key": f"peran_{role}"} for role in figures.grouped_by])
    return ""


def portion_text(words: Words, portion: Portion) -> str:
    """ "paling sedikit 2/3", "lebih dari 1/2"; a fraction that only a percentage names as that percentage."""
    fraction = portion.fraction
    said = f"{fraction.numerator}/{fraction.denominator}"
    if fraction.denominator > 20:
        percent = fraction * 100
        said = f"{number(int(percent)) if percent.denominator == 1 else percent_number(int(percent * 10))}%"
    return words.plain("porsi_lebih" if portion.is_strict else "porsi_paling_sedikit", porsi=said)


def rule_text(words: Words, rule: Rule) -> str:
    """ "paling sedikit 2/3 dari setuju + tidak setuju"."""
    base = words.plain(_THRESHOLD_BASES[rule.base])
    return words.plain("aturan_porsi", porsi=portion_text(words, rule.portion), dasar=base)


def verdict_line(words: Words, question: Question, tally: Tally) -> str:
    """ "Ambang paling sedikit 2/3 dari setuju + tidak setuju: tercapai (34 dari 35)."; nothing where none is set."""
    found = verdict_of(question, tally)
    if found is None:
        return ""
    rule = rule_text(words, found.rule)
    if found.verdict is Verdict.UNDECIDABLE:
        return words.plain("ambang_tidak_dapat", aturan=rule)
    key = "ambang_tercapai" if found.verdict is Verdict.REACHED else "ambang_tidak_tercapai"
    unit = MILLIONTHS if tally.is_weighted else 1
    agreed, base = (Decimal(count) / unit for count in (found.agreed, found.base_count))
    return words.plain(key, aturan=rule, n=agreed.normalize(), dari=base.normalize())


def quorum_line(words: Words, rule: Rule, present: int, base_count: int, required: int, *, is_reached: bool) -> str:
    """ "Kuorum tercapai: hadir 40 dari 42, diperlukan 21 (paling sedikit 1/2)."."""
    key = "kuorum_tercapai" if is_reached else "kuorum_tidak_tercapai"
    portion = portion_text(words, rule.portion)
    return words.plain(key, hadir=present, dari=base_count, perlu=required, aturan=portion)
