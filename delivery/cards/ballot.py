"""The ballot in a private chat: the question, the buttons of the options, and what is stored."""

from delivery.card import Button, Card
from delivery.cards.question_lines import (
    Voice,
    head,
    option_lines,
    options_in_text,
    result_lines,
    time_line,
    voice,
)
from locales.words import Html
from rules.buttons import pack
from rules.questions import Mode, Question, QuestionState, Unit
from storage import ballots, delegates, electorate, questions
from storage.ballots import Standing
from storage.database import Tx
from storage.delegates import Delegate
from storage.outbox import OutboxRow
from storage.tallies import tally_question

LETTERS_A_ROW = 5
REVEALED = (QuestionState.REVEALED, QuestionState.ADOPTED)


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The card of one question for the account of this chat, answering for one of its delegates."""
    question = await questions.load(tx, row.payload["question"])
    if question is None:
        return None
    by_organisation = question.unit is Unit.ORGANISATION
    standing = await ballots.standing(tx, question.id, row.payload["delegate"], by_organisation=by_organisation)
    if standing is None or standing.telegram_id != row.chat_id:
        return None
    speaking = await voice(tx, row.chat_id, question.meeting_id)
    own = await delegates.of_account(tx, question.meeting_id, row.chat_id)
    others = {d.id: await ballots.standing(tx, question.id, d.id, by_organisation=by_organisation) for d in own}
    parts = [head(speaking, question)]
    if question.state in REVEALED:
        parts.append(result_lines(speaking, question, await tally_question(tx, question.id)))
    elif options_in_text(question):
        parts.append(option_lines(speaking, question))
    parts.append(_standing_lines(speaking, question, standing, own, others))
    is_shown_by_constituency = question.state is QuestionState.OPEN and question.mode is Mode.BY_CONSTITUENCY
    if is_shown_by_constituency and await electorate.is_alone(tx, question.id, standing.voter):
        parts.append(Html(speaking.words.html(f"satu_unsur_{question.unit.value}")))
    text = Html("\n\n".join(part for part in parts if part))
    is_secret = question.mode is Mode.SECRET
    return Card(text=text, buttons=_buttons(speaking, question, standing, own), is_secret=is_secret)


def _standing_lines(
    speaking: Voice, question: Question, standing: Standing, own: list[Delegate], others: dict[int, Standing | None]
) -> Html:
    words = speaking.words
    lines: list[str] = []
    if len(own) > 1:
        lines.append(words.html("menjawab_sebagai", label=standing.label))
        if question.mode is not Mode.SECRET:
            done = [d.label for d in own if (other := others[d.id]) and other.selection is not None]
            silent = [d.label for d in own if d.label not in done]
            if done and silent:
                lines.append(words.html("kartu_jp_bersama", daftar=", ".join(done), belum=", ".join(silent)))
    if standing.organisation_standing in ("observer", "pending", "declined"):
        lines.append(words.html("tanpa_hak"))
    elif question.unit is Unit.ORGANISATION and question.ballot_by == "lead" and not standing.is_lead:
        lines.append(words.html("jp_instansi", instansi=standing.organisation_short))
    elif standing.selection is not None:
        lines.append(words.html("kartu_jp_jawaban", jawaban=_chosen(question, standing)))
    if question.state is QuestionState.OPEN:
        lines.append(_mode_sentence(speaking, question, standing))
    lines.append(time_line(speaking, question))
    return Html("\n".join(line for line in lines if line))


def _mode_sentence(speaking: Voice, question: Question, standing: Standing) -> str:
    if question.mode is Mode.OPEN:
        return speaking.words.html("mode_open", instansi=standing.organisation_short)
    return speaking.words.html(f"mode_{question.mode.value}")


def _chosen(question: Question, standing: Standing) -> str:
    by_id = {option.id: option for option in question.options}
    chosen = [by_id[option_id] for option_id in standing.selection or () if option_id in by_id]
    return ", ".join(option.text if question.preset else f"{option.code}. {option.text}" for option in chosen)


def _may_answer(question: Question, standing: Standing) -> bool:
    if question.state is not QuestionState.OPEN or not standing.is_entitled:
        return False
    return question.unit is Unit.PERSON or question.ballot_by != "lead" or standing.is_lead


def _buttons(
    speaking: Voice, question: Question, standing: Standing, own: list[Delegate]
) -> tuple[tuple[Button, ...], ...]:
    if question.state is not QuestionState.OPEN:
        return ()
    rows: list[tuple[Button, ...]] = []
    if _may_answer(question, standing):
        rows += _option_buttons(question, standing)
        if standing.selection is not None:
            withdraw = pack("vw", question.id, standing.delegate_id)
            rows.append((Button(label=speaking.words.plain("tombol_tarik"), press=withdraw),))
    for delegate in own:
        if delegate.id != standing.delegate_id:
            label = f"{speaking.words.plain('tombol_ganti')}: {delegate.label}"
            rows.append((Button(label=label, press=pack("va", question.id, delegate.id)),))
    return tuple(rows)


def _option_buttons(question: Question, standing: Standing) -> list[tuple[Button, ...]]:
    in_text = options_in_text(question)
    buttons = []
    for option in question.options:
        label = option.code if in_text else option.text if question.preset else f"{option.code}. {option.text}"
        mark = "✓ " if standing.selection is not None and option.id in standing.selection else ""
        press = pack("v", question.id, standing.delegate_id, question.generation, option.id)
        buttons.append(Button(label=mark + label, press=press))
    size = LETTERS_A_ROW if in_text else 1
    return [tuple(buttons[start : start + size]) for start in range(0, len(buttons), size)]
