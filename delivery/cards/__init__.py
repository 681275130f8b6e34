"""Every kind of card the outbox can draw, by its name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from delivery.card import Draw
from delivery.cards import (
    amendments,
    assisted,
    attendance,
    ballot,
    batch,
    closing,
    consent_log,
    desk,
    draft_minutes,
    entry,
    exports,
    files,
    group,
    hand,
    heard,
    lists,
    merge,
    outcomes,
    own_data,
    own_points,
    panel,
    person,
    point,
    points,
    reminder,
    running_record,
    say,
    screen,
    sounding,
    sounding_entry,
    soundings,
    speakers,
    speech_time,
    themes,
    waiting_files,
)
from delivery.cards.copies import marked
from delivery.cards.readers import guarded
from delivery.drafts import Drafts

# Kind -> how it is drawn, for those that need nothing but their row.
_PLAIN: Final[Mapping[str, Draw]] = {
    "agenda": lists.draw_agenda,
    "amendment": amendments.draw,
    "amendments": amendments.draw_list,
    "assisted": assisted.draw,
    "assisted_views": sounding_entry.draw_confirm,
    "attendance": attendance.draw,
    "batch": batch.draw,
    "closing": closing.draw,
    "consent_log": consent_log.draw,
    "export": exports.draw_menu,
    "exporting": exports.draw_progress,
    "exports": exports.draw_list,
    "heard": heard.draw,
    "merge": merge.draw_choice,
    "names": batch.draw_names,
    "outcome": outcomes.draw,
    "outcomes": outcomes.draw_list,
    "own_data": own_data.draw,
    "own_points": own_points.draw,
    "panel": panel.draw,
    "person": person.draw,
    "point": point.draw_point,
    "points": points.draw_list,
    "questions": lists.draw_questions,
    "record": running_record.draw,
    "reminder": reminder.draw,
    "say": say.draw,
    "sounding": sounding.draw,
    "soundings": soundings.draw,
    "themes": themes.draw,
    "waiting_file": waiting_files.draw_file,
    "waiting_files": waiting_files.draw_list,
}


def all_cards(
    username: str,
    folder: Path,
    drafts: Drafts,
    now: Callable[[], int],
    *,
    names_stay: bool = False,
    screen_base: str = "",
) -> Mapping[str, Draw]:
    """Kind -> how it is drawn. `username` is the bot's, for links; `folder` holds the files of the house, `drafts` the
    ballots that are not sent yet, `now` tells the time to cards with a timer; `names_stay` as for files, `screen_base`
    stands in front of the addresses of screens."""
    file = files.drawer(folder, names_stay=names_stay)
    draws = {
        **_PLAIN,
        "attachment": file,
        "ballot": ballot.drawer(drafts),
        "chart": file,
        "desk": desk.drawer(now),
        "entry": entry.drawer(drafts),
        "file": file,
        "group": group.drawer(username),
        "hand": hand.drawer(now),
        "minutes": draft_minutes.drawer(folder, names_stay=names_stay),
        "pack": file,
        "screen": screen.drawer(screen_base, now),
        "speakers": speakers.drawer(now),
        "staff": lists.staff_drawer(username),
        "time": speech_time.drawer(now),
        "views_entry": sounding_entry.drawer(drafts),
    }
    return {kind: marked(guarded(kind, draw)) for kind, draw in draws.items()}
