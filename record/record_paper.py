"""How the papers of a meeting look, as the record holds it."""

from rules.stationery import A4, DEFAULT, F4, NOTULA, NOTULEN, SHEETS, TABLE, OwnTemplate, Paper

__all__ = ["A4", "DEFAULT", "F4", "NOTULA", "NOTULEN", "SHEETS", "TABLE", "OwnTemplate", "Paper"]
