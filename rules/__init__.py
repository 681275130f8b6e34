"""The rules of a meeting, pure: values in, values or a refusal out; no clock, no waiting, no Telegram, no SQL."""
