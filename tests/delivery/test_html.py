"""Long texts in valid parts, cut where people would not notice; escaping once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from delivery import html


def test_user_text_never_becomes_markup() -> None:
    """B62: every sign of Markdown and HTML comes out as typed."""
    text = "<b>&\"' _*[]()~`>#+-=|{}.! $5 {{ 7*7 }}"
    assert html.plain(html.escape(text)) == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["kata ", "<b>tebal</b> ", "👨‍👩‍👧‍👦", "\n", "panjang" * 30, "&amp; "]), max_size=120))
def test_b63_every_part_is_valid_by_itself_and_nothing_is_lost(pieces: list[str]) -> None:
    """Parts fit their limit, close their tags, and together hold every word."""
    markup = "".join(pieces)
    parts = html.split(markup, 500)
    assert all(html.units(part) <= 500 for part in parts)
    assert all(part.count("<b>") == part.count("</b>") for part in parts)
    words = "".join(html.plain(markup).split())
    if len(parts) == 1:
        assert "".join(html.plain(parts[0]).split()) == words
    else:
        assert sum(len("".join(html.plain(part).split())) for part in parts) >= len(words)
