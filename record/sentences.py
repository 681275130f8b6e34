"""What a result says in words and printed figures: the one place from which picture, paper, workbook and caption take
them, so that no two ever differ."""

from typing import Final

from locales.formats import clock, date_long, local, number, percent_units, percent_words
from locales.words import Words
from record.record import AskedQuestion
from rules.questions import APPROVAL, Base, Question, Unit
from rules.tallies import Row, Tally

LANGUAGE: Final = "id"
# Bases other than the usual one, as they follow a number.
_BASES: Final = {
    Base.INVITED: "instansi diundang",
    Base.ENTITLED: "yang berhak",
    Base.PRESENT: "yang hadir",
    Base.VALID: "yang menyatakan pilihan",
}


# Official paper is in Indonesian, whatever language its reader chose for the chat.
_WORDS: Final = Words(LANGUAGE)


def share_text(row: Row, tally: Tally) -> str:
    """ "43,5%", or "–" where there is no share."""
    return percent_units(row.share, tally.decimals)


def unit_word(tally: Tally) -> str:
    """What a count counts: "jawaban", or "instansi" where organisations vote."""
    return _WORDS.plain("satuan_instansi" if tally.unit is Unit.ORGANISATION else "satuan_jawaban")


def count_text(row: Row, tally: Tally) -> str:
    """ "20 jawaban"."""
    return f"{number(row.count)} {unit_word(tally)}"


def turnout_line(tally: Tally) -> str:
    """ "46 dari 49 peserta menjawab (93,9%)"."""
    key = "partisipasi_instansi" if tally.unit is Unit.ORGANISATION else "partisipasi_peserta"
    rate = percent_units(tally.turnout, tally.decimals)
    return _WORDS.plain(key, n=tally.answered, berhak=tally.entitled, persen=rate)


def base_words(question: Question, tally: Tally) -> str:
    """The base without its number: "jawaban sah", "instansi yang memberikan suara", "yang berhak"."""
    if tally.base is Base.ANSWERED:
        by_organisation = question.unit is Unit.ORGANISATION
        return "instansi yang memberikan suara" if by_organisation else "jawaban sah"
    return _BASES[tally.base]


def base_note(question: Question, tally: Tally) -> str:
    """ "Dasar persentase: 46 jawaban sah."; that nothing was answered, where nothing was."""
    if not tally.answered:
        return _WORDS.plain("kosong")
    if tally.base is Base.ANSWERED:
        key = "dasar_instansi" if question.unit is Unit.ORGANISATION else "dasar_jawaban"
        return _WORDS.plain(key, n=tally.base_count)
    return f"Dasar persentase: {number(tally.base_count)} {_BASES[tally.base]}."


def notes(asked: AskedQuestion, tally: Tally) -> tuple[str, ...]:
    """The notes a reader is owed beside the figures: base, rounding, help by officials, more than one closing."""
    texts = [base_note(asked.question, tally)]
    if tally.has_rounding_note:
        texts.append(_WORDS.plain("catatan_pembulatan", jumlah=percent_units(tally.share_sum, tally.decimals)[:-1]))
    if tally.assisted:
        texts.append(_WORDS.plain("catatan_dibantu", n=tally.assisted))
    if len(asked.closings) > 1:
        texts.append(f"Dibuka kembali; ditutup {number(len(asked.closings))} kali, yang terakhir dihitung.")
    return tuple(texts)


def tie_line(question: Question, tally: Tally) -> str:
    """ "Seri: A dan B, masing-masing 18 jawaban", or "Suara berimbang"; nothing where one option leads."""
    if tally.is_balanced:
        return _WORDS.plain("berimbang")
    if not tally.is_tied:
        return ""
    leading = _leading(tally)
    names = [row.text if question.preset == APPROVAL else row.code for row in leading]
    return _WORDS.plain("seri_gambar", daftar=names, n=leading[0].count, satuan=unit_word(tally))


def _leading(tally: Tally) -> list[Row]:
    return [row for row in tally.rows if row.code in tally.leaders]


def sentence(asked: AskedQuestion, tally: Tally) -> str:
    """The result as one or two sentences: caption, alternative text and minutes alike."""
    question = asked.question
    if question.preset == APPROVAL:
        return _approval(tally)
    key = "kalimat_instansi" if question.unit is Unit.ORGANISATION else "kalimat_peserta"
    turnout = _WORDS.plain(key, berhak=tally.entitled, n=tally.answered, x=tally.not_answered)
    return f"{turnout} {_largest(question, tally)}"


def _largest(question: Question, tally: Tally) -> str:
    leading = _leading(tally)
    if tally.is_withheld:
        return f"Hasil {_WORDS.plain('sel_rahasia')}."
    if not leading:
        return _WORDS.plain("kosong")
    counted, unit = leading[0].count, unit_word(tally)
    share = percent_words(leading[0].share, tally.decimals)
    if len(leading) > 1:
        texts = [row.text for row in leading]
        return _WORDS.plain("kalimat_seri", daftar=texts, n=counted, satuan=unit, persen=share)
    base = base_words(question, tally)
    return f"Pilihan terbanyak: {leading[0].text}, {number(counted)} {unit} ({share} dari {base})."


def _approval(tally: Tally) -> str:
    """`kalimat` of meeting.md 14; the bracket about entitlement only where it differs from presence."""
    counts = {row.code: row.count for row in tally.rows}
    parts = {"s": counts["setuju"], "t": counts["tidak_setuju"], "a": counts["abstain"], "x": tally.not_answered}
    if tally.unit is not Unit.ORGANISATION:
        text = _WORDS.plain("kalimat_setuju_peserta", berhak=tally.entitled, n=tally.answered, **parts)
    elif tally.entitled == tally.present:
        text = _WORDS.plain("kalimat", hadir=tally.present, n=tally.answered, **parts)
    else:
        text = _WORDS.plain("kalimat_berhak", hadir=tally.present, berhak=tally.entitled, n=tally.answered, **parts)
    return f"{text} {_WORDS.plain('berimbang')}." if tally.is_balanced else text


def kind_words(question: Question) -> str:
    """ "pilihan tunggal", or what the approval preset asks."""
    return _WORDS.plain(f"jenis_{question.preset or question.kind.value}")


def mode_words(question: Question) -> str:
    """ "terbuka", "terbuka per unsur", "rahasia"."""
    return _WORDS.plain(f"sifat_{question.mode.value}")


def unit_words(question: Question) -> str:
    """ "satu jawaban tiap peserta" or "satu jawaban tiap instansi"."""
    return _WORDS.plain(f"per_{question.unit.value}")


def state_words(asked: AskedQuestion) -> str:
    """ "hasil sementara" or "hasil akhir"; before reveal where the question stands."""
    if asked.tally is None:
        return _WORDS.plain(f"status_jp_{asked.question.state.value}")
    return "hasil akhir" if asked.is_final else "hasil sementara"


def closed_line(asked: AskedQuestion, zone: str) -> str:
    """ "Ditutup pukul 11.20 WIB, 23 November 2023"; nothing where it never closed."""
    if asked.question.closed is None:
        return ""
    day = local(asked.question.closed, zone).date()
    return f"Ditutup pukul {clock(asked.question.closed, zone)}, {date_long(day)}"
