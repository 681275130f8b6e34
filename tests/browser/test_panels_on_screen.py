"""Results of a real record on the screen itself: what the door sends is laid out whole, page for page."""

from __future__ import annotations

import re
from typing import Any

from projector.panels import result_view
from tests.browser.chromium import chromium
from tests.browser.hall import Screen, watching
from tests.browser.served import door
from tests.browser.test_layouts import FAULTS
from tests.browser.test_panels_bars import LONG, ODD
from tests.projector.results import of, shapes
from tests.projector.test_panels import KINDS
from tests.record.conftest import Making

ROWS = "() => [...document.querySelectorAll('.panel [data-row]')].filter((one) => one.getClientRects().length)" \
    ".map((one) => one.textContent)"  # fmt: skip
# Rows that have a text of their own, by the kind of panel.
TEXTS = {"bars": "text", "ranks": "text", "rounds": "text", "breakdown": "name", "texts": "text"}


def views() -> list[dict[str, Any]]:
    """One of each kind, and a choice that needs pages."""
    many = Making.simple([f"{n:02} {LONG}"[:300] for n in range(20)], range(20), code="JP301", wording=LONG[:160])
    odd = Making.simple(ODD, (9, 4, 0, 7, 2, 1), code="JP302", wording=ODD[0])
    record = of([*shapes(), many, odd])
    wanted = ("JP301", "JP302", "JP8", "JP9", "JP13", "JP17", "JP18", "JP29", "JP200", "JP202", "JP205")
    return [result_view(record, code) for code in wanted]


async def pages_of(screen: Screen) -> int:
    """How many pages the foot speaks of."""
    found = re.search(r"hlm\. \d+/(\d+)", await screen.text(".foot"))
    return int(found[1]) if found else 1


async def test_results_are_shown_page_for_page() -> None:
    """By the keys of the laptop: nothing cut off but what the foot speaks of, every row of every panel on a page."""
    kinds = set()
    async with door() as place, chromium() as browser, watching(browser, place, size=(1366, 768)) as screen:
        for view in views():
            await screen.show(view)
            rows, pages = list[str](), await pages_of(screen)
            for number in range(1, pages + 1):
                faults = await screen.page.evaluate(FAULTS)
                cut = [fault for fault in faults if "clamps" in fault.split(":")[0]]
                assert faults == cut, (view["code"], number)
                assert not cut or "Teks lengkap" in await screen.text(".foot"), (view["code"], number)
                rows += await screen.page.evaluate(ROWS)
                await screen.page.keyboard.press("ArrowRight")
            await screen.page.keyboard.press("Escape")
            for panel in view["panels"]:
                kinds.add(panel["kind"])
                for row in panel.get("rows", ()):
                    text = row.get(TEXTS[panel["kind"]], "")
                    assert any(text in one for one in rows), (view["code"], text)
            assert pages >= len(view["panels"])
    assert kinds == KINDS - {"sounding"}
