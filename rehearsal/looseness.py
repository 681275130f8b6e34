"""Which rules a test has loosened, by name; without a name here every rule is strict."""

from collections.abc import Iterable

RULES = {
    "private_rate": "one message or edit a second in a private chat",
    "group_rate": "twenty sends and edits in a sliding minute in a group",
    "overall_rate": "thirty sends and edits a second over all chats",
    "hold_lengthening": "a call during a hold makes the hold longer",
    "private_burst": "loosened: three messages may come at once in a private chat",
    "upload_rate": "uploads of one size above 100,000 bytes come one by one",
    "open_calls": "too many calls open at once are held and refused",
    "answer_age": "a tap's answer is refused after fifteen seconds",
    "answer_once": "only the first answer to a tap counts",
    "update_expiry": "updates are forgotten after their time",
    "offset_punishment": "asking again with the same offset costs time",
    "conflict": "a second poller, or a webhook, gives 409",
    "conflict_hold": "a second 409 within three seconds is held back",
    "queue_limits": "waiting updates are limited in number and bytes",
    "not_modified": "an edit that changes nothing is refused",
    "foreign_edit": "messages of others cannot be edited",
    "html": "HTML must be well formed and made of Telegram's tags",
    "text_limits": "texts and captions are limited",
    "text_empty": "a text must have something visible",
    "keyboard_limits": "keyboards are limited in buttons and bytes",
    "button_presence": "a phone presses only buttons that a message has",
    "reach": "who never started, blocked, left or removed the bot cannot be written to",
    "chat_rights": "sending and pinning need rights in a group",
    "topics": "closed, deleted and unknown topics are refused",
    "privacy_mode": "in groups the bot sees commands, replies and service messages",
    "migration": "the old id of a migrated group refuses sends, pins and deletes",
    "files": "files are limited in size and pictures must be pictures",
    "commands": "command lists are limited and well formed",
    "profile": "name and descriptions are limited",
    "webhook_https": "a webhook's address is https",
    "webhook_port": "a webhook's port is 443, 80, 88 or 8443",
    "webhook_rate": "setWebhook once a second",
}


class Looseness:
    """The set of loosened rules. Unknown names raise ValueError, so that a typo does not keep a rule strict unseen."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: set[str] = set()
        for name in names:
            self.loosen(name)

    def loosen(self, name: str) -> None:
        if name not in RULES:
            raise ValueError(f"no such rule: {name}; there are {', '.join(sorted(RULES))}")
        self.names.add(name)

    def tighten(self, name: str) -> None:
        self.names.discard(name)

    def holds(self, name: str) -> bool:
        """Whether the rule is in force."""
        return name not in self.names
