"""The marks by which Babel finds our texts."""


class InContext(str):
    """A text that another language says differently in this use than where the same words are a button or a name."""

    __slots__ = ("context",)

    context: str

    def __new__(cls, context: str, text: str) -> "InContext":
        made = super().__new__(cls, text)
        made.context = context
        return made


def N_(text: str) -> str:
    """The text as it is; the translation happens when somebody's language is known."""
    return text


def P_(context: str, text: str) -> str:
    """The same for words that mean something else elsewhere; `context` says what they mean here."""
    return InContext(context, text)
