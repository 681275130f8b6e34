"""The card of one discussion point for an official: all that is known of it, and what may be done with it."""

from delivery.card import Button, Card, Rows
from delivery.cards import merge
from delivery.cards.point_extras import extras
from delivery.cards.point_steps import turned
from delivery.cards.points import kind_word
from delivery.cards.question_lines import Voice, voice
from locales.points import reason_words
from locales.words import Html, Words, escaped
from rules.buttons import pack
from rules.points import PointAct, PointState, may_move
from rules.roles import Act, Role, may
from storage import moderation, point_texts, points, staff
from storage.database import Tx
from storage.moderation import Case
from storage.outbox import OutboxRow


async def draw_point(tx: Tx, row: OutboxRow) -> Card | None:
    """One point in full, edited in place: what it says, where it stands, and the next steps of whoever looks at it."""
    case = await moderation.load(tx, row.payload["point"])
    if case is None:
        return None
    speaking = await voice(tx, row.chat_id, case.meeting_id)
    roles = await staff.roles_of(tx, case.meeting_id, row.chat_id)
    below, see = await extras(tx, speaking.words, case.id, case.state, roles)
    filter_code, number = row.payload.get("filter", 0), await point_texts.wording_number(tx, case.id)
    lines = [*_head(speaking, case), *await _answered(tx, speaking.words, case), *_texts(speaking.words, case), *below]
    asked = await turned(tx, speaking, case, row.payload, roles)
    if asked is not None:
        return Card(text=Html("\n".join([*lines, "", asked[0]])), buttons=asked[1])
    stored = await points.load(tx, case.id)
    assert stored is not None, "it was there a line above"
    group, merging = await merge.beside(tx, speaking, stored, row.chat_id)
    newest = await point_texts.last_number(tx, case.id)
    buttons = _buttons(speaking.words, case, roles, number, newest)
    back = Button(label=speaking.words.plain("tombol_ke_daftar"), press=pack("fl", case.meeting_id, 0, filter_code))
    return Card(text=Html("\n".join([*lines, *group])), buttons=(*buttons, *see, *merging, (back,)))


def _head(speaking: Voice, case: Case) -> list[str]:
    words = speaking.words
    status = words.plain(f"status_pokok_{case.state}")
    title = words.html("pokok_kartu", kode=case.code, jenis=kind_word(words, case.kind), status=status)
    about = {"instansi": case.organisation, "unsur": case.constituency or "–", "waktu": case.submitted_ms}
    lines: list[str] = [f"<b>{title}</b>", words.html("pokok_dari_unsur", **about)]
    if case.item is not None:
        lines.append(words.html("pokok_acara", nomor=case.item, acara=case.item_title))
    else:
        lines.append(words.html("pokok_tanpa_acara"))
    if case.channel == "clerk":
        lines.append(words.html("pokok_diisikan"))
    if case.is_forwarded:
        lines.append(words.html("pokok_diteruskan"))
    return lines


async def _answered(tx: Tx, words: Words, case: Case) -> list[str]:
    codes = await points.answered_by(tx, case.id)
    return [words.html("pokok_menanggapi", daftar=codes)] if codes else []


def _texts(words: Words, case: Case) -> list[str]:
    lines: list[str] = ["", escaped(case.record_text)]
    if case.original and case.record_text != case.original:
        lines.append(f"<i>{words.html('pokok_teks_asli', teks=case.original)}</i>")
    if case.wording:
        values = {"teks": case.objection} if case.wording == "objected" else {}
        lines.append(words.html(f"rumusan_{case.wording}", **values))
    if case.reason:
        lines.append(words.html("pokok_alasan", alasan=reason_words(words, case.reason)))
    if case.answer:
        lines.append(words.html("pokok_ditanggapi", oleh=case.answered_by, jawaban=case.answer))
    return lines


# The numbers of decisions in the buttons; they never change their meaning.
DECISIONS = {1: PointAct.SHOW, 2: PointAct.HOLD, 3: PointAct.DECLINE, 4: PointAct.DISCUSS, 5: PointAct.REOPEN}


def _buttons(words: Words, case: Case, roles: frozenset[Role], number: int, newest: int) -> Rows:
    state, seen = PointState(case.state), case.revision

    def step(key: str, act: PointAct, right: Act, verb: str, *numbers: int) -> list[Button]:
        if not may(roles, right) or not may_move(state, act):
            return []
        return [Button(label=words.plain(key), press=pack(verb, case.id, *numbers))]

    decide = [
        *step("tombol_tayangkan", PointAct.SHOW, Act.SHOW_POINT, "fd", 1, seen),
        *step("tombol_tahan", PointAct.HOLD, Act.HOLD_POINT, "fd", 2, seen),
    ]
    aside = [
        *step("tombol_tidak_tayang", PointAct.DECLINE, Act.DECLINE_POINT, "av", 1),
        *step("tombol_buka_lagi", PointAct.REOPEN, Act.REOPEN_POINT, "fd", 5, seen),
    ]
    talked = [
        *step("tombol_dibahas", PointAct.DISCUSS, Act.HANDLE_POINT, "fd", 4, seen),
        *step("tombol_ditanggapi", PointAct.ANSWER, Act.HANDLE_POINT, "aw", seen),
    ]
    if may(roles, Act.HANDLE_POINT) and state is PointState.ANSWERED:
        talked.append(Button(label=words.plain("tombol_ubah_tanggapan"), press=pack("aw", case.id, seen)))
    words_of = []
    if may(roles, Act.EDIT_RECORD_WORDING):
        words_of.append(Button(label=words.plain("tombol_rumuskan"), press=pack("ax", case.id, number)))
        if case.objection:
            words_of.append(Button(label=words.plain("tombol_pakai_perbaikan"), press=pack("az", case.id, newest)))
    moved = [Button(label=words.plain("tombol_pindah_acara"), press=pack("av", case.id, 2))]
    rows = (decide, aside, talked, words_of, moved if may(roles, Act.HANDLE_POINT) else [])
    return tuple(tuple(row) for row in rows if row)
