"""The pictures a chat is sent: the card of a result with all that belongs to it, each with its figures in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from record.exports import PNG, ExportFile, file_name, shared_name
from record.record import AskedQuestion, Record
from record.sentences import sentence

if TYPE_CHECKING:
    from record.charts.canvas import Picture
    from record.charts.kind_faces import AnyFace


def phone_cards(record: Record, code: str, *, is_rehearsal: bool = False) -> list[ExportFile]:
    """The card of a revealed question as pictures for the chat, several pages where one is not enough, then the card of
    its constituencies where there is one, then those of its two rounds and of the scales that end with it. The first of
    each carries the result in words, the others say which page they are. A withheld result shows its turnout.
    Raises KeyError for an unknown code, LookupError where there is nothing to show yet."""
    from record.charts.cards import pages
    from record.faces import breakdown_face_of, face_of
    from record.shared_faces import shared_faces, turnout_face_of

    if any(one.code == code for one in record.soundings):
        return _sounding_cards(record, code, is_rehearsal=is_rehearsal)
    asked = record.question(code)
    if asked.tally is not None and asked.tally.is_withheld:
        turnout = turnout_face_of(record, asked, is_rehearsal=is_rehearsal)
        return _pages(record, f"kartu-{code}", code, pages(turnout), caption(asked))
    face = face_of(record, asked, is_rehearsal=is_rehearsal)
    cards = _pages(record, f"kartu-{code}", code, pages(face), _with_figures(caption(asked), face))
    by_constituency = breakdown_face_of(record, asked, is_rehearsal=is_rehearsal)
    if by_constituency is not None:
        title = f"{code} menurut unsur"
        said = _with_figures(f"{title}.", by_constituency)
        cards += _pages(record, f"kartu-{code}-unsur", title, pages(by_constituency), said)
    for shared in shared_faces(record, asked, is_rehearsal=is_rehearsal):
        heading = shared.heading
        title, facts = heading.code, "; ".join(heading.facts)
        said = _with_figures(f"{title}. {heading.question}\n{facts}.", shared)
        cards += _pages(record, shared_name("kartu", shared), title, pages(shared), said)
    return cards


def _with_figures(said: str, face: "AnyFace") -> str:
    """A caption and, on a line of its own, every figure of the picture."""
    from record.chart_words import figures

    return "\n".join(part for part in (said, figures(face)) if part)


def _sounding_cards(record: Record, code: str, *, is_rehearsal: bool) -> list[ExportFile]:
    from record.charts.sounding_card import pages
    from record.sounding_faces import headline, sounding_face, sounding_named, turnout

    one = sounding_named(record, code)
    if one is None or one.result is None:
        raise LookupError(f"{code} has no result yet")
    said = f"{code}. {turnout(one.result)}. {headline(one, one.result)}."
    return _pages(record, f"kartu-{code}", code, pages(sounding_face(record, one, is_rehearsal=is_rehearsal)), said)


def _pages(
    record: Record, document: str, title: str, drawn: Sequence["Picture"], first_caption: str
) -> list[ExportFile]:
    count, cards = len(drawn), []
    for page, picture in enumerate(drawn, start=1):
        name = document if count == 1 else f"{document}-{page}"
        said = first_caption if page == 1 else page_caption(title, page, count)
        cards.append(ExportFile(file_name(record, name, "png"), "kartu", picture.png, PNG, said))
    return cards


def caption(asked: AskedQuestion) -> str:
    """Code, full wording and the result in words: what stands beside a picture. Plain text of any length."""
    if asked.tally is None:
        raise LookupError(f"{asked.question.code} has no result yet")
    return f"{asked.question.code}. {asked.question.wording}\n{sentence(asked, asked.tally)}"


def page_caption(title: str, page: int, count: int) -> str:
    """ "JP1, halaman 2 dari 3": beside a further page of a card."""
    return f"{title}, halaman {page} dari {count}"
