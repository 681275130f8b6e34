"""The training in a browser as a newcomer has it: phone, checklist, cast and screen on one page, the service real."""

from pathlib import Path

from playwright.async_api import expect

from tests.bot.training_hall import hall
from tests.browser.chromium import chromium

WIDE = {"width": 1800, "height": 950}
PATIENCE = 20_000


async def test_a_newcomer_opens_registration_and_the_screen_on_the_page(tmp_path: Path) -> None:
    """What is typed and pressed on the page ticks the checklist; the screen opens beside the phone and shows how to
    join, framed by no other page than this one; the cast comes in by itself."""
    async with hall(tmp_path, size=2) as meeting, chromium() as browser:
        page = await browser.new_page(viewport=WIDE)
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        await page.goto(f"{meeting.phones.control_url}/")
        await expect(page.get_by_text("Buka pendaftaran").first).to_be_visible(timeout=PATIENCE)
        await expect(page.get_by_text("Langkah 1 dari 20")).to_be_visible()
        box = page.get_by_placeholder("Pesan")
        for words, button, step in (("/rapat", "Buka pendaftaran", 2), ("/layar", "Salin alamat", 3)):
            await box.fill(words)
            await box.press("Enter")
            await page.get_by_role("button", name=button).last.click(timeout=PATIENCE)
            await expect(page.get_by_text(f"Langkah {step} dari 20")).to_be_visible(timeout=PATIENCE)
        screen = page.frame_locator("iframe")
        await expect(screen.get_by_role("heading", name="Ikuti rapat dari ponsel")).to_be_visible(timeout=PATIENCE)
        await expect(page.get_by_text("2 dari 2 bergabung")).to_be_visible(timeout=PATIENCE)
        assert troubles == []
