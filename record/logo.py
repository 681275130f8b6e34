"""A logo as it may stand in a letterhead: a small picture, drawn anew so that nothing else of the file comes along."""

import io
from typing import Final

FORMATS: Final = ("PNG", "JPEG")
SIDE_MAX: Final = 6_000
KEPT_SIDE_MAX: Final = 800


def checked_logo(content: bytes) -> bytes | None:
    """The picture as PNG without any of its metadata, at most 800 pixels a side; None where it is no PNG or JPEG, is
    broken, or has more than 6000 pixels a side."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if max(opened.size) > SIDE_MAX or min(opened.size) < 1:
                return None
            picture = opened.convert("RGBA" if "A" in opened.getbands() or "transparency" in opened.info else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((KEPT_SIDE_MAX, KEPT_SIDE_MAX))
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    made = io.BytesIO()
    bare.save(made, "PNG", optimize=False, compress_level=9)
    return made.getvalue()
