"""Every view at the sizes that projectors have, in both themes: nothing is cut off, nothing leaves the stage, nothing
that somebody typed is run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from projector.page_files import PAGE
from tests.browser import made
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door

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
    "sounding": lambda: made.sounding(made.texts(30, "long")),
    "sounding short": lambda: made.sounding(made.texts(5, "short")),
    "open in a great hall": lambda: made.question(made.texts(4, "short"))
    | {"turnout": {"label": "Sudah menjawab", "figure": "1.250", "of": "dari 2.000 berhak", "part": 0.625}},
    "closed in a great hall": lambda: made.question(made.texts(4, "short"), closed=True)
    | {"turnout": {"label": "Sudah menjawab", "figure": "350", "of": "dari 480 berhak", "part": 0.7}},
    "open long wording": lambda: made.question(made.texts(20, "long"), wording=made.LONG * 3),
    "open without a deadline": lambda: made.question(made.texts(4, "short"), wording=LONG_WORDING, left_ms=None),
    **{
        f"wall {count} {kind}": lambda count=count, kind=kind: made.wall(made.texts(count, kind), age_ms=0)
        for count, kind in ((0, "short"), (2, "short"), (20, "short"), (20, "long"), (20, "odd"))
    },
    "wall huge": lambda: made.wall([made.LONG * 7, made.UNBROKEN * 5, "Pendek"]),
    **{f"pinned {text[:9]}": lambda text=text: made.wall([text], is_pinned=True)
       for text in ("Pendek", made.LONG * 7, *made.ODD)},
    **{
        f"result {count} {kind}": lambda count=count, kind=kind: made.result(made.texts(count, kind))
        for count, kind in ((2, "short"), (4, "long"), (12, "short"), (20, "short"), (20, "long"), (7, "odd"))
    },
    "result long wording": lambda: made.result(made.texts(4, "short"), wording=made.LONG * 3),
    "result all tied": lambda: made.result(
        made.texts(12, "long"), tie="Seri: A, B, C, D, E, F, G, H, I, J, K dan L, masing-masing 1 jawaban"
    ),
    "speakers": made.speakers,
    "speakers long": lambda: made.speakers(name=made.LONG),
    "speakers odd": lambda: made.speakers(name=made.UNBROKEN, left_ms=-700_000),
    "speakers all long": lambda: made.speakers(organisation=made.LONG, item=made.LONG, waiting_name=made.LONG[:100]),
    "nobody": lambda: made.speakers(left_ms=None, waiting=0),
    "quorum": made.quorum,
    "quorum many": lambda: made.quorum(20, tick=0.99),
    "quorum of a great hall": lambda: made.quorum() | {"figure": "1.250", "of": "dari 2.000 instansi"},
    "quorum none": lambda: made.quorum(0, tick=None),
    "agenda": made.agenda,
    "agenda long": lambda: made.agenda(made.LONG),
    "agenda before": lambda: made.agenda(made.ARABIC, has_current=False),
    "agenda over": lambda: made.agenda(has_current=False) | {"next": None, "may_join": False},
}  # fmt: skip
# Gives what is wrong with the page as it is laid out now.
FAULTS: Final = (Path(__file__).parent / "faults.js").read_text()


# Each size in one theme always, in the other one where there is time: a theme changes colours alone.
LOOKS: Final = [
    pytest.param(size, theme, marks=() if (place + turn) % 2 == 0 else pytest.mark.long)
    for place, size in enumerate(((1920, 1080), (1366, 768), (1280, 720), (1024, 768)))
    for turn, theme in enumerate(("light", "dark"))
]


async def faults_of(screen: Screen) -> list[str]:
    """What is wrong on the page that is shown and, where there are more, on the next two."""
    found: list[str] = []
    for _ in range(3):
        found += await screen.page.evaluate(FAULTS)
        if "hlm." not in await screen.text("#stage"):
            break
        await screen.page.keyboard.press("ArrowRight")
    await screen.page.keyboard.press("Escape")
    return found


@pytest.mark.parametrize(("size", "theme"), LOOKS)
async def test_every_view_shows_all_it_has(size: tuple[int, int], theme: str) -> None:
    """Two options and twenty, ten signs and three hundred, Arabic, emoji, markup; and nothing of it is run."""
    async with door() as place, chromium() as browser, watching(browser, place, size=size) as screen:
        faults = {}
        for name, view in VIEWS.items():
            await screen.show(view(), theme=theme)
            if found := await faults_of(screen):
                faults[name] = found
        assert faults == {}
        assert await screen.page.evaluate("window.ran") is None


@pytest.mark.parametrize("steps", [-4, 6])
async def test_the_smallest_and_the_largest_type_show_all_as_well(steps: int) -> None:
    async with door() as place, chromium() as browser, watching(browser, place, size=(1366, 768)) as screen:
        faults = {}
        for name in (
            "join",
            "open 20 long",
            "open 7 odd",
            "wall 20 long",
            "speakers long",
            "quorum many",
            "agenda long",
        ):
            await screen.show(VIEWS[name](), size=steps)
            if found := await faults_of(screen):
                faults[name] = found
        assert faults == {}


def test_a_theme_changes_colours_alone() -> None:
    """So that what fits in one fits in the other."""
    css = "".join(path.read_text() for path in (PAGE / "css").glob("*.css") if path.name != "hasil.css")
    themes = re.findall(r'\[data-theme="\w+"\]([^{]*)\{([^}]*)\}', css)
    assert len(themes) >= 2
    for _, rules in themes:
        assert re.fullmatch(r"(\s*--[\w-]+: #[0-9A-F]{3,8};)+\s*", rules), rules


PLANTED: Final = (
    ("area => { area.style.fontSize = '9rem'; }", "clipped by"),
    ("area => { area.style.position = 'fixed'; area.style.left = '-20rem'; }", "outside"),
    ("area => { area.children[1].style.marginTop = '-3em'; }", "overlap"),
    ("area => { area.dataset.overflow = ''; }", "overflow"),
    ("area => { area.dataset.clamp = 1; document.getElementById('foot').textContent = ''; }", "cut without"),
)


async def test_what_is_wrong_is_found() -> None:
    """Layouts spoiled on purpose."""
    async with door() as place, chromium() as browser, watching(browser, place) as screen:
        for plant, told in PLANTED:
            await screen.show(made.question(made.texts(5, "long")))
            assert await screen.page.evaluate(FAULTS) == []
            await screen.page.locator(".options").evaluate(plant)
            assert [one for one in await screen.page.evaluate(FAULTS) if one.startswith(told)], plant
            await screen.show(made.join())
