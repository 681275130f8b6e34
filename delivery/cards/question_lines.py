"""Lines that every card of a question shares: head, options, turnout, result."""

from dataclasses import dataclass

from locales import formats
from locales.words import Html, Words, escaped, words_for
from rules.questions import OptionRole, Question, QuestionState, Unit
from rules.shares import rate
from storage import accounts, meetings
from storage.database import Tx
from storage.meetings import Meeting
from storage.turnout import Turnout

# An option longer than this stands in the text, its letter on the button (telegram.md 7).
LABEL_UNITS_MAX = 30
REVEALED = (QuestionState.REVEALED, QuestionState.ADOPTED)


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
    words = voice.words
    status = words.plain(f"status_jp_{question.state.value}")
    title = words.html("kartu_jp_judul", kode=question.code, status=status)
    if question.round > 1:
        title = Html(f"{title} · {words.html('putaran', n=question.round)}")
    return Html(f"<b>{title}</b>\n{escaped(question.wording)}")


def option_lines(voice: Voice, question: Question) -> Html:
    """A. First option / B. Second option ...; the options of a preset, and bare points of a scale, need no letters."""
    if not question.options:
        return Html("")
    if all(option.code == option.text or option.role is OptionRole.DONT_KNOW for option in question.options):
        return Html(" · ".join(escaped(option.text) for option in question.options))
    if question.preset:
        return Html("\n".join(escaped(option.text) for option in question.options))
    return Html("\n".join(voice.words.html("kartu_jp_pilihan", huruf=o.code, pilihan=o.text) for o in question.options))


def turnout_line(voice: Voice, question: Question, turnout: Turnout) -> Html:
    """46 dari 49 peserta menjawab (93,9%); 2 rankings begun stand apart."""
    words = voice.words
    units = rate(turnout.answered, turnout.entitled, decimals=question.decimals)
    share = formats.percent_units(units, question.decimals, words.language)
    key = "partisipasi_instansi" if question.unit is Unit.ORGANISATION else "partisipasi_peserta"
    line = words.html(key, n=turnout.answered, berhak=turnout.entitled, persen=share)
    if turnout.incomplete:
        line = Html(f"{line}\n{words.html('catatan_belum_lengkap', n=turnout.incomplete)}")
    return line


def time_line(voice: Voice, question: Question) -> Html:
    """Until when it is open, or when it closed."""
    if question.state is QuestionState.OPEN:
        if question.deadline is None:
            return Html("")
        return Html(voice.words.html("kartu_jp_batas", jam=question.deadline))
    if question.state is not QuestionState.CLOSED or question.closed is None:
        return Html("")
    return Html(voice.words.html("kartu_jp_ditutup", jam=question.closed))
