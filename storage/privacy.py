"""Cutting a person out of what is kept: the account from the delegate, the name from the number."""

import json
import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from storage import amendments, delegates, dialogs, electorate, errata, outbox, subjects, waiting_words
from storage.database import Row, Tx

# What stands where words were; and how long a text must be to be looked for within others.
GONE: Final = "–"
QUOTED_CHARACTERS_MIN: Final = 16
# Cards of which a phone has one, turned to one of its people.
_ONCE_A_PHONE: Final = ("ballot", "sounding")
# Messages that repeat words which wait, or waited.
_REPEATS: Final = ("usul_masih_menunggu", "usul_ditanyakan_kemudian", "usul_tidak_dikirim", "usul_tidak_terkirim")


async def cut(tx: Tx, delegate_id: int, label: str, *, key: str = "") -> None:
    """What is left of the delegate is a number and an organisation. Answers, tallies and entries name only those.
    `key` is what stands for the folded label, '#' and the id where nothing else is said."""
    await tx.execute(
        "UPDATE delegates SET telegram_id = NULL, label = $2, name_key = $3, position = '', name = '',"
        " represents = '' WHERE id = $1",
        *(delegate_id, label, key or f"#{delegate_id}"),
    )


async def forget_said(tx: Tx, meeting_id: int, label: str, number: str) -> None:
    """Messages about the meeting, sent and unsent ones, say the number (or the newer name) where they named the person
    to somebody else."""
    spelt = json.dumps(label, ensure_ascii=False)[1:-1]
    rows = await tx.fetch(
        "SELECT id, payload FROM outbox WHERE kind = 'say' AND REPLACE(payload, $1, '') <> payload", spelt
    )
    await _say_anew(tx, meeting_id, rows, lambda said: _renamed(said, label, number))


async def forget_asked(tx: Tx, meeting_id: int, delegate_id: int | None = None) -> None:
    """Names that people asked to be called by, of one person or of everybody, stand in no message of the meeting, sent
    or unsent."""
    rows = await tx.fetch("SELECT id, payload FROM outbox WHERE kind = 'say' AND payload LIKE '%\"person\":%'")
    await _say_anew(tx, meeting_id, rows, lambda said: _nameless(said, delegate_id))


async def _say_anew(tx: Tx, meeting_id: int, rows: Sequence[Row], change: Callable[[Any], Any]) -> None:
    """Stores these messages changed; those about another meeting stay."""
    for row in rows:
        payload = json.loads(row["payload"])
        if payload.get("meeting") not in (None, 0, meeting_id):
            continue
        said = {part: change(payload[part]) for part in ("values", "buttons") if part in payload}
        if any(said[part] != payload[part] for part in said):
            text = json.dumps({**payload, **said}, ensure_ascii=False, separators=(",", ":"))
            await tx.execute("UPDATE outbox SET payload = $2, shown_hash = '' WHERE id = $1", row["id"], text)


def _renamed(said: Any, label: str, number: str) -> Any:
    """The same with the number wherever the label stands by itself; a long one also within a text, as on buttons that
    name its organisation beside it."""
    if isinstance(said, dict):
        return {key: _renamed(value, label, number) for key, value in said.items()}
    if isinstance(said, list):
        return [_renamed(value, label, number) for value in said]
    if not isinstance(said, str) or said == label:
        return number if said == label else said
    is_long = len(label) >= QUOTED_CHARACTERS_MIN
    return re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", lambda _: number, said) if is_long else said


def _nameless(said: Any, delegate_id: int | None) -> Any:
    """The same with a dash for what `meeting.telling.personal` made of this person, or of anybody."""
    if isinstance(said, list):
        return [_nameless(value, delegate_id) for value in said]
    if not isinstance(said, dict):
        return said
    if set(said) == {"person", "text"}:
        return {**said, "text": GONE} if delegate_id in (None, said["person"]) else said
    return {key: _nameless(value, delegate_id) for key, value in said.items()}


async def keep_spent(tx: Tx, delegate_id: int) -> None:
    """Questions that this person has answered, by phone or on paper, are not answered from their account again under
    another name: those that are open, and those that may be reopened."""
    await tx.execute(
        "INSERT INTO spent_accounts (question_id, telegram_id) SELECT DISTINCT q.id, d.telegram_id FROM questions q"
        f" JOIN electorate e ON e.question_id = q.id JOIN delegates d ON {electorate.ANSWERED_BY}"
        " WHERE q.meeting_id = d.meeting_id AND (q.state = 'open' OR (q.state = 'closed' AND q.mode <> 'secret'))"
        " AND d.id = $1 AND d.telegram_id IS NOT NULL ON CONFLICT DO NOTHING",
        delegate_id,
    )


async def forget_spent(tx: Tx, question_id: int) -> None:
    """The question takes no answers any more, and cannot be reopened."""
    await tx.execute("DELETE FROM spent_accounts WHERE question_id = $1", question_id)


async def forget_account(tx: Tx, telegram_id: int, meeting_id: int) -> None:
    """The half-finished conversation, waiting words, cards and messages of this account in the meeting, and whom it
    answered for."""
    await waiting_words.drop(tx, telegram_id, meeting_id)
    await dialogs.drop(tx, telegram_id)
    await forget_messages(tx, telegram_id, meeting_id)
    await tx.execute("DELETE FROM wrong_codes WHERE telegram_id = $1", telegram_id)
    await tx.execute(
        "UPDATE accounts SET meeting_id = NULL, acting_delegate_id = NULL WHERE telegram_id = $1 AND meeting_id = $2",
        *(telegram_id, meeting_id),
    )


async def forget_messages(tx: Tx, telegram_id: int, meeting_id: int, *, keeps_others: bool = False) -> None:
    """What is about this meeting, as its payload says; what is about no meeting goes too, unless it still has to leave
    and `keeps_others`."""
    for row in await tx.fetch("SELECT id, state, payload FROM outbox WHERE chat_id = $1", telegram_id):
        about = await subjects.meeting_told_of(tx, json.loads(row["payload"]))
        is_under_way = about is None and keeps_others and row["state"] in ("waiting", "sending")
        if about in (None, meeting_id) and not is_under_way:
            await tx.execute("DELETE FROM outbox WHERE id = $1", row["id"])


async def forget_delegate(tx: Tx, telegram_id: int, delegate_id: int, acting_id: int, now_ms: int) -> None:
    """Of a phone that goes on for others: cards and messages of this person, what they were asked for, and that it
    answered for them; `acting_id` is for whom it answered until now, 0 for nobody. Whose the words are which a message
    repeats is not known where it does not say so, and such a message goes too. A card that there is once a phone goes
    on for another."""
    meeting_id: int = await tx.fetch_value("SELECT meeting_id FROM delegates WHERE id = $1", delegate_id)
    await dialogs.drop_of(tx, telegram_id, delegate_id, acting_id)
    await tx.execute(
        "UPDATE accounts SET acting_delegate_id = NULL WHERE telegram_id = $1 AND acting_delegate_id = $2",
        *(telegram_id, delegate_id),
    )
    rest = await delegates.acting(tx, meeting_id, telegram_id)
    for row in await tx.fetch("SELECT id, topic, kind, payload FROM outbox WHERE chat_id = $1", telegram_id):
        said = json.loads(row["payload"])
        whose = said.get("delegate")
        repeats = whose is None and said.get("key") in _REPEATS and said.get("meeting") == meeting_id
        if whose == delegate_id and rest is not None and row["kind"] in _ONCE_A_PHONE:
            again: dict[str, Any] = {"now_ms": now_ms, "priority": outbox.PRIORITY_FOLLOWING}
            kept = {key: value for key, value in said.items() if key in ("question", "meeting", "sounding")}
            first = {"position": 1} if "sounding" in said else {}
            await outbox.want(tx, telegram_id, row["topic"], row["kind"], kept | first | {"delegate": rest.id}, **again)
        elif repeats or whose == delegate_id:
            await tx.execute("DELETE FROM outbox WHERE id = $1", row["id"])


async def forget_originals(tx: Tx, meeting_id: int, delegate_id: int | None = None) -> int:
    """Words as they were sent are gone, with the salts that would let somebody guess at them, of one person or of the
    whole meeting; the wording of the record stays. Returns how many points had any."""
    whose = "" if delegate_id is None else f" AND delegate_id = {int(delegate_id)}"
    own = f"meeting_id = $1{whose} AND salt <> ''"
    texts = {row["original"] for row in await tx.fetch(f"SELECT original FROM points WHERE {own}", meeting_id)}
    sent = f"source IN ('sender', 'objection') AND point_id IN (SELECT id FROM points WHERE meeting_id = $1{whose})"
    texts |= {row["text"] for row in await tx.fetch(f"SELECT text FROM point_texts WHERE {sent}", meeting_id)}
    texts |= await amendments.clear_words(tx, meeting_id, delegate_id)
    gone = await tx.execute(
        f"UPDATE points SET original = '', text_key = '', salt = '', objection = '', objection_kept = '' WHERE {own}",
        meeting_id,
    )
    await tx.execute(f"UPDATE point_texts SET text = '', salt = '' WHERE {sent}", meeting_id)
    await forget_words(tx, meeting_id, texts - {""})
    return gone


async def forget_errata(tx: Tx, meeting_id: int, delegate_id: int | None = None) -> None:
    """Errata that tell of this person, or of anybody, lose their words, and so do messages that quote them."""
    gone = await (errata.part_names(tx, meeting_id) if delegate_id is None else errata.forget_person(tx, delegate_id))
    if gone:
        await forget_words(tx, meeting_id, gone)


async def withdraw_consent(tx: Tx, telegram_id: int, meeting_id: int, now_ms: int) -> None:
    """The consent is in force no more; that it was once given stays as its proof."""
    await tx.execute(
        "UPDATE consents SET withdrawn_ms = $3 WHERE telegram_id = $1 AND meeting_id = $2 AND withdrawn_ms IS NULL",
        *(telegram_id, meeting_id, now_ms),
    )


async def forget_words(tx: Tx, meeting_id: int, texts: Collection[str]) -> None:
    """Messages of this meeting, sent and unsent ones, quote none of these texts any more; what else they say stays, and
    what waits is still sent."""
    for row in await tx.fetch("SELECT id, payload FROM outbox WHERE kind = 'say'"):
        payload = json.loads(row["payload"])
        if payload.get("meeting") != meeting_id or "values" not in payload:
            continue
        said = _blanked(payload["values"], texts)
        if said != payload["values"]:
            text = json.dumps({**payload, "values": said}, ensure_ascii=False, separators=(",", ":"))
            await tx.execute("UPDATE outbox SET payload = $2, shown_hash = '' WHERE id = $1", row["id"], text)


def _blanked(said: Any, texts: Collection[str]) -> Any:
    """The same with a dash for a value that is one of the texts, and for a long one within a value: a word of a few
    letters stands in many sentences that quote nobody. The keys of our own words are no text of anybody."""
    if isinstance(said, dict):
        return {key: value if key == "key" else _blanked(value, texts) for key, value in said.items()}
    if isinstance(said, list):
        return [_blanked(value, texts) for value in said]
    if not isinstance(said, str):
        return said
    if said in texts:
        return GONE
    for text in sorted(texts, key=len, reverse=True):
        said = said.replace(text, GONE) if len(text) >= QUOTED_CHARACTERS_MIN else said
    return said
