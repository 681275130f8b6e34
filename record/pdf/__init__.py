"""The papers as PDF, for reading and passing round: archival, tagged, with our own fonts only. What is signed is the
Word document; it holds the same fields."""
