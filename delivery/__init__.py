"""What leaves for Telegram: words and buttons, pacing, outbox, live cards, HTTP transport."""

import os

# The library's times are spans, not bare numbers, from the first day; it reads this whenever it hands one out.
os.environ.setdefault("PTB_TIMEDELTA", "1")
