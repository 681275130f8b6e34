"""Texts: what Telegram makes of them, and its words when it takes them not."""

import pytest

from rehearsal.markup_html import parse_html
from rehearsal.refusal import ApiRefusal

SARI = 9000000001


@pytest.fixture
async def sari(phones):
    person = await phones.person(SARI)
    await person.start()
    for rule in ("private_rate", "overall_rate"):
        await phones.stage.loosen(rule)
    return person


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("nilai <3 orang", 'Unsupported start tag "3" at byte offset 6'),
        ("é <x>a</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>tebal", 'Can\'t find end tag corresponding to start tag "b"'),
        ("tebal</b>", "Unexpected end tag at byte offset 5"),
        ("<b>a<i>b</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", "Expected equal sign in declaration of an attribute"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("&#xD800;", "Text contains invalid Unicode characters"),
    ],
)
def test_b62_broken_html_is_refused_in_telegrams_own_words(html, words):
    """The words and the byte offsets of `parse_html` in tdlib."""
    with pytest.raises(ApiRefusal) as refusal:
        parse_html(html)
    assert refusal.value.words.startswith("Bad Request: can't parse entities: ")
    assert words in refusal.value.words


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("a &lt;b&gt; &amp;&quot; &apos; &#65;&#x42;", 'a <b> &" &apos; AB', []),
        ("😀<b>dua</b>", "😀dua", [("bold", 2, 3)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>a</B >", "a", [("bold", 0, 1)]),
        ('<span class="tg-spoiler">r</span>', "r", [("spoiler", 0, 1)]),
        ("<blockquote expandable>panjang</blockquote>", "panjang", [("expandable_blockquote", 0, 7)]),
        ("<b></b>kosong", "kosong", []),
        ("<u>a</u><s>b</s><code>c</code>", "abc", [("underline", 0, 1), ("strikethrough", 1, 1), ("code", 2, 1)]),
    ],
)
def test_html_becomes_text_and_entities_in_utf16_units(html, text, entities):
    """Formatting is counted in UTF-16 units, so an emoji counts two."""
    plain, found = parse_html(html)
    assert (plain, [(one["type"], one["offset"], one["length"]) for one in found]) == (text, entities)


def test_links_and_languages_keep_their_argument():
    """A link its address, a listing its language."""
    assert parse_html('<a href="https://t.me/x?a=1&amp;b=2">x</a>')[1][0]["url"] == "https://t.me/x?a=1&b=2"
    [listing] = parse_html('<pre><code class="language-python">x</code></pre>')[1]
    assert (listing["type"], listing["language"]) == ("pre", "python")


async def test_b69_text_is_counted_in_code_points_after_parsing(sari, bot):
    """4,096 emoji pass, 4,097 signs do not; markup does not count; 32,768 bytes is the end for the request."""
    await bot.ask("sendMessage", chat_id=SARI, text="😀" * 4096)
    await bot.ask("sendMessage", chat_id=SARI, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    assert await bot.words("sendMessage", chat_id=SARI, text="x" * 4097) == "Bad Request: message is too long"
    assert await bot.words("sendMessage", chat_id=SARI, text="é" * 16_385) == "Bad Request: text is too long"


async def test_empty_and_invisible_texts_are_refused(sari, bot, phones):
    """Nothing given, and nothing visible, have different words."""
    assert await bot.words("sendMessage", chat_id=SARI, text="") == "Bad Request: message text is empty"
    for text in (" \n", "\u200b", "\u3164", "\u2800", "\u202e", "\x00\x07"):
        assert await bot.words("sendMessage", chat_id=SARI, text=text) == "Bad Request: text must be non-empty"
    await phones.stage.loosen("text_empty")
    await bot.ask("sendMessage", chat_id=SARI, text="\u200b")


async def test_controls_become_spaces_and_direction_signs_go(sari, bot):
    """C0 signs and tabs to spaces, CR and U+2028–U+202E away, newline and isolates stay, ends trimmed."""
    text = "  a\tb\x07c\r\nd\u202ee\u2066f\u2069\u030a  "
    sent = await bot.ask("sendMessage", chat_id=SARI, text=text)
    assert sent["text"] == "a b c\nde\u2066f\u2069"


async def test_entities_move_with_the_words_they_mark(sari, bot):
    """Trimming and cleaning shift formatting; formatting of nothing disappears."""
    sent = await bot.ask("sendMessage", chat_id=SARI, text="  \u202e<b> dua</b> <i> </i>", parse_mode="HTML")
    assert sent["text"] == "dua"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_half_a_surrogate_pair_is_no_text(sari, bot):
    """JSON can carry it; Telegram does not take it."""
    async with bot.session.post(
        bot.url("sendMessage"),
        data=b'{"chat_id": 9000000001, "text": "a\\ud83d"}',
        headers={"Content-Type": "application/json"},
    ) as response:
        assert (await response.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_only_the_first_hundred_entities_count(sari, bot):
    """The rest are plain words."""
    sent = await bot.ask("sendMessage", chat_id=SARI, text="<b>x</b> " * 120, parse_mode="HTML")
    assert len(sent["entities"]) == 100


async def test_html_can_be_loosened(sari, bot, phones):
    """A loose server swallows what a strict one refuses."""
    assert "can't parse entities" in await bot.words("sendMessage", chat_id=SARI, text="<x>a", parse_mode="HTML")
    await phones.stage.loosen("html")
    assert (await bot.ask("sendMessage", chat_id=SARI, text="<x>a", parse_mode="HTML"))["text"] == "a"


async def test_b68_what_a_person_types_comes_in_pieces_of_4096(sari, bot, phones):
    """Five thousand signs are two messages, as every client does it."""
    await bot.updates(offset=-1)
    await sari.send("x" * 5000)
    pieces = [message.text for message in await sari.screen()][-2:]
    assert [len(piece) for piece in pieces] == [4096, 904]
