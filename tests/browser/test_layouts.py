"""Every view at the sizes that projectors have, in both themes: nothing is cut off, nothing leaves the stage, nothing
that somebody typed is run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Page

from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.served import Door, Shown, door

SIZES: Final = ((1920, 1080), (1366, 768), (1280, 720), (1024, 768))
LONG_WORDING: Final = made.LONG[:240] + "?"
VIEWS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "join": made.join,
    **{
        f"{state} {count} {kind}": lambda count=count, kind=kind, state=state: made.question(
            made.texts(count, kind), closed=state == "closed"
        )
        for state in ("open", "closed")
        for count, kind in ((2, "short"), (2, "long"), (20, "short"), (20, "long"), (7, "odd"), (20, "odd"))
    },
    "open long wording": lambda: made.question(made.texts(20, "long"), wording=made.LONG * 3),
    "open without a deadline": lambda: made.question(made.texts(4, "short"), wording=LONG_WORDING, left_ms=None),
    **{
        f"wall {count} {kind}": lambda count=count, kind=kind: made.wall(made.texts(count, kind), age_ms=0)
        for count, kind in ((0, "short"), (2, "short"), (20, "short"), (20, "long"), (20, "odd"))
    },
    "wall huge": lambda: made.wall([made.LONG * 7, made.UNBROKEN * 5, "Pendek"]),
    **{f"pinned {text[:9]}": lambda text=text: made.wall([text], is_pinned=True)
       for text in ("Pendek", made.LONG * 7, *made.ODD)},
    "speakers": made.speakers,
    "speakers long": lambda: made.speakers(name=made.LONG),
    "speakers odd": lambda: made.speakers(name=made.UNBROKEN, left_ms=-700_000),
    "nobody": lambda: made.speakers(left_ms=None, waiting=0),
    "quorum": made.quorum,
    "quorum many": lambda: made.quorum(20, tick=0.99),
    "quorum none": lambda: made.quorum(0, tick=None),
    "agenda": made.agenda,
    "agenda long": lambda: made.agenda(made.LONG),
    "agenda before": lambda: made.agenda(made.ARABIC, has_current=False),
}  # fmt: skip
# Gives what is wrong with the page as it is laid out now.
FAULTS: Final = (Path(__file__).parent / "faults.js").read_text()


def listened(page: Page, origin: str) -> list[str]:
    """What the page complained of, and what it asked anybody else for, as it comes."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(origin) else told.append(request.url))
    return told


async def shown(page: Page, hall: Shown, view: dict[str, Any], **about: Any) -> None:
    """Puts the view on the screen and waits until it is laid out there."""
    before = hall.given
    hall.snapshot = made.snapshot(view, **about) | {"marker": before}
    await page.wait_for_function("before => document.getElementById('stage').dataset.revision > before", arg=before)
    await page.evaluate("() => document.fonts.ready")


async def opened(page: Page, place: Door, hall: Shown) -> None:
    hall.snapshot = made.snapshot(made.join())
    await page.goto(place.url)
    await page.wait_for_selector("body.ready")


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_every_view_shows_all_it_has(width: int, height: int) -> None:
    """Light, then the same in dark: what fits in one does in the other, because only colours differ."""
    async with door() as place, chromium() as browser:
        hall = place.source
        assert isinstance(hall, Shown)
        page = await browser.new_page(viewport={"width": width, "height": height})
        told = listened(page, place.url[: place.url.index("/layar")])
        await opened(page, place, hall)
        faults = {}
        for theme in ("light", "dark"):
            for name, view in VIEWS.items():
                await shown(page, hall, view(), theme=theme)
                for turn in range(3 if theme == "light" else 1):
                    if found := await page.evaluate(FAULTS):
                        faults[f"{name} {theme} {turn}"] = found
                    await page.keyboard.press("ArrowRight")
                await page.keyboard.press("Escape")
        assert faults == {}
        assert told == []
        assert await page.evaluate("window.ran") is None
