"""The wiring and the way in: commands, settings, intake. Nothing imports from here."""
