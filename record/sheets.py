"""What stands on each sheet of the workbook, in order; the meeting, its discussion points and the terms are here."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Final

from locales.points import KIND_WORDS, reason_words
from record.answer_sheets import by_organisation, receipts, written_answers
from record.attachment_sheet import attachments
from record.cells import ABSENT, CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.log_sheets import CHANNELS, attendance, channel_word, trail
from record.minutes_groups import head_of, supporter_names
from record.minutes_handling import COLUMNS, handling_cells
from record.minutes_head import meeting_time
from record.outcome_sheets import concluded, follow_ups
from record.record import Record
from record.record_submissions import completed_of
from record.result_sheets import asked_questions, by_constituency, results
from record.sounding_sheets import sounded
from record.speech_sheets import speeches
from record.tongue import clock, day_date, stamp, words


def summary(record: Record) -> Sheet:
    """Title, day, status, head, and who was invited and here."""
    meeting = record.meeting
    invited = [one for one in record.organisations if one.is_invited]
    rows: list[list[Cell]] = [
        ["Rapat", meeting.title],
        ["Kode", meeting.code],
        ["Hari/Tanggal", day_date(date.fromisoformat(meeting.held_on))],
        ["Tanggal (ISO)", meeting.held_on],
        ["Waktu", meeting_time(record)],
        ["Tempat", meeting.place],
        ["Status", record.status],
        ["Revisi", record.revision],
        ["Keadaan per", stamp(record.at_ms, meeting.zone)],
        ["Sidik catatan rapat", record.head.hash if record.head else ABSENT],
        ["Instansi diundang", len(invited)],
        ["Instansi hadir", sum(one.is_present for one in invited)],
        ["Peserta terdaftar", len(record.delegates)],
        ["Peserta dengan hak suara", sum(one.has_vote for one in record.delegates)],
    ]
    came = Counter(one.channel for one in record.delegates)
    rows += [[f"Peserta lewat {channel_word(channel)}", came[channel]] for channel in CHANNELS]
    for unit in record.constituencies:
        of_unit = [one for one in invited if one.constituency == unit.code]
        rows.append([f"{unit.name}: diundang", len(of_unit)])
        rows.append([f"{unit.name}: hadir", sum(one.is_present for one in of_unit)])
        refs = {one.ref for one in record.organisations if one.constituency == unit.code}
        rows.append([f"{unit.name}: peserta", sum(one.organisation in refs for one in record.delegates)])
    return Sheet((("Butir", 40), ("Nilai", 70)), rows)


def points(record: Record) -> Sheet:
    """Every point with both wordings, what its sender filled in and what became of it."""
    heads = ("Nomor", "Waktu", "Acara", "Jenis", "Instansi", "Unsur", "Teks asli", "Teks notula", "Status", "Alasan")
    widths = (CODE, SHORT, CODE, SHORT, MIDDLE, MIDDLE, TEXT, TEXT, SHORT, MIDDLE)
    rest = (
        ("Digabung ke", SHORT),
        ("Menanggapi", SHORT),
        ("Dukungan", CODE),
        ("Instansi pendukung", MIDDLE),
        ("Lokasi", SHORT),
        ("Volume", SHORT),
        ("OPD tujuan", SHORT),
        *COLUMNS,
    )
    rows: list[list[Cell]] = []
    for point in record.points:
        who = record.organisation(point.organisation)
        reason = reason_words(words(), point.reason)
        row: list[Cell] = [point.code, clock(point.at_ms, record.meeting.zone), str(point.item or ABSENT)]
        row += [words().plain(KIND_WORDS[point.kind]), who.name, record.constituency_name(who.constituency)]
        original = point.original or words().plain("catatan_dihapus")
        row += [original, point.record_text, words().plain(f"status_pokok_{point.state}"), reason]
        head, behind = head_of(record, point.code), supporter_names(record, point.code)
        row += ["" if head == point.code else head, ", ".join(point.answers), len(behind), ", ".join(behind)]
        filled = completed_of(record.completed, point.code)
        row += [filled.location, filled.volume, filled.addressee]
        rows.append([*row, *handling_cells(record, point)])
    return Sheet((*zip(heads, widths, strict=True), *rest), rows)


# What is said of each word; those with a key are said so on the ballot too.
TERMS: Final = (
    ("Persen", "Dihitung dari dasar yang disebut; sisa terbesar, pilihan dengan jumlah sama mendapat persen sama."),
    ("Pembulatan", "Satu angka di belakang koma; bila jumlahnya di bawah 100, catatan menyebutkannya."),
    ("Diundang", "Instansi dalam daftar undangan."),
    ("Hadir", "Yang terdaftar dan belum tercatat meninggalkan rapat ketika pertanyaan ditutup."),
    ("Partisipasi", "Yang menjawab dibagi yang berhak."),
    ("Dasar, nilai dasar", "Dari apa persentase dihitung, dan berapa banyaknya; dipilih sebelum pertanyaan dibuka."),
    ("Dasar: jawaban sah", "Semua yang menjawab, termasuk abstain dan tidak tahu; kebiasaan bila tidak diatur lain."),
    ("Dasar: yang menyatakan pilihan", "Yang menjawab tanpa abstain dan tanpa tidak tahu."),
    ("Dasar: responden", "Yang menjawab pertanyaan dengan beberapa pilihan; tiap orang dihitung satu kali."),
    ("Dasar: diundang, hadir, berhak", "Semua dalam kelompok itu, juga yang tidak menjawab."),
    ("Berhak", "Yang tercantum dalam daftar berhak ketika pertanyaan ditutup."),
    ("Menjawab", "Yang jawabannya lengkap dan dihitung, termasuk abstain dan tidak tahu."),
    ("Abstain", "Pilihan yang dicatat; bukan tidak menjawab."),
    ("Tidak tahu", "Jawaban yang dicatat dan masuk persentase, tetapi tidak masuk rata-rata dan median."),
    ("Belum lengkap", "Peringkat yang dimulai dan tidak dilengkapi; tidak dihitung."),
    ("Tidak menjawab", "Yang berhak dan tidak memberikan jawaban apa pun."),
    ("Dibantu", "Jawaban yang diisikan petugas dan dikonfirmasi petugas kedua."),
    ("Diubah", "Jawaban yang diganti sebelum pertanyaan ditutup; yang terakhir yang dihitung."),
    ("Rata-rata, median", "Rata-rata dengan dua angka di belakang koma; median adalah nilai tengah."),
    ("Bobot", "Jumlah bobot suara; sama dengan jumlah jawaban bila tidak dihitung menurut bobot."),
    ("Skor", "Skor Borda: peringkat pertama dari n pilihan mendapat n poin, yang terakhir 1 poin."),
    ("Peringkat", "Nilai yang sama berbagi peringkat: 1, 2, 2, 4. Tidak ada pemenang yang dipilih oleh sistem."),
    ("Rata-rata peringkat", "Rata-rata tempat yang diberikan kepada pilihan itu; makin kecil makin didahulukan."),
    ("Kuorum", "Bagian kehadiran yang diperlukan, dihitung saat pertanyaan dibuka dan ditutup; bila ditetapkan."),
    ("Ambang", "Bagian suara setuju yang diperlukan dalam pemungutan suara; bila ditetapkan."),
    ("Jumlah sama", "Berapa kali isian yang sama ditulis, tanpa membedakan huruf besar dan spasi."),
    ("Tema", "Kelompok isian yang disusun notulis atau sekretariat; Lainnya untuk isian tanpa tema."),
    ("Tanda terima", "Kode tiap jawaban yang dihitung; tidak menunjukkan siapa yang menjawab dan apa jawabannya."),
    ("Tidak ditampilkan", "Pertanyaan rahasia: unsur yang jawabannya terlalu sedikit sehingga dapat dikenali."),
    ("Sidik catatan rapat", "SHA-256 catatan terakhir; mengikat semua catatan sebelumnya."),
    ("Gabungan unsur lain", "Unsur yang tidak ditampilkan demi kerahasiaan, dijumlahkan."),
)
SAID: Final = (
    ("Terbuka", "mode_terbuka_keterangan"),
    ("Terbuka per unsur", "mode_by_constituency"),
    ("Rahasia", "mode_secret"),
    ("Jajak pendapat", "bukan_keputusan"),
)


def terms(record: Record) -> Sheet:
    """What the words and bases mean."""
    rows: list[list[Cell]] = [[term, meaning] for term, meaning in TERMS]
    rows += [[term, words().plain(key)] for term, key in SAID]
    return Sheet((("Istilah", MIDDLE), ("Arti", 100)), rows)


SHEETS: Final[tuple[tuple[str, Callable[[Record], Sheet]], ...]] = (
    ("Ringkasan", summary),
    ("Pertanyaan", asked_questions),
    ("Hasil", results),
    ("Per unsur", by_constituency),
    ("Per instansi", by_organisation),
    ("Isian", written_answers),
    ("Pokok diskusi", points),
    ("Lampiran", attachments),
    ("Pembicara", speeches),
    ("Kesimpulan", concluded),
    ("Tindak lanjut", follow_ups),
    ("Penjajakan", sounded),
    ("Kehadiran", attendance),
    ("Jejak", trail),
    ("Tanda terima", receipts),
    ("Keterangan", terms),
)
