"""A meeting with so many voters and one open question, and the taps of all of them."""

from typing import Any

from storage.opening import open_database

START_MS = 1_700_719_200_000
OPTIONS = ("Setuju", "Tidak setuju", "Abstain")


async def meeting(path: str, voters: int) -> None:
    """Fills a fresh database: question 1, delegates 1 … N of accounts 1001 …, options 1 … 3."""
    db = await open_database(f"sqlite:///{path}", now=lambda: START_MS)
    async with db.transaction() as tx:
        await tx.execute(
            "INSERT INTO meetings (id, code, join_code, join_key, title, held_on, zone, state, created_ms, created_at)"
            " VALUES (1, 'BENCH', 'ABCD2345', 'key', 'Bench', '2023-11-23', 'Asia/Jakarta', 'running', $1, '')",
            START_MS,
        )
        await tx.execute(
            "INSERT INTO questions (id, meeting_id, position, code, wording, kind, mode, unit, ballot_by, base,"
            " late_voters, state, opened_ms) VALUES (1, 1, 1, 'JP1', 'Mana?', 'single', 'by_constituency', 'person',"
            " 'lead', 'answered', 'join', 'open', $1)",
            START_MS,
        )
        for place, text in enumerate(OPTIONS, 1):
            sql = "INSERT INTO options (id, question_id, position, code, text) VALUES ($1, 1, $1, $2, $3)"
            await tx.execute(sql, place, "ABC"[place - 1], text)
        await tx.execute(
            "INSERT INTO organisations (id, meeting_id, position, ref, name, short, standing)"
            " VALUES (1, 1, 1, 'o', 'Instansi', 'Instansi', 'invited')"
        )
        for number in range(1, voters + 1):
            await tx.execute(
                "INSERT INTO delegates (id, meeting_id, number, organisation_id, telegram_id, label, name_key, channel,"
                " registered_ms) VALUES ($1, 1, $1, 1, $2, $3, $3, 'telegram', 0)",
                *(number, 1000 + number, f"Peserta {number}"),
            )
            await tx.execute(
                "INSERT INTO electorate (question_id, voter, organisation_id, delegate_id, added_ms)"
                " VALUES (1, $1, 1, $2, 0)",
                *(f"d{number}", number),
            )
    await db.close()


def taps(voters: int) -> list[dict[str, Any]]:
    """One tap of each voter, ids from 1."""
    from rules.buttons import pack

    found = []
    for number in range(1, voters + 1):
        person = {"id": 1000 + number, "is_bot": False, "first_name": f"P{number}"}
        message = {
            "message_id": number,
            "date": 1,
            "chat": {"id": 1000 + number, "type": "private", "first_name": f"P{number}"},
            "text": "JP1",
        }
        query = {
            "id": str(number),
            "from": person,
            "chat_instance": "1",
            "message": message,
            "data": pack("v", 1, number, 1, number % 3 + 1),
        }
        found.append({"update_id": number, "callback_query": query})
    return found
