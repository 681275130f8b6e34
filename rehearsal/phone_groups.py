"""A group as tests handle it: its people, the bot's place in it, topics, and its change into a supergroup."""

from collections.abc import Sequence

from rehearsal.remote import Remote


class Group:
    """A group; after `migrate` its `id` is the new one and `former_id` the old."""

    def __init__(self, remote: Remote, group_id: int) -> None:
        self._remote = remote
        self.id = group_id
        self.former_id: int | None = None

    async def add(self, person_id: int, *, status: str = "member", rights: Sequence[str] = (),
                  is_anonymous: bool = False) -> None:  # fmt: skip
        """Somebody joins, or gets another place: member, administrator, restricted."""
        await self._remote.call(
            "join", chat=self.id, person=person_id, status=status, rights=list(rights), is_anonymous=is_anonymous
        )

    async def remove(self, person_id: int, *, status: str = "left") -> None:
        """Somebody leaves (`left`) or is thrown out (`kicked`)."""
        await self._remote.call("leave", chat=self.id, person=person_id, status=status)

    async def set_bot(self, status: str, *, rights: Sequence[str] = ()) -> None:
        """The bot's place: member, administrator, restricted, kicked, left."""
        await self._remote.call("set_bot", chat=self.id, status=status, rights=list(rights))

    async def permit(self, **permissions: bool) -> None:
        """What ordinary members may do, such as `can_send_messages=False`."""
        await self._remote.call("permit", chat=self.id, permissions=permissions)

    async def migrate(self, announce: str = "both") -> int:
        """Become a supergroup; `announce`: both, reversed, old, new, none. Returns the new id."""
        self.former_id = self.id
        self.id = int((await self._remote.call("migrate", chat=self.id, announce=announce))["id"])
        return self.id

    async def delete(self) -> None:
        await self._remote.call("drop_group", chat=self.id)

    async def add_topic(self, name: str) -> int:
        """The id of the new topic, as used for `thread`."""
        return int((await self._remote.call("add_topic", chat=self.id, name=name))["id"])

    async def close_topic(self, topic_id: int, is_closed: bool = True) -> None:
        await self._remote.call("set_topic", chat=self.id, topic=topic_id, is_closed=is_closed)

    async def delete_topic(self, topic_id: int) -> None:
        await self._remote.call("set_topic", chat=self.id, topic=topic_id, is_deleted=True)
