"""The browser of the other tests is a real one, and its absence is never taken for a page that was examined."""

import pytest

from tests.browser.chromium import chromium, path_of_chromium


async def test_a_real_page_is_laid_out_and_its_script_runs() -> None:
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": 1024, "height": 768})
        await page.set_content("<p id=a>Rapat</p>")
        assert await page.evaluate("[innerWidth, document.getElementById('a').offsetHeight > 0]") == [1024, True]


def test_a_missing_browser_is_said_by_hand_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        path_of_chromium()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no page was examined"):
        path_of_chromium()
