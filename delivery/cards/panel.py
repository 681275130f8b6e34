"""The panel of a question in an official's private chat: where it stands, who is silent, what comes next."""

from delivery.card import Button, Card
from delivery.cards.panel_buttons import next_steps
from delivery.cards.question_lines import REVEALED, Voice, head, listed, option_lines, time_line, turnout_line, voice
from delivery.cards.result_lines import result_lines
from delivery.cards.rounds import compared
from locales.result_notes import quorum_line, rule_text
from locales.words import Html, escaped
from rules.buttons import pack
from rules.errata import erratum_sentence
from rules.questions import Question, QuestionState, Unit
from storage import closings, corrections, errata, questions, staff, turnout
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.tallies import tally_question
from storage.turnout import Turnout

SILENT_SHOWN_MAX = 12
PARTS_A_ROW = 5


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """One question for an official. Before reveal nothing but turnout; never a choice of anybody."""
    question = await questions.load(tx, row.payload["question"])
    if question is None:
        return None
    speaking = await voice(tx, row.chat_id, question.meeting_id)
    count = await turnout.turnout(tx, question.id)
    parts = [head(speaking, question), await _body(tx, speaking, question)]
    lines = [] if question.state in (QuestionState.DRAFT, *REVEALED) else [turnout_line(speaking, question, count)]
    lines.append(time_line(speaking, question))
    if question.state is QuestionState.OPEN:
        lines.append(await _silent(tx, speaking, question))
    lines += await _history(tx, speaking, question)
    parts.append(Html("\n".join(line for line in lines if line)))
    view, _, state = str(row.payload.get("view", "")).partition(":")
    roles = await staff.roles_of(tx, question.meeting_id, row.chat_id)
    buttons = next_steps(speaking.words, question, roles)
    if view and state == question.state.value:
        more, buttons = _turned(speaking, question, count, view)
        parts.append(more)
    return Card(text=Html("\n\n".join(filter(None, parts))), buttons=buttons)


async def _body(tx: Tx, speaking: Voice, question: Question) -> Html:
    if question.state in REVEALED:
        return result_lines(speaking, question, await tally_question(tx, question.id))
    return Html("\n".join(filter(None, (option_lines(speaking, question), _rules(speaking, question)))))


def _rules(speaking: Voice, question: Question) -> str:
    """What is fixed at opening, as long as it can still be looked at: kind, mode, unit, limits, quorum, threshold."""
    words, settings = speaking.words, question.settings
    kind = {"key": f"jenis_{question.preset or question.kind.value}"}
    mode, unit = {"key": f"sifat_{question.mode.value}"}, {"key": f"per_{question.unit.value}"}
    lines = [words.html("panel_sifat", jenis=kind, sifat=mode, satuan=unit)]
    if question.unit is Unit.ORGANISATION and question.ballot_by != "lead":
        lines.append(words.html(f"panel_suara_{question.ballot_by}"))
    if settings.is_weighted:
        lines.append(words.html("panel_bobot"))
    if settings.constituencies:
        lines.append(words.html("panel_unsur", daftar=list(settings.constituencies)))
    if settings.quorum is not None:
        lines.append(words.html("panel_kuorum", aturan=rule_text(words, settings.quorum)))
    if settings.threshold is not None:
        lines.append(words.html("panel_ambang", aturan=rule_text(words, settings.threshold)))
    return "\n".join(lines)


async def _silent(tx: Tx, speaking: Voice, question: Question) -> Html:
    """Organisations without an answer, and apart from them the people whom no phone reaches: a clerk must ask them."""
    names = await turnout.silent_organisations(tx, question.id)
    if not names:
        return Html("")
    lines = [speaking.words.html("belum_menjawab", daftar=listed(speaking.words, names, SILENT_SHOWN_MAX))]
    alone = [one.label for one in await turnout.silent_voters(tx, question.id) if one.telegram_id is None]
    if alone:
        lines.append(speaking.words.html("belum_tanpa_telepon", daftar=listed(speaking.words, alone, SILENT_SHOWN_MAX)))
    return Html("\n".join(lines))


async def _history(tx: Tx, speaking: Voice, question: Question) -> list[Html]:
    """Quorum at each opening and closing, corrections of wording, errata."""
    words, rule = speaking.words, question.settings.quorum
    lines = [await compared(tx, speaking, question)]
    if rule is not None:
        for count in await closings.quorums(tx, question.id):
            said = (count.present, count.base_count, count.required)
            lines.append(escaped(quorum_line(words, rule, *said, is_reached=count.is_reached)))
    for one in await corrections.of_question(tx, question.id):
        lines.append(words.html("catatan_koreksi", nomor=one.number, jam=one.at_ms, lama=one.was, baru=one.becomes))
    for erratum in await errata.of_question(tx, question.id):
        key, values = erratum_sentence(erratum.number, erratum.was, erratum.becomes, erratum.reason)
        lines.append(words.html(key, **values))
    return lines


def _turned(
    speaking: Voice, question: Question, count: Turnout, view: str
) -> tuple[Html, tuple[tuple[Button, ...], ...]]:
    """What the panel is turned to: one more question before the next step, or which part of the wording is wrong."""
    words = speaking.words
    back = Button(label=words.plain("tombol_batal"), press=pack("qp", question.id))
    if view == "correct":
        parts = [Button(label=words.plain("tombol_pertanyaan"), press=pack("qk", question.id, 0))]
        options = [Button(label=option.code, press=pack("qk", question.id, option.id)) for option in question.options]
        rows = [tuple(options[at : at + PARTS_A_ROW]) for at in range(0, len(options), PARTS_A_ROW)]
        return words.html("koreksi_pilih"), (tuple(parts), *rows, (back,))
    key, label, press = {
        QuestionState.OPEN: ("tutup_konfirmasi", "tombol_tutup_kode", "qc"),
        QuestionState.CLOSED: ("umumkan_konfirmasi", "tombol_umumkan_kode", "qr"),
        QuestionState.REVEALED: ("tetapkan_konfirmasi", "tombol_tetapkan_kode", "qa"),
    }[question.state]
    values = {"kode": question.code, "n": count.answered, "berhak": count.entitled}
    yes = Button(label=words.plain(label, kode=question.code), press=pack(press, question.id), style="danger")
    return words.html(key, **values), ((yes, back),)
