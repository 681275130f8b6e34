"""What must hold for any picture: texts inside it, none over another."""

from record.charts.canvas import Picture
from record.charts.card import HEIGHT_MAX

POINT_AT_300_DPI = 300 / 72


def assert_readable(picture: Picture, *, scale: float = 1.0) -> None:
    """Every text inside and apart from all others; `scale` is pixels for each unit of the boxes. The boxes hold what
    ink may reach at most, so lines of one paragraph touch a little."""
    width, height = picture.width_px / scale, picture.height_px / scale
    for box in picture.boxes:
        assert box.left >= -0.1, box
        assert box.top >= -0.1, box
        assert box.right <= width + 0.1, box
        assert box.bottom <= height + 0.1, box
    across, down = 1 / scale, 4 / scale if scale == 1 else 6 / scale
    boxes = sorted(picture.boxes, key=lambda box: box.top)
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other.top >= one.bottom - down:
                break
            assert one.right <= other.left + across or other.right <= one.left + across, (one, other)


def assert_cards(drawn: tuple[Picture, ...]) -> None:
    """The pages of a card: readable, not too high for a phone, not too heavy for Telegram."""
    for picture in drawn:
        assert picture.width_px == 1280
        assert picture.height_px <= HEIGHT_MAX
        assert len(picture.png) <= 150 * 1024
        assert_readable(picture)


def texts_of(*drawn: Picture) -> list[str]:
    return [box.text for picture in drawn for box in picture.boxes]


def lengths_of(*drawn: Picture) -> dict[str, float]:
    return {code: length for picture in drawn for code, length in picture.bars}
