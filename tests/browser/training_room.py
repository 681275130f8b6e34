"""The whole of `jajak rehearse --phones` as somebody who sits before it has it: one page, phones and a screen."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, FrameLocator, Locator, Page, expect

ROOT: Final = Path(__file__).parents[2]
ADDRESS: Final = re.compile(rb"http://127\.0\.0\.1:\d+/")
READY_SECONDS: Final = 60
MODERATOR: Final = "Moderator"


class Room:
    """The page in the browser. Phones are named by who holds them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def phone(self, name: str) -> Phone:
        return Phone(self, name)

    async def seat(self, *names: str) -> None:
        """So many phones side by side, each with its person, who are added where nobody has that name."""
        await self.page.get_by_role("button", name=f"{len(names)} ponsel berdampingan").click()
        for place, name in enumerate(names):
            await self.page.locator(".phone").nth(place).locator(".phone-bar").click()
            row = self.page.locator(f".roster-row[title='{name}']")
            if not await row.count():
                await self.page.get_by_role("button", name="Tambah peserta").click()
                dialog = self.page.get_by_role("dialog")
                await dialog.get_by_label("Nama").fill(name)
                await dialog.get_by_role("button", name="Tambah").click()
            else:
                await row.click()
            await expect(self.page.locator(".phone").nth(place).locator(".phone-bar")).to_contain_text(name)

    async def open_link(self, link: str) -> None:
        """Into the field at the top, for the phone in front."""
        field = self.page.get_by_role("textbox", name="Buka tautan")
        await field.fill(link)
        await field.press("Enter")

    @property
    def screen(self) -> FrameLocator:
        """The screen of the hall, in the pane beside the phones."""
        return self.page.frame_locator(".projector iframe")


class Phone:
    """One phone on the page."""

    def __init__(self, room: Room, name: str) -> None:
        self.room = room
        self.root = room.page.locator(".phone", has=room.page.locator(".phone-bar", has_text=name))

    @property
    def last(self) -> Locator:
        """The newest bubble from the bot, with its buttons."""
        return self.root.locator(".row:not(.is-own)").last

    async def write(self, text: str, answer: str) -> None:
        """Types and sends; waits until the bot has said something with these words after it."""
        await self.root.locator("textarea").fill(text)
        await self.root.locator("textarea").press("Enter")
        await self.reads(answer)

    async def reads(self, words: str) -> None:
        """Waits until the newest of the last messages of the bot says these words."""
        await expect(self.root.locator(".row:not(.is-own)", has_text=words).last).to_be_visible(timeout=15_000)

    async def press(self, label: str, answer: str = "") -> None:
        """The newest button that begins with these words; waits for the words that come of it."""
        button = self.root.locator(".keyboard button").filter(has_text=re.compile(f"^{re.escape(label)}"))
        await button.last.click()
        if answer:
            await self.reads(answer)

    async def scan(self, link: str) -> None:
        """Points the camera at a QR that leads to the bot, and presses Start."""
        await self.root.locator(".phone-bar").click()
        await self.room.open_link(link)
        await self.root.get_by_role("button", name="MULAI").click()


@asynccontextmanager
async def training(browser: Browser, folder: Path) -> AsyncIterator[Room]:
    """The command as anybody types it, without a cast that lives by itself, and its page."""
    command = (sys.executable, "-m", "bot", "rehearse", "--phones", "--size", "0", "--out", str(folder))
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JAJAK_")}
    running = await asyncio.create_subprocess_exec(
        *command, cwd=folder.parent, env=kept | {"PYTHONPATH": str(ROOT)}, stdout=asyncio.subprocess.PIPE
    )
    assert running.stdout is not None
    reading: asyncio.Task[bytes] | None = None
    try:
        async with asyncio.timeout(READY_SECONDS):
            while (found := ADDRESS.search(line := await running.stdout.readline())) is None:
                assert line, "the training ended before it was ready"
        reading = asyncio.create_task(running.stdout.read())
        context = await browser.new_context(viewport={"width": 1920, "height": 1000}, accept_downloads=True)
        room = Room(await context.new_page())
        await room.page.goto(found[0].decode())
        await room.page.locator(".phone").first.wait_for()
        yield room
        await context.close()
    finally:
        running.terminate()
        status = await running.wait()
        if reading is not None:
            await reading
    assert status == 0
    assert not room.faults, room.faults
