"""One phone in the hand of the cast, inside the emulator: what a person reads, types and presses, without HTTP."""

from collections.abc import Callable

from rehearsal import screen
from rehearsal.people import Impossible
from rehearsal.phone import Message, Toast, read_toast
from rehearsal.phone_acts import PhoneActs

PATIENCE_SECONDS = 30.0
# So many of the newest messages a person looks at; what stands above was read before.
LOOKED_AT_MAX = 80
SAYS_NOTHING_SECONDS = 3600.0


class Hand:
    """`id` is the account, and the chat with the bot. Acts raise Impossible where the phone could not do that."""

    def __init__(self, acts: PhoneActs, person_id: int, name: str) -> None:
        self.acts, self.id, self.name = acts, person_id, name
        acts.people.add(person_id, first_name=name, language="id")
        self.chat = acts.people.chat(person_id)

    @property
    def revision(self) -> int:
        """Grows with every change in the chat."""
        return max((one.revision for one in self.chat.messages.values()), default=0)

    def messages(self) -> list[Message]:
        """What stands in the chat, the newest first."""
        found = []
        for message in reversed(self.chat.messages.values()):
            if not message.is_deleted:
                found.append(Message(**screen.view(self.acts.world, message)))
            if len(found) == LOOKED_AT_MAX:
                break
        return found

    def newest(self, fits: Callable[[Message], bool]) -> Message | None:
        """The newest message of the bot that fits."""
        return next((one for one in self.messages() if one.is_from_bot and fits(one)), None)

    async def changed(self, since: int) -> None:
        """Returns once the chat changed after that revision."""
        while self.revision <= since:
            await self.acts.exchange.watch(self.id, lambda: self.revision > since, SAYS_NOTHING_SECONDS)

    async def until(self, fits: Callable[[Message], bool], *, seconds: float = PATIENCE_SECONDS) -> Message:
        """The newest message of the bot that fits, as soon as it is there. Raises Impossible when it does not come."""
        found: Message | None = await self.acts.exchange.watch(self.id, lambda: self.newest(fits), seconds)
        if found is None:
            raise Impossible(f"{self.name}: nothing like that came\n{screen.dump(self.acts.world, self.chat)[-600:]}")
        return found

    async def answer(self, after: int, *words: str) -> Message:
        """The newest message after one's own that holds any of these words."""
        return await self.until(lambda one: one.id > after and any(word in one.text for word in words))

    async def send(self, text: str) -> int:
        """Types and sends; the message's id."""
        return int((await self.acts.send(self.id, text))["message_id"])

    async def follow(self, link: str, group: int | None = None) -> int:
        """Follows a link of the bot; the id of the message that this sends."""
        return int((await self.acts.follow(self.id, link, group))["message_id"])

    async def press(self, label: str, on: Message | None = None) -> Toast:
        """Presses a button as it is labelled, once it is there."""
        where = None if on is None else on.id
        said = await self.acts.press(
            self.id, label, message=where, appear_seconds=PATIENCE_SECONDS, answer_seconds=PATIENCE_SECONDS
        )
        return read_toast(said)

    async def press_what_it_said(self, on: Message, label: str) -> Toast:
        """Presses a button of a message as it was read, whatever has become of the message meanwhile."""
        return read_toast(
            await self.acts.press_data(self.id, on.payload(label), on.id, answer_seconds=PATIENCE_SECONDS)
        )
