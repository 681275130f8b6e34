"""All phones of a rehearsal, and the groups their owners meet in; speaks HTTP to the control port."""

from collections.abc import Sequence
from typing import Any

from rehearsal.phone import Message, Person, Toast, number_of, read_toast
from rehearsal.phone_groups import Group
from rehearsal.remote import Remote, Stage

__all__ = ["Group", "Message", "Person", "Phones", "Toast"]

CREATOR_ID = 9_900_000_001


class Phones(Remote):
    """All phones of a rehearsal, built from a control URL alone. Use with `async with`."""

    def __init__(self, control_url: str) -> None:
        super().__init__(control_url)
        self.stage = Stage(control_url)

    async def __aenter__(self) -> "Phones":
        await super().__aenter__()
        await self.stage.__aenter__()
        return self

    async def __aexit__(self, *reason: Any) -> None:
        await self.stage.__aexit__(*reason)
        await super().__aexit__(*reason)

    async def person(self, person_id: int, *, first_name: str = "", username: str | None = None,
                     last_name: str | None = None, language: str | None = "id",
                     is_bot: bool = False) -> Person:  # fmt: skip
        """A person with a phone; asked again with the same id, the same person."""
        name = first_name or f"Peserta {person_id % 1000}"
        card = await self.call(
            "person", person=person_id, first_name=name, last_name=last_name, username=username, language=language,
            is_bot=is_bot,
        )  # fmt: skip
        return Person(self, card)

    async def group(self, title: str, *, topics: bool = False, kind: str = "group",
                    members: Sequence[Person] = (), admins: Sequence[Person] = (), creator: Person | None = None,
                    bot: str | None = "member", bot_rights: Sequence[str] = ()) -> Group:  # fmt: skip
        """A group with those people; the bot is added unless `bot` is None. With topics it is a supergroup."""
        owner = creator or await self.person(CREATOR_ID, first_name="Pemilik grup")
        answer = await self.call(
            "group", title=title, creator=owner.id, members=[one.id for one in members],
            admins=[one.id for one in admins], kind=kind, topics=topics, bot_rights=list(bot_rights),
            bot=bot or "left",
        )  # fmt: skip
        return Group(self, int(answer["id"]))

    async def press_many(self, presses: Sequence[tuple[Person, Message | int, str]],
                         answer_seconds: float = 30.0) -> list[Toast]:  # fmt: skip
        """Presses of callback data in one moment, in this order, in one call: for floods. Each (person, on, data)."""
        asked = [
            {"person": person.id, "message": number_of(on), "payload": payload,
             "chat": on.chat_id if isinstance(on, Message) else None}
            for person, on, payload in presses
        ]  # fmt: skip
        return [
            read_toast(answer) for answer in await self.call("press_many", presses=asked, answer_seconds=answer_seconds)
        ]
