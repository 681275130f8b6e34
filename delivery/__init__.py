"""What leaves for Telegram: words and buttons, pacing, outbox, live cards, HTTP transport."""
