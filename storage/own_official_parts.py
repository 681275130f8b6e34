"""What somebody wrote or settled as an official, as part of what is held of them."""

from typing import Final

from storage.own_part import Part

PARTS: Final = (
    Part(
        "tulisan_petugas",
        "SELECT kind, number, text, written_ms FROM notes WHERE meeting_id = :meeting AND"
        " (written_by = :staff OR withdrawn_by = :staff) ORDER BY id",
        ("notes.written_by", "notes.withdrawn_by", "notes.text"),
    ),
    Part(
        "teks_petugas",
        "SELECT t.part, t.text, t.at_ms FROM note_texts t JOIN notes n ON n.id = t.note_id WHERE n.meeting_id ="
        " :meeting AND t.written_by = :staff ORDER BY t.note_id, t.number",
        ("note_texts.written_by", "note_texts.text"),
    ),
    Part(
        "koreksi_redaksi",
        "SELECT q.code, c.* FROM corrections c JOIN questions q ON q.id = c.question_id WHERE q.meeting_id = :meeting"
        " AND c.corrected_by = :staff ORDER BY c.at_ms",
        ("corrections.corrected_by",),
    ),
    Part(
        "ralat",
        "SELECT * FROM errata WHERE meeting_id = :meeting AND written_by = :staff ORDER BY number",
        ("errata.written_by", "errata.about"),
    ),
    Part(
        "penutupan",
        "SELECT q.code, c.number, c.closed_ms FROM closings c JOIN questions q ON q.id = c.question_id WHERE"
        " q.meeting_id = :meeting AND c.closed_by = :staff ORDER BY c.closed_ms",
        ("closings.closed_by",),
    ),
    Part(
        "penjajakan",
        "SELECT number, opened_ms, closed_ms FROM soundings WHERE meeting_id = :meeting AND"
        " (opened_by = :staff OR closed_by = :staff) ORDER BY number",
        ("soundings.opened_by", "soundings.closed_by"),
    ),
    Part(
        "tema",
        "SELECT q.code, t.theme, t.at_ms FROM themes t JOIN questions q ON q.id = t.question_id WHERE q.meeting_id ="
        " :meeting AND t.grouped_by = :staff ORDER BY t.at_ms",
        ("themes.grouped_by", "themes.role"),
    ),
)
