"""A training meeting: prepared by people of the emulator, joined by a cast that lives by itself, with a checklist."""
