"""What a result says in words and printed figures: the one place from which phone, picture, paper and files take them,
so that no two ever differ."""

from typing import Final

from locales.formats import NOTHING, decimal_2, number, percent_number, percent_units, percent_words
from locales.words import Words
from rules.figures import NumberFigures, RankingFigures, ScaleFigures, TextFigures
from rules.questions import APPROVAL, Base, Kind, Question, Unit
from rules.rows import Row
from rules.settings import Method
from rules.tallies import Tally
from rules.themes import Theme

# Bases other than the usual one: the key of their words.
_BASES: Final = {
    Base.INVITED: "dasar_diundang",
    Base.ENTITLED: "dasar_berhak",
    Base.PRESENT: "dasar_hadir",
    Base.VALID: "dasar_menyatakan",
}


def share_text(words: Words, row: Row, tally: Tally) -> str:
    """ "43,5%", or "–" where there is no share."""
    return percent_units(row.share, tally.decimals, words.language)


def unit_word(words: Words, tally: Tally) -> str:
    """What a count counts: "jawaban", "orang" where several may be chosen, "instansi" where organisations vote,
    "poin" of a score."""
    if isinstance(tally.figures, RankingFigures):
        is_score = tally.figures.method is Method.BORDA
        return words.plain("satuan_poin" if is_score else "satuan_peringkat_pertama")
    if tally.unit is Unit.ORGANISATION:
        return words.plain("satuan_instansi")
    return words.plain("satuan_orang" if tally.kind is Kind.MULTIPLE else "satuan_jawaban")


def count_text(words: Words, row: Row, tally: Tally) -> str:
    """ "20 jawaban"; with weights "bobot 12,75 (20 instansi)"."""
    heads = f"{number(row.count, words.language)} {unit_word(words, tally)}"
    if not tally.is_weighted:
        return heads
    return words.plain("hasil_bobot", bobot=row.weight.normalize(), orang=heads)


def row_figures(words: Words, row: Row, tally: Tally) -> str:
    """What stands behind an option: share and count, or score, first places and mean place."""
    if not isinstance(tally.figures, RankingFigures):
        return f"{share_text(words, row, tally)}, {count_text(words, row, tally)}"
    placing = tally.figures.placings[row.code]
    mean = NOTHING if placing.mean_place is None else decimal_2(placing.mean_place, words.language)
    key = "hasil_peringkat" if tally.figures.method is Method.BORDA else "hasil_peringkat_urutan"
    score = row.weight.normalize() if tally.is_weighted else row.count
    return words.plain(key, skor=score, pertama=placing.firsts, rata=mean)


def turnout_line(words: Words, tally: Tally) -> str:
    """ "46 dari 49 peserta menjawab (93,9%)"."""
    key = "partisipasi_instansi" if tally.unit is Unit.ORGANISATION else "partisipasi_peserta"
    rate = percent_units(tally.turnout, tally.decimals, words.language)
    return words.plain(key, n=tally.answered, berhak=tally.entitled, persen=rate)


def base_words(words: Words, question: Question, tally: Tally) -> str:
    """The base without its number: "jawaban sah", "responden", "instansi yang memberikan suara", "yang berhak"."""
    if tally.base is not Base.ANSWERED:
        return words.plain(_BASES[tally.base])
    if question.unit is Unit.ORGANISATION:
        return words.plain("dasar_kata_instansi")
    return words.plain("dasar_kata_responden" if question.kind is Kind.MULTIPLE else "dasar_kata_jawaban")


def base_note(words: Words, question: Question, tally: Tally) -> str:
    """ "Dasar persentase: 46 jawaban sah."; that nothing was answered, where nothing was; nothing where there are no
    percentages."""
    if not tally.answered:
        return words.plain("kosong")
    if tally.is_withheld:
        return ""
    if question.kind in (Kind.TEXT, Kind.NUMBER, Kind.RANKING):
        return _method_note(words, tally)
    base = base_words(words, question, tally)
    if tally.is_weighted:
        return words.plain("dasar_bobot", bobot=tally.base_weight.normalize(), n=tally.base_count, dasar=base)
    return words.plain("dasar_persentase", n=tally.base_count, dasar=base)


def _method_note(words: Words, tally: Tally) -> str:
    figures = tally.figures
    if not isinstance(figures, RankingFigures):
        return ""
    key = {Method.BORDA: "metode_borda", Method.INSTANT_RUNOFF: "metode_irv", Method.SCHULZE: "metode_schulze"}
    return words.plain(key[figures.method], maks=figures.score_max)


def tie_line(words: Words, question: Question, tally: Tally) -> str:
    """ "Seri: A dan B, masing-masing 18 jawaban", or "Suara berimbang"; nothing where one option leads."""
    if tally.is_balanced:
        return words.plain("berimbang")
    if not tally.is_tied:
        return ""
    leading = _leading(tally)
    names = [row.text if question.preset == APPROVAL else row.code for row in leading]
    return words.plain("seri_gambar", daftar=names, jumlah=_amount(words, leading[0], tally))


def _amount(words: Words, row: Row, tally: Tally) -> str:
    """What options are compared by: "18 jawaban", or "bobot 12,75" where they are weighed."""
    if tally.is_weighted:
        return words.plain("bobot_saja", bobot=row.weight.normalize())
    return f"{number(row.count, words.language)} {unit_word(words, tally)}"


def _leading(tally: Tally) -> list[Row]:
    return [row for row in tally.rows if row.code in tally.leaders]


def sentence(words: Words, question: Question, tally: Tally) -> str:
    """The result as one or two sentences: caption, alternative text and minutes alike."""
    if question.preset == APPROVAL and not tally.is_withheld:
        return _approval(words, tally)
    return f"{_turnout_sentence(words, tally)} {_outcome(words, question, tally)}".strip()


def _turnout_sentence(words: Words, tally: Tally) -> str:
    of = "instansi" if tally.unit is Unit.ORGANISATION else "peserta"
    values = {"berhak": tally.entitled, "n": tally.answered, "x": tally.not_answered}
    if tally.incomplete:
        return words.plain(f"kalimat_{of}_belum_lengkap", b=tally.incomplete, **values)
    return words.plain(f"kalimat_{of}", **values)


def _outcome(words: Words, question: Question, tally: Tally) -> str:
    if tally.is_withheld:
        return words.plain("kalimat_ditahan", alasan=words.plain("sel_rahasia"))
    if not tally.answered:
        return words.plain("kosong")
    figures = tally.figures
    if isinstance(figures, ScaleFigures):
        return _scale(words, figures, tally)
    if isinstance(figures, RankingFigures):
        return _ranking(words, tally)
    if isinstance(figures, NumberFigures):
        summary = figures.summary
        values = {"n": summary.n, "median": summary.median, "kecil": summary.smallest, "besar": summary.largest}
        mean = decimal_2(summary.mean, words.language)
        return words.plain("kalimat_angka", rata=mean, jumlah=summary.total, **values)
    if isinstance(figures, TextFigures):
        said = words.plain("kalimat_isian", n=tally.answered, baris=len(figures.lines))
        if not figures.themes:
            return said
        return f"{said} {words.plain('kalimat_tema', daftar=theme_list(words, figures))}"
    return _largest(words, question, tally)


def _scale(words: Words, figures: ScaleFigures, tally: Tally) -> str:
    if figures.mean is None or figures.median is None:
        said = words.plain("kalimat_skala_kosong")
    else:
        mean = decimal_2(figures.mean, words.language)
        said = words.plain("kalimat_skala", rata=mean, n=figures.base, median=figures.median)
    if not tally.dont_know:
        return said
    who = words.plain("satuan_instansi" if tally.unit is Unit.ORGANISATION else "satuan_orang")
    return f"{said} {words.plain('kalimat_tidak_tahu', n=tally.dont_know, siapa=who)}"


def _ranking(words: Words, tally: Tally) -> str:
    said = [f"{row.rank}. {row.text} ({row_figures(words, row, tally)})" for row in tally.ranked_rows]
    return words.plain("kalimat_peringkat", urutan="; ".join(said))


def _largest(words: Words, question: Question, tally: Tally) -> str:
    leading = _leading(tally)
    if not leading:
        return words.plain("kosong")
    amount = _amount(words, leading[0], tally)
    share = percent_words(leading[0].share, tally.decimals, words.language)
    if len(leading) > 1:
        return words.plain("kalimat_seri", daftar=[row.text for row in leading], persen=share, jumlah=amount)
    base = base_words(words, question, tally)
    return words.plain("kalimat_terbanyak", pilihan=leading[0].text, persen=share, dasar=base, jumlah=amount)


def _approval(words: Words, tally: Tally) -> str:
    """`kalimat` of meeting.md 14; the bracket about entitlement only where it differs from presence."""
    counts = {row.code: row.count for row in tally.rows}
    parts = {"s": counts["setuju"], "t": counts["tidak_setuju"], "a": counts["abstain"], "x": tally.not_answered}
    if tally.unit is not Unit.ORGANISATION:
        text = words.plain("kalimat_setuju_peserta", berhak=tally.entitled, n=tally.answered, **parts)
    elif tally.entitled == tally.present:
        text = words.plain("kalimat", hadir=tally.present, n=tally.answered, **parts)
    else:
        text = words.plain("kalimat_berhak", hadir=tally.present, berhak=tally.entitled, n=tally.answered, **parts)
    return f"{text} {words.plain('berimbang')}." if tally.is_balanced else text


def theme_name(words: Words, theme: Theme) -> str:
    """Its name; "Lainnya" for the lines without a theme."""
    return theme.name or words.plain("tema_lain")


def theme_list(words: Words, figures: TextFigures) -> list[str]:
    """ "Data belum terpadu (14)" for each theme, in order, to be said as a list."""
    return [words.plain("tema_banyak", tema=theme_name(words, theme), n=theme.count) for theme in figures.themes]


def theme_count(words: Words, theme: Theme, tally: Tally) -> str:
    """ "14 jawaban", "14 instansi" where organisations answer."""
    return f"{number(theme.count, words.language)} {unit_word(words, tally)}"


def theme_line(words: Words, theme: Theme, tally: Tally) -> str:
    """ "Data belum terpadu: 14 jawaban"."""
    return words.plain("tema_kepala", tema=theme_name(words, theme), jumlah=theme_count(words, theme, tally))


def rounding_note(words: Words, tally: Tally) -> str:
    """That the printed shares add up to less than 100; nothing where they do not."""
    if not tally.has_rounding_note:
        return ""
    return words.plain("catatan_pembulatan", jumlah=percent_number(tally.share_sum, tally.decimals, words.language))
