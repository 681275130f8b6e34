"""The Telegram door: unpack what a person did, call one method, answer."""
