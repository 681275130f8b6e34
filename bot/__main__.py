"""`python -m bot` is `jajak`."""

from bot.cli import main

main()
