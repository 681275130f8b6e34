"""Where the screen is found, and what may not be said about it."""

import pytest
from pydantic import ValidationError

from bot.settings import Settings


def settings(**given: object) -> Settings:
    """Nothing of the machine's own settings."""
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ({}, "http://127.0.0.1:8090"),
        ({"screen_port": 0}, ""),
        ({"screen_port": 0, "screen_address": "https://layar.example.go.id"}, ""),
        ({"screen_port": 81, "screen_host": "192.168.1.7"}, "http://192.168.1.7:81"),
        ({"screen_host": "0.0.0.0"}, "http://127.0.0.1:8090"),
        ({"screen_host": "::"}, "http://[::1]:8090"),
        ({"screen_host": "::1"}, "http://[::1]:8090"),
        ({"screen_address": "https://layar.example.go.id"}, "https://layar.example.go.id"),
        ({"screen_address": "https://example.go.id:8443/rapat"}, "https://example.go.id:8443/rapat"),
        ({"screen_address": "http://[fd00::1]:81"}, "http://[fd00::1]:81"),
    ],
)
def test_links_to_the_screen_begin_with_its_address(given: dict[str, object], base: str) -> None:
    assert settings(**given).screen_base() == base


@pytest.mark.parametrize(
    "address",
    [
        "layar.example.go.id",
        "ftp://layar.example.go.id",
        "https://layar.example.go.id/",
        "https://layar.example.go.id/a/",
        "https://layar.example.go.id\n",
        "https://layar.example.go.id?a=b",
        "https://layar example.go.id",
        "https://orang@example.go.id",
        "https://",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_no_link_can_be_made_from_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match=r"screen_address\n.*tanpa / di akhir"):
        settings(screen_address=address)


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "'self'",
        "http://127.0.0.1:8081 https://b.example",
        "http://127.0.0.1:8081; script-src *",
        "http://127.0.0.1:8081\n",
        "http://127.0.0.1:8081\r\nX-Evil: 1",
        "http://127.0.0.1:8081/",
        "http://a,http://b",
        "https:",
    ],
)
def test_an_origin_that_would_widen_the_policy_is_refused(origin: str) -> None:
    with pytest.raises(ValidationError, match="screen_frames"):
        settings(screen_frames=origin)


@pytest.mark.parametrize("origin", ["", "http://127.0.0.1:8081", "https://latihan.example.go.id", "http://[::1]:80"])
def test_one_origin_or_none_may_frame_the_screen(origin: str) -> None:
    assert settings(screen_frames=origin).screen_frames == origin
