"""What is held of a person, shown to that person: as sentences with buttons, and whole as a file."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from meeting.house import House, Sender
from meeting.privacy import Wish
from meeting.rights import require
from meeting.telling import Buttons, ask, button, plain_button, show, tell
from rules.refusals import Refusal
from rules.roles import Act
from storage import accesses, answers, delegates, meetings, own_data
from storage.database import Tx
from storage.delegates import Delegate

Line = dict[str, Any]
# Parts that are said in sentences of their own: the key, and which value of a row is which value of the sentence.
_SENTENCES: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    "persetujuan": ("data_saya_persetujuan", {"versi": "version", "waktu": "given_ms"}),
    "pokok_diskusi": ("data_saya_pokok", {"kode": "code", "asli": "original", "notula": "record_text"}),
    "dukungan": ("data_saya_dukungan", {"kode": "code", "waktu": "supported_ms"}),
    "pembicaraan": ("data_saya_bicara", {"waktu": "raised_ms"}),
    "berkas": ("data_saya_berkas", {"waktu": "received_ms"}),
    "dibantu_petugas": ("data_saya_dibantu", {"kode": "code", "waktu": "entered_ms"}),
    "pengingat": ("data_saya_pengingat", {"kode": "code", "waktu": "asked_ms"}),
    "permintaan_data": ("data_saya_permintaan", {"n": "number", "waktu": "due_ms"}),
    "usulan_koreksi": ("data_saya_koreksi", {"n": "number", "waktu": "proposed_ms", "teks": "text"}),
    "akses": ("data_saya_akses", {"waktu": "at_ms", "daftar": "list", "siapa": "actor_role"}),
}
# Said at most so many times each; the file has them all.
ROWS_MAX: Final = 8
VERSION_SIGNS: Final = 8


async def begin(house: House, sender: Sender) -> None:
    """/data_saya: whoever answers for one person sees that one's data; whoever answers for several, on a shared phone
    or in several meetings, chooses one."""
    async with house.act(sender) as tx:
        own = [
            one
            for meeting_id in await delegates.meetings_of(tx, sender.telegram_id)
            for one in await delegates.all_of_account(tx, meeting_id, sender.telegram_id)
        ]
        if len(own) > 1:
            rows = [[plain_button(f"{one.label}, {one.organisation}", "dd", one.id)] for one in own]
            await ask(tx, sender.telegram_id, "data_saya_pilih", now_ms=house.now(), buttons=rows)
        elif own:
            await _show_in(house, tx, sender, own[0])
        else:
            await _show_account(house, tx, sender)


async def show_of(house: House, sender: Sender, delegate_id: int) -> None:
    """One person of this phone."""
    async with house.act(sender) as tx:
        delegate = await delegates.load(tx, delegate_id)
        if delegate is None or delegate.telegram_id != sender.telegram_id:
            raise Refusal("tombol_lama")
        await _show_in(house, tx, sender, delegate)


async def show_other(house: House, sender: Sender, meeting_id: int, ref: str) -> None:
    """The secretariat hands somebody without a phone a copy of their data; that it was opened is kept."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ANSWER_PRIVACY_REQUEST)
        delegate = await delegates.by_ref(tx, meeting_id, ref)
        if delegate is None:
            raise Refusal("peserta_tidak_ada", nomor=ref[:8])
        await accesses.add(tx, meeting_id, actor, "own_data", house.now(), about=ref)
        await _file(house, tx, sender, meeting_id, delegate.id)


async def _show_in(house: House, tx: Tx, sender: Sender, one: Delegate) -> None:
    person = await own_data.person_of(tx, one)
    meeting = await meetings.load(tx, one.meeting_id)
    lines: list[Line] = [{"key": "isi", "values": {"isi": meeting.title}}]
    found = await own_data.gather(tx, person)
    lines += [_registered(one, found["pendaftaran"][0]), *await _answers(tx, one.id), *_sentences(found)]
    rows = [
        [button("tombol_perbaiki", "df", one.id)],
        [button("tombol_hapus_saya", "dw", one.id, Wish.ERASE)],
        [button("tombol_tarik_setuju", "dw", one.id, Wish.WITHDRAW)],
    ]
    await _say(house, tx, sender, lines, rows, one.meeting_id, one.id)
    await _file(house, tx, sender, one.meeting_id, one.id)


async def _show_account(house: House, tx: Tx, sender: Sender) -> None:
    """Whoever is nobody's delegate: an official, somebody who consented and went no further, or a stranger."""
    meeting = await meetings.current_of(tx, sender.telegram_id)
    meeting_id = meeting.id if meeting else 0
    found = await own_data.gather(tx, await own_data.account_of(tx, meeting_id, sender.telegram_id))
    if not set(found) - {"akun", "pesan", "akses"}:
        await tell(tx, sender.telegram_id, "data_saya_kosong", now_ms=house.now())
        return
    await _say(house, tx, sender, _sentences(found), (), meeting_id, 0)
    await _file(house, tx, sender, meeting_id, 0)


async def _say(
    house: House, tx: Tx, sender: Sender, lines: Sequence[Line], rows: Buttons, meeting_id: int, delegate_id: int
) -> None:
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "buttons": rows}
    about["delegate_id"] = delegate_id
    await tell(tx, sender.telegram_id, "data_saya", **about, isi={"lines": list(lines)})


async def _file(house: House, tx: Tx, sender: Sender, meeting_id: int, delegate_id: int) -> None:
    """The file is made when it leaves and never lies on our disk."""
    payload = {"delegate": delegate_id, "meeting": meeting_id}
    topic = f"own_data:{house.token_bytes(8).hex()}"
    await show(tx, sender.telegram_id, "own_data", payload, topic=topic, now_ms=house.now(), anew=True)


def _registered(one: Delegate, row: Mapping[str, Any]) -> Line:
    values = {"label": one.label, "instansi": one.organisation, "unsur": row["unsur"] or "–"}
    return {"key": "data_saya_peserta", "values": {**values, "waktu": one.registered_ms}}


async def _answers(tx: Tx, delegate_id: int) -> list[Line]:
    """Of a secret question, or one whose answers are nobody's any more, only that it was answered."""
    lines = []
    for answer in await answers.of_delegate(tx, delegate_id):
        is_known = bool(answer.chosen) and not answer.is_secret
        channel = {"key": f"saluran_{answer.channel or 'lain'}"}
        said = {"kode": answer.code, "jawaban": answer.chosen, "saluran": channel}
        lines.append({"key": "data_saya_jawaban", "values": said} if is_known else _silent(answer.code))
    return lines


def _silent(code: str) -> Line:
    return {"key": "data_saya_rahasia", "values": {"kode": code}}


def _sentences(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Line]:
    lines: list[Line] = []
    for name, rows in found.items():
        if name not in _SENTENCES:
            continue
        key, columns = _SENTENCES[name]
        for row in rows[-ROWS_MAX:]:
            lines.append({"key": key, "values": {said: _value(said, row[column]) for said, column in columns.items()}})
        if len(rows) > ROWS_MAX:
            lines.append({"key": "data_saya_lebih", "values": {"n": len(rows) - ROWS_MAX}})
    rest = [f"bagian_{name}" for name in found if name not in (*_SENTENCES, "pendaftaran", "jawaban", "akun")]
    if rest:
        lines.append({"key": "data_saya_juga", "values": {"daftar": [{"key": key} for key in rest]}})
    return lines


def _value(said: str, value: Any) -> Any:
    if said == "versi":
        return str(value)[:VERSION_SIGNS]
    if said == "daftar":
        return {"key": f"akses_{value}"}
    if said == "siapa":
        return {"key": f"peran_{value}"}
    return "–" if value in (None, "") else value
