"""The points everybody may read, eight a page, and one of them with what this phone may do about it."""

from collections.abc import Sequence

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import Voice, listed, voice
from locales.points import KIND_WORDS
from locales.words import Html, escaped, shorten
from rules.buttons import NUMBERS, pack
from rules.meetings import OVER
from storage import delegates, heard
from storage.database import Tx
from storage.delegates import Delegate
from storage.outbox import OutboxRow
from storage.standings import Standing, standing

PAGE_SIZE = 8
CODES_A_ROW = 4
SUMMARY_UNITS_MAX = 90
NAME_UNITS_MAX = 60
NAMES_MAX = 8
VOTING = ("invited", "accepted")


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """One page, or one point; a point that is shown no more gives way to the list."""
    payload = row.payload
    speaking = await voice(tx, row.chat_id, payload["meeting"])
    if payload["point"]:
        found = await standing(tx, payload["point"])
        if found is not None and found.head.state in heard.HEARD:
            acting = await delegates.acting(tx, speaking.meeting.id, row.chat_id)
            return _one(speaking, found, acting)
    return _list(speaking, await heard.of_meeting(tx, payload["meeting"], payload["query"]), payload)


def summary(text: str) -> str:
    """The beginning of a wording, on one line."""
    return shorten(" ".join(text.split()), SUMMARY_UNITS_MAX)


def _list(speaking: Voice, found: Sequence[Standing], payload: dict[str, object]) -> Card:
    words, meeting_id, query = speaking.words, speaking.meeting.id, str(payload["query"])
    pages = max((len(found) + PAGE_SIZE - 1) // PAGE_SIZE, 1)
    page = min(max(int(str(payload["page"])), 0), pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    if query:
        head = words.html("tayang_judul_cari" if found else "tayang_tidak_ada", kata=query, n=len(found))
    else:
        head = words.html("tayang_judul" if found else "tayang_kosong", n=len(found))
    openers = [Button(label=one.head.code, press=pack("gp", one.head.id)) for one in shown]
    rows = [tuple(openers[start : start + CODES_A_ROW]) for start in range(0, len(openers), CODES_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("gl", meeting_id, to)) for label, to in turns))
    last = [Button(label=words.plain("tombol_cari"), press=pack("gc", meeting_id))] if found or query else []
    if query:
        last.append(Button(label=words.plain("tombol_semua_pokok"), press=pack("gl", meeting_id)))
    return Card(
        text=Html("\n".join([f"<b>{head}</b>", *(_line(speaking, one) for one in shown)])),
        buttons=(*rows, tuple(last)) if last else tuple(rows),
    )


def _line(speaking: Voice, one: Standing) -> Html:
    count = len(one.supporter_names)
    return speaking.words.html(
        "tayang_baris_didukung" if count else "tayang_baris",
        kode=one.head.code,
        jenis=speaking.words.plain(KIND_WORDS[one.head.kind]),
        instansi=shorten(one.head.organisation, NAME_UNITS_MAX),
        n=count,
        ringkas=summary(one.head.record_text),
    )


def _one(speaking: Voice, one: Standing, acting: Delegate | None) -> Card:
    words, head = speaking.words, one.head
    kind, status = words.plain(KIND_WORDS[head.kind]), words.plain(f"status_pokok_{head.state}")
    lines = [
        f"<b>{words.html('tayang_kartu', kode=head.code, jenis=kind, status=status)}</b>",
        words.html("tayang_dari", daftar=listed(words, one.author_names, NAMES_MAX)),
        escaped(head.record_text),
        *support_lines(speaking, one),
    ]
    if acting is not None and acting.organisation_id in one.author_ids:
        lines.append(words.html("tayang_sendiri", instansi=acting.organisation))
    return Card(text=Html("\n".join(lines)), buttons=_acts(speaking, one, acting))


def support_lines(speaking: Voice, one: Standing) -> list[str]:
    """How many organisations stand behind it and which, and how many people in their own name."""
    words, names, people = speaking.words, one.supporter_names, one.people_count
    lines: list[str] = []
    if names:
        lines.append(words.html("pokok_didukung", n=len(names), daftar=listed(words, names, NAMES_MAX)))
    if people:
        lines.append(words.html("pokok_didukung_orang", n=people))
    return lines


def _acts(speaking: Voice, one: Standing, acting: Delegate | None) -> Rows:
    words, head = speaking.words, one.head
    back = Button(label=words.plain("tombol_ke_daftar"), press=pack("gl", speaking.meeting.id, 0))
    if acting is None or speaking.meeting.state in OVER:
        return ((back,),)
    acts = []
    if acting.standing in VOTING:
        acts += _support_button(speaking, one, acting)
    if "ur" in NUMBERS:
        acts.append(Button(label=words.plain("tombol_tanggap"), press=pack("ur", head.id)))
    return (tuple(acts), (back,)) if acts else ((back,),)


def _support_button(speaking: Voice, one: Standing, acting: Delegate) -> list[Button]:
    """What a press asks for stands in the button: support, or none."""
    given, own = one.of_organisation(acting.organisation_id), one.of_person(acting.id)
    may_withdraw = own or any(acting.is_lead or support.delegate_id == acting.id for support in given)
    if may_withdraw:
        key, wanted = "tombol_tarik_dukungan", 0
    elif acting.organisation_id in one.author_ids:
        return []
    else:
        key, wanted = "tombol_dukung_sendiri" if given else "tombol_dukung", 1
    return [Button(label=speaking.words.plain(key), press=pack("gs", one.head.id, acting.id, wanted))]
