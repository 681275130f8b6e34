"""Lines that every card of a question shares: head, options, turnout, result."""

from dataclasses import dataclass

from locales import formats
from locales.words import Html, Words, escaped, words_for
from rules.questions import Question, QuestionState, Unit
from rules.shares import rate
from rules.tallies import Tally
from storage import accounts, meetings
from storage.ballots import Turnout
from storage.database import Tx
from storage.meetings import Meeting

# An option longer than this stands in the text, its letter on the button (telegram.md 7).
LABEL_UNITS_MAX = 30


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of a chat and the zone of its meeting."""

    words: Words
    meeting: Meeting


async def voice(tx: Tx, chat_id: int, meeting_id: int) -> Voice:
    """How to speak in this chat about this meeting."""
    language = await accounts.language_of(tx, chat_id)
    meeting = await meetings.load(tx, meeting_id)
    return Voice(words_for(language, meeting.zone), meeting)


def listed(words: Words, names: list[str], shown_max: int) -> list[str] | str:
    """The names as a value to be said: all of them, or the first ones "…, dan 12 lainnya"."""
    if len(names) <= shown_max:
        return names
    return ", ".join([*names[:shown_max], words.plain("dan_lain", n=len(names) - shown_max)])


def options_in_text(question: Question) -> bool:
    """Whether the options are too long for buttons and stand in the text with their letters."""
    return any(len(f"{option.code}. {option.text}") > LABEL_UNITS_MAX for option in question.options) and (
        not question.preset
    )


def head(voice: Voice, question: Question) -> Html:
    """Code and state, then the full wording."""
    status = voice.words.plain(f"status_jp_{question.state.value}")
    title = voice.words.html("kartu_jp_judul", kode=question.code, status=status)
    return Html(f"<b>{title}</b>\n{escaped(question.wording)}")


def option_lines(voice: Voice, question: Question) -> Html:
    """A. First option / B. Second option ...; the options of a preset need no letters."""
    if question.preset:
        return Html("\n".join(escaped(option.text) for option in question.options))
    return Html("\n".join(voice.words.html("kartu_jp_pilihan", huruf=o.code, pilihan=o.text) for o in question.options))


def turnout_line(voice: Voice, question: Question, turnout: Turnout) -> Html:
    """46 dari 49 peserta menjawab (93,9%)"""
    units = rate(turnout.answered, turnout.entitled, decimals=question.decimals)
    share = formats.percent_units(units, question.decimals)
    return Html(
        voice.words.html(
            "partisipasi_instansi" if question.unit is Unit.ORGANISATION else "partisipasi_peserta",
            n=turnout.answered,
            berhak=turnout.entitled,
            persen=share,
        )
    )


def time_line(voice: Voice, question: Question) -> Html:
    """Until when it is open, or when it closed."""
    if question.state is QuestionState.OPEN:
        if question.deadline is None:
            return Html("")
        return Html(voice.words.html("kartu_jp_batas", jam=question.deadline))
    if question.state is not QuestionState.CLOSED or question.closed is None:
        return Html("")
    return Html(voice.words.html("kartu_jp_ditutup", jam=question.closed))


def result_lines(voice: Voice, question: Question, tally: Tally) -> Html:
    """The result in words: each option with percent and count, base, ties, notes; the figures of the one tally."""
    words, is_organisations = voice.words, question.unit is Unit.ORGANISATION
    count_word = words.plain("satuan_instansi" if is_organisations else "satuan_jawaban")
    lines = []
    for row in tally.rows:
        share = formats.percent_units(row.share, tally.decimals)
        figures = {"pilihan": row.text, "persen": share, "n": row.count, "satuan": count_word}
        if question.preset:
            line = words.html("hasil_baris_setuju", **figures)
        else:
            line = words.html("hasil_baris", huruf=row.code, **figures)
        lines.append(f"<b>{line}</b>" if row.leader else line)
    lines.append("")
    lines.append(turnout_line(voice, question, Turnout(tally.answered, tally.entitled)))
    if tally.answered == 0:
        lines.append(words.html("kosong"))
    else:
        lines.append(words.html("dasar_instansi" if is_organisations else "dasar_jawaban", n=tally.base_count))
        lines += _notes(words, question, tally)
    if question.state is QuestionState.REVEALED and question.closed is not None:
        lines.append(words.html("hasil_sementara", kode=question.code, jam=question.closed))
    return Html("\n".join(lines))


def _notes(words: Words, question: Question, tally: Tally) -> list[str]:
    notes: list[str] = []
    if tally.is_balanced:
        notes.append(words.html("berimbang"))
    elif tally.is_tied and tally.leaders:
        top = next(row.count for row in tally.rows if row.code == tally.leaders[0])
        names = [row.text if question.preset else row.code for row in tally.rows if row.code in tally.leaders]
        notes.append(words.html("seri", daftar=names, n=top))
    if tally.has_rounding_note and tally.share_sum is not None:
        total = formats.percent_units(tally.share_sum, tally.decimals).removesuffix("%")
        notes.append(words.html("catatan_pembulatan", jumlah=total))
    if tally.assisted:
        notes.append(words.html("catatan_dibantu", n=tally.assisted))
    return notes
