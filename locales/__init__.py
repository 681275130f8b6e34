"""Every word: Indonesian is the source, English the first translation."""
