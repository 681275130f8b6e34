"""Every kind of card the outbox can draw, by its name."""

from collections.abc import Mapping
from pathlib import Path

from delivery.card import Draw
from delivery.cards import attendance, ballot, files, group, lists, panel, person, points, say
from delivery.cards.copies import marked


def all_cards(username: str, folder: Path) -> Mapping[str, Draw]:
    """Kind -> how it is drawn. `username` is the bot's, for links; `folder` holds the files of the house."""
    file = files.drawer(folder)
    draws = {
        "agenda": lists.draw_agenda,
        "attendance": attendance.draw,
        "ballot": ballot.draw,
        "chart": file,
        "file": file,
        "group": group.drawer(username),
        "panel": panel.draw,
        "person": person.draw,
        "point": points.draw_point,
        "points": points.draw_list,
        "questions": lists.draw_questions,
        "say": say.draw,
        "staff": lists.staff_drawer(username),
    }
    return {kind: marked(draw) for kind, draw in draws.items()}
