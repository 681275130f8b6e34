"""A person's own data as a file: made when it leaves, for that person or the secretariat, never kept on the disk."""

from delivery.card import Card
from delivery.cards.readers import may_read
from locales.words import words_for
from rules.roles import Act
from storage import accounts, delegates, own_data
from storage.database import Tx
from storage.outbox import OutboxRow


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """Nothing for whoever is no longer that person's account, and may not answer for the meeting either."""
    meeting_id, delegate_id = row.payload["meeting"], row.payload["delegate"]
    delegate = await delegates.load(tx, delegate_id) if delegate_id else None
    if delegate_id:
        is_own = delegate is not None and delegate.telegram_id == row.chat_id
        if delegate is None or not (is_own or await may_read(tx, row.chat_id, meeting_id, Act.ANSWER_PRIVACY_REQUEST)):
            return None
        person = await own_data.person_of(tx, delegate)
    else:
        person = await own_data.account_of(tx, meeting_id, row.chat_id)
    words = words_for(await accounts.language_of(tx, row.chat_id))
    content = own_data.as_json(person, await own_data.gather(tx, person))
    name = f"data-pribadi-{person.ref.strip('-') or 'akun'}.json"
    return Card(text=words.html("data_saya_berkas_isi", nama=name), content=content, file_name=name)
