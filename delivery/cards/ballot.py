"""The ballot in a private chat: the question, the buttons its kind asks for, what is stored, what is not sent yet."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from delivery.card import Button, Card
from delivery.cards.gestures import VOTER, Before, keyboard
from delivery.cards.question_lines import REVEALED, Voice, head, option_lines, options_in_text, time_line, voice
from delivery.cards.result_lines import result_lines
from delivery.drafts import Drafts
from locales.answers import answer_texts
from locales.words import Html
from rules.answers import Answer
from rules.ballots import check_right
from rules.buttons import pack
from rules.codes import show_join_code
from rules.kinds import KINDS, Gesture
from rules.kinds.multiple import most
from rules.kinds.ranking import places
from rules.questions import Kind, Mode, Question, QuestionState, Unit
from rules.refusals import Refusal
from storage import ballots, delegates, electorate, questions
from storage.ballots import Standing
from storage.database import Tx
from storage.delegates import Delegate
from storage.outbox import OutboxRow
from storage.tallies import tally_question


@dataclass(frozen=True, slots=True)
class Sheet:
    """One account before one question: whom it answers for, everybody it holds, and the ballot not sent yet."""

    speaking: Voice
    question: Question
    standing: Standing
    own: list[Delegate]
    draft: Answer | None


def drawer(drafts: Drafts) -> Callable[[Tx, OutboxRow], Awaitable[Card | None]]:
    """Draws the card of one question for the account of its chat, answering for one of its delegates."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        question = await questions.load(tx, row.payload["question"])
        if question is None:
            return None
        standing = await ballots.standing(tx, question, row.payload["delegate"])
        if standing is None or standing.telegram_id != row.chat_id:
            return None
        speaking = await voice(tx, row.chat_id, question.meeting_id)
        own = await delegates.of_account(tx, question.meeting_id, row.chat_id)
        draft = drafts.of(row.chat_id, question.id, standing.delegate_id)
        return await _card(tx, Sheet(speaking, question, standing, own, draft))

    return draw


async def _card(tx: Tx, sheet: Sheet) -> Card:
    speaking, question, standing = sheet.speaking, sheet.question, sheet.standing
    parts = [head(speaking, question)]
    if question.state in REVEALED:
        parts.append(result_lines(speaking, question, await tally_question(tx, question.id)))
    elif options_in_text(question):
        parts.append(option_lines(speaking, question))
    others = {d.id: await ballots.standing(tx, question, d.id) for d in sheet.own}
    parts.append(_standing_lines(sheet, others))
    is_shown_by_constituency = question.state is QuestionState.OPEN and question.mode is Mode.BY_CONSTITUENCY
    if is_shown_by_constituency and await electorate.is_alone(tx, question.id, standing.voter):
        parts.append(Html(speaking.words.html(f"satu_unsur_{question.unit.value}")))
    text = Html("\n\n".join(part for part in parts if part))
    return Card(text=text, buttons=_buttons(sheet), is_secret=question.mode is Mode.SECRET)


def _standing_lines(sheet: Sheet, others: dict[int, Standing | None]) -> Html:
    words, question, standing = sheet.speaking.words, sheet.question, sheet.standing
    lines: list[str] = []
    if len(sheet.own) > 1:
        lines.append(words.html("menjawab_sebagai", label=standing.label))
        done = [d.label for d in sheet.own if (other := others[d.id]) and other.has_answered]
        silent = [d.label for d in sheet.own if d.label not in done]
        if done and silent:
            lines.append(words.html("kartu_jp_bersama", daftar=", ".join(done), belum=", ".join(silent)))
    lines += _answer_lines(sheet)
    if question.state is QuestionState.OPEN:
        if _may_answer(sheet):
            lines.append(_how(sheet))
        lines.append(_mode_sentence(sheet))
    lines.append(time_line(sheet.speaking, question))
    return Html("\n".join(line for line in lines if line))


def _answer_lines(sheet: Sheet) -> list[str]:
    """What is stored, by whom where an organisation answers, and under which receipt; or why nothing can be."""
    words, question, standing = sheet.speaking.words, sheet.question, sheet.standing
    if standing.organisation_standing in ("observer", "pending", "declined"):
        return [words.html("tanpa_hak")]
    lines: list[str] = []
    if question.unit is Unit.ORGANISATION and question.ballot_by == "lead" and not standing.is_lead:
        lines.append(words.html("jp_instansi", instansi=standing.organisation_short))
    if standing.has_answered and question.unit is Unit.ORGANISATION and standing.answered_by != standing.delegate_id:
        lines.append(_answered_by_other(sheet))
    if standing.answer is not None:
        lines.append(words.html("kartu_jp_jawaban", jawaban=_said(sheet, standing.answer)))
    elif standing.has_answered:
        lines.append(words.html("kartu_jp_sudah"))
    if standing.has_answered:
        lines.append(words.html("kartu_jp_tanda_terima", kode=show_join_code(standing.receipt)))
    return lines


def _answered_by_other(sheet: Sheet) -> str:
    words, standing = sheet.speaking.words, sheet.standing
    if standing.cast_ms is None:
        return words.html("kartu_jp_dijawab_oleh", label=standing.answered_label)
    return words.html("kartu_jp_dijawab_pukul", label=standing.answered_label, jam=standing.cast_ms)


def _said(sheet: Sheet, answer: Answer) -> str:
    between = "; " if sheet.question.kind is Kind.RANKING else ", "
    return between.join(answer_texts(sheet.question, answer, sheet.speaking.words.language))


def _how(sheet: Sheet) -> str:
    """What to do, in one line, where one tap is not all; and what a number was read as."""
    words, question, draft = sheet.speaking.words, sheet.question, sheet.draft
    match Gesture(KINDS[question.kind].gesture):
        case Gesture.TICK:
            least, largest = question.settings.choices_min, most(question)
            if least <= 1 and largest == len(question.options):
                return words.html("cara_centang")
            return words.html("cara_centang_batas", min=least, maks=largest)
        case Gesture.ORDER:
            made = draft.options if draft is not None else ()
            if made:
                return words.html("kartu_jp_urutan", urutan=_said(sheet, Answer(made)))
            return words.html("cara_urut", m=places(question))
        case Gesture.TYPE if draft is not None and draft.words:
            return words.html("angka_terbaca", angka=_said(sheet, draft))
    return ""


def _mode_sentence(sheet: Sheet) -> str:
    if sheet.question.mode is Mode.OPEN:
        return sheet.speaking.words.html("mode_open", instansi=sheet.standing.organisation_short)
    return sheet.speaking.words.html(f"mode_{sheet.question.mode.value}")


def _may_answer(sheet: Sheet) -> bool:
    if sheet.question.state is not QuestionState.OPEN:
        return False
    if sheet.standing.has_answered and sheet.standing.answer is None:
        return False
    try:
        check_right(sheet.question, sheet.standing.voter_now())
    except Refusal:
        return False
    return True


def _buttons(sheet: Sheet) -> tuple[tuple[Button, ...], ...]:
    question, standing, words = sheet.question, sheet.standing, sheet.speaking.words
    if question.state is not QuestionState.OPEN:
        return ()
    rows: list[tuple[Button, ...]] = []
    if _may_answer(sheet):
        rows += keyboard(words, Before(question, standing.delegate_id, standing.answer, sheet.draft), VOTER)
        if standing.answer is not None:
            withdraw = pack("vw", question.id, standing.delegate_id)
            rows.append((Button(label=words.plain("tombol_tarik"), press=withdraw),))
    for delegate in sheet.own:
        if delegate.id != standing.delegate_id:
            label = f"{words.plain('tombol_ganti')}: {delegate.label}"
            rows.append((Button(label=label, press=pack("va", question.id, delegate.id)),))
    return tuple(rows)
