"""What a result says on official paper and in files: the words of `locales.results`, in the language of the
document, and what a record knows beside the figures."""

from collections.abc import Sequence

from locales import result_notes, results
from locales.formats import local
from record.record import AskedQuestion
from record.tongue import clock, date_long, words
from rules.errata import erratum_sentence
from rules.kinds import multiple, ranking
from rules.kinds.number import bounds
from rules.questions import Kind, Question, Unit
from rules.quorums import Rule
from rules.rows import Row
from rules.tallies import Tally
from rules.themes import Theme


def share_text(row: Row, tally: Tally) -> str:
    """ "43,5%", or "–" where there is no share."""
    return results.share_text(words(), row, tally)


def unit_word(tally: Tally) -> str:
    """What a count counts: "jawaban", "orang", "instansi", "poin"."""
    return results.unit_word(words(), tally)


def count_text(row: Row, tally: Tally) -> str:
    """ "20 jawaban"."""
    return results.count_text(words(), row, tally)


def row_figures(row: Row, tally: Tally) -> str:
    """What stands behind an option: share and count, or score, first places and mean place."""
    return results.row_figures(words(), row, tally)


def theme_name(theme: Theme) -> str:
    """Its name; "Lainnya" for the lines without a theme."""
    return results.theme_name(words(), theme)


def theme_count(theme: Theme, tally: Tally) -> str:
    """ "14 jawaban"."""
    return results.theme_count(words(), theme, tally)


def theme_line(theme: Theme, tally: Tally) -> str:
    """ "Data belum terpadu: 14 jawaban"."""
    return results.theme_line(words(), theme, tally)


def printed_rows(tally: Tally) -> tuple[Row, ...]:
    """The rows in the order of paper: by rank in a ranking, else in option order."""
    return tally.ranked_rows if tally.kind is Kind.RANKING else tally.rows


def turnout_line(tally: Tally) -> str:
    """ "46 dari 49 peserta menjawab (93,9%)"."""
    return results.turnout_line(words(), tally)


def base_words(question: Question, tally: Tally) -> str:
    """The base without its number: "jawaban sah", "instansi yang memberikan suara", "yang berhak"."""
    return results.base_words(words(), question, tally)


def base_note(question: Question, tally: Tally) -> str:
    """ "Dasar persentase: 46 jawaban sah."; that nothing was answered, where nothing was."""
    return results.base_note(words(), question, tally)


def notes(asked: AskedQuestion, tally: Tally, zone: str) -> tuple[str, ...]:
    """The notes a reader is owed beside the figures: those of the result, then what happened to the question; times
    are those of `zone`."""
    texts = result_notes.notes(words(), asked.question, tally) + quorum_lines(asked, zone)
    if len(asked.closings) > 1:
        texts.append(words().plain("catatan_ditutup_kali", n=len(asked.closings)))
    return tuple(texts + history(asked, zone))


def quorum_lines(asked: AskedQuestion, zone: str) -> list[str]:
    """Whether enough were there, at every opening and closing with its time; nothing where no quorum was asked for."""
    rule, said_in = asked.question.settings.quorum, words(zone)
    if rule is None:
        return []
    lines = []
    for count in asked.quorums:
        said = (count.present, count.base_count, count.required)
        line = result_notes.quorum_line(said_in, rule, *said, is_reached=count.is_reached)
        moment = "kuorum_saat_dibuka" if count.moment == "open" else "kuorum_saat_ditutup"
        lines.append(said_in.plain(moment, kuorum=line, jam=count.at_ms))
    return lines


def history(asked: AskedQuestion, zone: str) -> list[str]:
    """Corrections of wording, the round before this one, and errata, in this order."""
    said_in = words(zone)
    texts = [
        said_in.plain("catatan_koreksi", nomor=one.number, jam=one.at_ms, lama=one.was, baru=one.becomes)
        for one in asked.corrections
    ]
    if asked.first is not None:
        texts.append(said_in.plain("catatan_putaran", n=asked.question.round, kode=asked.first.question.code))
        texts += _round_before(asked.first)
    return texts + errata_lines(asked)


def errata_lines(asked: AskedQuestion) -> list[str]:
    """What was set right after adoption, in order."""
    told = [erratum_sentence(one.number, one.was, one.becomes, one.reason) for one in asked.errata]
    return [words().plain(key, **said) for key, said in told]


def _round_before(first: AskedQuestion) -> list[str]:
    """The figures of the round before, so that both can be read side by side; nothing of what it may not show."""
    tally = first.tally
    if tally is None or tally.is_withheld:
        return []
    rows = [f"{row.text} {row_figures(row, tally)}" for row in printed_rows(tally) if tally.answered]
    figures = "; ".join(rows) if rows else sentence(first, tally).rstrip(".")
    said = words().plain("banding_putaran", kode=first.question.code, n=first.question.round, angka=figures)
    return [f"{said}."]


def tie_line(question: Question, tally: Tally) -> str:
    """ "Seri: A dan B, masing-masing 18 jawaban", or "Suara berimbang"; nothing where one option leads."""
    return results.tie_line(words(), question, tally)


def sentence(asked: AskedQuestion, tally: Tally) -> str:
    """The result as one or two sentences: caption, alternative text and minutes alike."""
    return results.sentence(words(), asked.question, tally)


def verdict_line(asked: AskedQuestion, tally: Tally) -> str:
    """Whether a vote reached its threshold; nothing for an opinion poll."""
    return result_notes.verdict_line(words(), asked.question, tally)


def kind_words(question: Question) -> str:
    """ "pilihan tunggal", or what the approval preset asks."""
    return words().plain(f"jenis_{question.preset or question.kind.value}")


def mode_words(question: Question) -> str:
    """ "terbuka", "terbuka per unsur", "rahasia"."""
    return words().plain(f"sifat_{question.mode.value}")


def unit_words(question: Question) -> str:
    """ "satu jawaban tiap peserta" or "satu jawaban tiap instansi"."""
    return words().plain(f"per_{question.unit.value}")


def rules_words(question: Question, constituencies: Sequence[str]) -> list[str]:
    """What was fixed at opening beside kind, mode and unit, one sentence each without its full stop: limits, who
    answers for an organisation, weights, constituencies (by name), quorum, threshold."""
    settings, kind = question.settings, question.kind
    said = []
    if kind is Kind.MULTIPLE:
        limits = {"min": settings.choices_min, "maks": multiple.most(question)}
        said.append(words().plain("aturan_pilihan", **limits))
    if kind is Kind.RANKING and ranking.places(question) < len(question.options):
        said.append(words().plain("aturan_peringkat", n=ranking.places(question)))
    if kind is Kind.TEXT:
        said.append(words().plain("aturan_isian", n=settings.text_max))
    if kind is Kind.NUMBER and (settings.number_min or settings.number_max):
        least, most = bounds(question)
        said.append(words().plain("aturan_angka", min=least, maks=most))
    if question.unit is Unit.ORGANISATION and question.ballot_by != "lead":
        said.append(words().plain(f"panel_suara_{question.ballot_by}"))
    if settings.is_weighted:
        said.append(words().plain("panel_bobot"))
    if constituencies:
        said.append(words().plain("panel_unsur", daftar=list(constituencies)))
    if settings.quorum is not None:
        said.append(words().plain("panel_kuorum", aturan=rule_words(settings.quorum)))
    if question.is_vote:
        said.append(words().plain("panel_ambang", aturan=rule_words(settings.threshold)))
    return [text.rstrip(".") for text in said]


def state_words(asked: AskedQuestion) -> str:
    """ "hasil sementara" or "hasil akhir"; before reveal where the question stands."""
    if asked.tally is None:
        return words().plain(f"status_jp_{asked.question.state.value}")
    return words().plain("naskah_hasil_akhir" if asked.is_final else "naskah_hasil_sementara")


def rule_words(rule: Rule | None) -> str:
    """ "paling sedikit 2/3 dari setuju + tidak setuju"; nothing where none is set."""
    return "" if rule is None else result_notes.rule_text(words(), rule)


def closed_line(asked: AskedQuestion, zone: str) -> str:
    """ "Ditutup pukul 11.20 WIB, 23 November 2023"; nothing where it never closed."""
    if asked.question.closed is None:
        return ""
    day = local(asked.question.closed, zone).date()
    return words().plain("naskah_ditutup", jam=clock(asked.question.closed, zone), hari=date_long(day))
