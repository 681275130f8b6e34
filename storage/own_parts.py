"""Where anything of a person lies: each part of what is held of them, and the columns by which it is theirs.

In the SQL `:account` is the account, `:delegate` the id of the delegate, `:ref` its ref in the record (p12), `:voter`
its key in an electorate, `:staff` the ref of the account as an official, `:meeting` the meeting. A test holds this list
against every column of the schema: a table that names people and is not here fails it, unless the test has a reason.
"""

from typing import Final

from storage import own_official_parts
from storage.own_part import Part

_ANSWERED = "(e.delegate_id = :delegate OR e.answered_by = :delegate)"
_OWN_POINTS = "(SELECT id FROM points WHERE delegate_id = :delegate)"

# A row of the account: of a phone that several share each is shown their own words only.
WAITING_WORDS: Final = "pesan_menunggu"
PARTS: Final = (
    Part("akun", "SELECT * FROM accounts WHERE telegram_id = :account", ("accounts.telegram_id",), is_shared=True),
    Part(
        "persetujuan",
        "SELECT c.meeting_id, c.version, c.given_ms, c.withdrawn_ms, n.text FROM consents c"
        " LEFT JOIN notices n ON n.version = c.version WHERE c.telegram_id = :account AND c.meeting_id = :meeting"
        " ORDER BY c.given_ms",
        ("consents.telegram_id",),
        is_shared=True,
    ),
    Part(
        "pendaftaran",
        "SELECT d.*, o.name AS instansi, c.name AS unsur FROM delegates d JOIN organisations o"
        " ON o.id = d.organisation_id LEFT JOIN constituencies c ON c.id = o.constituency_id WHERE d.id = :delegate",
        ("delegates.telegram_id", "delegates.label", "delegates.name", "delegates.name_key", "delegates.represents"),
    ),
    Part(
        "perwakilan_utama",
        "SELECT id, ref, name FROM organisations WHERE lead_delegate_id = :delegate",
        ("organisations.lead_delegate_id",),
    ),
    Part(
        "keikutsertaan",
        "SELECT q.code, q.mode, e.* FROM electorate e JOIN questions q ON q.id = e.question_id WHERE q.meeting_id ="
        f" :meeting AND ({_ANSWERED} OR e.added_by = :ref OR e.removed_by = :ref) ORDER BY q.position",
        (
            *("electorate.voter", "electorate.delegate_id", "electorate.answered_by", "electorate.added_by"),
            "electorate.removed_by",
        ),
    ),
    Part(
        "jawaban",
        "SELECT q.code, q.mode, b.* FROM ballots b JOIN questions q ON q.id = b.question_id LEFT JOIN electorate e"
        " ON e.question_id = b.question_id AND e.voter = b.voter WHERE q.meeting_id = :meeting AND"
        f" (b.voter = :voter OR b.delegate_id = :delegate OR {_ANSWERED}) ORDER BY q.position",
        ("ballots.voter", "ballots.delegate_id", "ballots.words"),
    ),
    Part(
        "dibantu_petugas",
        "SELECT q.code, a.id, a.voter, a.delegate_id, a.reason, a.entered_by, a.entered_ms, a.settled_by, a.settled_ms,"
        " a.state, CASE WHEN q.mode = 'secret' THEN '' ELSE a.selection END AS selection,"
        " CASE WHEN q.mode = 'secret' THEN '' ELSE a.words END AS words FROM assisted_ballots a"
        " JOIN questions q ON q.id = a.question_id WHERE q.meeting_id ="
        " :meeting AND (a.delegate_id = :delegate OR a.voter = :voter OR a.entered_by = :account OR"
        " a.settled_by = :account) ORDER BY a.id",
        (
            *("assisted_ballots.delegate_id", "assisted_ballots.voter", "assisted_ballots.entered_by"),
            *("assisted_ballots.settled_by", "assisted_ballots.words"),
        ),
    ),
    Part(
        "formulir_kertas",
        "SELECT q.code, p.id, p.state, p.entered_ms FROM paper_batches p JOIN questions q ON q.id = p.question_id"
        " WHERE q.meeting_id = :meeting AND ('.' || p.voters || '.' LIKE '%.' || :voter || '.%' OR"
        " p.entered_by = :account OR p.settled_by = :account) ORDER BY p.id",
        ("paper_batches.voters", "paper_batches.entered_by", "paper_batches.settled_by"),
    ),
    Part(
        "pengingat",
        "SELECT q.code, r.number, r.asked_ms FROM reminders r JOIN questions q ON q.id = r.question_id WHERE"
        " q.meeting_id = :meeting AND (r.asked_by = :account OR EXISTS (SELECT 1 FROM outbox x WHERE"
        " x.chat_id = :account AND x.topic LIKE 'say:remind:' || CAST(q.id AS TEXT) || ':' ||"
        " CAST(r.number AS TEXT) || '%')) ORDER BY r.asked_ms",
        ("reminders.asked_by",),
    ),
    Part(
        "pokok_diskusi",
        "SELECT * FROM points WHERE delegate_id = :delegate ORDER BY number",
        ("points.delegate_id", "points.original", "points.record_text", "points.text_key"),
    ),
    Part(
        "teks_pokok",
        "SELECT p.code, t.* FROM point_texts t JOIN points p ON p.id = t.point_id WHERE p.meeting_id = :meeting AND"
        f" (t.point_id IN {_OWN_POINTS} OR t.written_by = :ref OR t.written_by = :staff) ORDER BY t.point_id, t.number",
        ("point_texts.written_by", "point_texts.text"),
    ),
    Part(
        "dukungan",
        "SELECT p.code, s.* FROM supports s JOIN points p ON p.id = s.point_id WHERE p.meeting_id = :meeting AND"
        " (s.delegate_id = :delegate OR s.supporter = :voter) ORDER BY s.supported_ms",
        ("supports.delegate_id", "supports.supporter"),
    ),
    Part(
        "berkas",
        "SELECT * FROM media WHERE delegate_id = :delegate ORDER BY id",
        ("media.delegate_id", "media.name"),
    ),
    Part(
        "pembicaraan",
        "SELECT * FROM speeches WHERE meeting_id = :meeting AND (delegate_id = :delegate OR raised_by = :ref)"
        " ORDER BY number",
        ("speeches.delegate_id", "speeches.raised_by"),
    ),
    Part(
        "catatan_pembicaraan",
        "SELECT n.* FROM speech_notes n JOIN speeches s ON s.id = n.speech_id WHERE s.meeting_id = :meeting AND"
        " (s.delegate_id = :delegate OR n.written_by = :staff) ORDER BY n.speech_id, n.number",
        ("speech_notes.written_by", "speech_notes.text"),
    ),
    Part(
        "pandangan",
        "SELECT s.number AS penjajakan, v.* FROM sounding_views v JOIN soundings s ON s.id = v.sounding_id"
        " WHERE v.delegate_id = :delegate ORDER BY v.sounding_id, v.position",
        ("sounding_views.delegate_id",),
    ),
    Part(
        "pandangan_dibantu",
        "SELECT s.number AS penjajakan, a.* FROM assisted_views a JOIN soundings s ON s.id = a.sounding_id WHERE"
        " s.meeting_id = :meeting AND (a.delegate_id = :delegate OR a.entered_by = :account OR"
        " a.settled_by = :account) ORDER BY a.id",
        ("assisted_views.delegate_id", "assisted_views.entered_by", "assisted_views.settled_by"),
    ),
    Part(
        "permintaan_data",
        "SELECT * FROM privacy_requests WHERE meeting_id = :meeting AND"
        " (delegate_id = :delegate OR settled_by = :staff) ORDER BY number",
        ("privacy_requests.delegate_id", "privacy_requests.label", "privacy_requests.settled_by"),
    ),
    Part(
        "akses",
        "SELECT at_ms, actor_role, actor_ref, list, about FROM accesses WHERE meeting_id = :meeting AND"
        " (about = :ref OR about = '' OR actor_ref = :staff OR actor_ref = :ref) ORDER BY id",
        ("accesses.about", "accesses.actor_ref"),
    ),
    Part(
        "catatan_rapat",
        "SELECT seq, at, actor_role, actor_ref, kind, payload FROM entries WHERE meeting_id = :meeting AND"
        " (actor_ref = :ref OR actor_ref = :staff OR payload LIKE '%\"' || :ref || '\"%') ORDER BY seq",
        ("entries.actor_ref",),
    ),
    Part(
        "peran",
        "SELECT meeting_id, role, number, added_ms FROM staff WHERE telegram_id = :account ORDER BY meeting_id, role",
        ("staff.telegram_id", "staff.role"),
        is_shared=True,
    ),
    Part(
        "nomor_petugas",
        "SELECT number FROM staff_numbers WHERE telegram_id = :account",
        ("staff_numbers.telegram_id",),
        is_shared=True,
    ),
    Part(
        "undangan_petugas",
        "SELECT meeting_id, role, expires_ms, used_ms FROM invitations WHERE used_by = :account OR"
        " created_by = :account ORDER BY expires_ms",
        ("invitations.used_by", "invitations.created_by", "invitations.role"),
        is_shared=True,
    ),
    Part(
        "percakapan",
        "SELECT meeting_id, step, expires_ms FROM dialogs WHERE telegram_id = :account",
        ("dialogs.telegram_id",),
        is_shared=True,
    ),
    Part(
        WAITING_WORDS,
        "SELECT meeting_id, words, asked_ms FROM waiting_words WHERE telegram_id = :account ORDER BY meeting_id",
        ("waiting_words.telegram_id", "waiting_words.words"),
    ),
    Part(
        "kode_salah",
        "SELECT tried_ms FROM wrong_codes WHERE telegram_id = :account ORDER BY tried_ms",
        ("wrong_codes.telegram_id",),
        is_shared=True,
    ),
    Part(
        "sudah_menjawab",
        "SELECT question_id FROM spent_accounts WHERE telegram_id = :account ORDER BY question_id",
        ("spent_accounts.telegram_id",),
        is_shared=True,
    ),
    Part(
        "pesan",
        "SELECT topic, kind, state, created_ms FROM outbox WHERE chat_id = :account ORDER BY id",
        ("outbox.chat_id",),
        is_shared=True,
    ),
    Part(
        "pekerjaan",
        "SELECT kind, key, state, created_ms FROM jobs WHERE asked_by = :account ORDER BY id",
        ("jobs.asked_by",),
        is_shared=True,
    ),
    Part(
        "usulan_koreksi",
        "SELECT * FROM amendments WHERE meeting_id = :meeting AND (delegate_id = :delegate OR ruled_by = :staff)"
        " ORDER BY number",
        ("amendments.delegate_id", "amendments.text", "amendments.about", "amendments.ruled_by"),
    ),
    *own_official_parts.PARTS,
)
