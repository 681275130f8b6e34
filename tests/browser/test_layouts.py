"""Every view at the sizes that projectors have, in both themes: nothing is cut off, nothing leaves the stage, nothing
that somebody typed is run."""

from __future__ import annotations

from collections.abc import Callable
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
# What is wrong with the page as it is laid out now. A text may be cut by its own clamp or the single line of a title,
# and then the foot says where the rest is.
FAULTS: Final = """() => {
  const faults = [], stage = document.getElementById('stage').getBoundingClientRect();
  const named = (e) => `${e.tagName}.${e.className}: ${(e.textContent || '').slice(0, 40)}`;
  for (const e of document.querySelectorAll('[data-overflow]')) faults.push('overflow ' + named(e));
  const walker = document.createTreeWalker(document.getElementById('view'), NodeFilter.SHOW_TEXT);
  let cut = 0;
  for (let n; (n = walker.nextNode());) {
    const holder = n.parentElement;
    if (!n.data.trim() || holder.closest('.unseen, [hidden]') || !holder.getClientRects().length) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      const isIn = r.left >= stage.left - 2 && r.right <= stage.right + 2 && r.top >= stage.top - 2 && r.bottom <= stage.bottom + 2;
      for (let box = holder; box.id !== 'stage'; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.overflow === 'visible') continue;
        const b = box.getBoundingClientRect(), slack = Math.max(3, 0.3 * r.height);
        const isOut = r.bottom > b.bottom + slack || r.top < b.top - slack || r.right > b.right + 3 || r.left < b.left - 3;
        if (!isOut) continue;
        if (box.classList.contains('cut') && box.hasAttribute('data-shortened')) { cut += 1; break; }
        if (box.classList.contains('one-line')) break;
        faults.push(`clipped by ${box.className}: ` + named(holder));
        break;
      }
      if (!isIn && !holder.closest('.cut, .one-line')) faults.push('outside ' + named(holder));
    }
  }
  const foot = document.getElementById('foot');
  if (cut && !foot.textContent.includes('Teks lengkap ada di ponsel')) faults.push('cut without a sign');
  if (foot.hasAttribute('data-shortened')) faults.push('foot cut: ' + foot.textContent);
  const shown = [...document.querySelectorAll('.shown li, .shown .point')].filter((e) => e.getClientRects().length);
  for (const one of shown) for (const other of shown) {
    if (one === other || one.contains(other) || other.contains(one)) continue;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    if (a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2) faults.push('overlap ' + named(one));
  }
  if (document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth) faults.push('scrolls');
  return [...new Set(faults)];
}"""


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
