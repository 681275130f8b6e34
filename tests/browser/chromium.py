"""Debian's Chromium, driven by Playwright: what a page looks like and does to whoever opens it."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pytest
from playwright.async_api import Browser, async_playwright

_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
# It must not look for anything but the page: an office may have no way out.
_QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)
MISSING: Final = (
    "Chromium tidak ada, jadi halaman tidak diperiksa: apt-get install chromium /"
    " there is no Chromium, so no page was examined: apt-get install chromium"
)


def path_of_chromium() -> str:
    """Where the browser is. Without one the test is left out in plain words, but fails where CI is set: there nobody
    would read them."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return found


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser without a window for as long as the block lasts; each `new_context` of it is another visitor."""
    path = path_of_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(_QUIET), chromium_sandbox=False)
        try:
            yield browser
        finally:
            await browser.close()
