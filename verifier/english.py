"""What tables in English print: heads of columns, and words in cells."""

from typing import Final

# Heads of columns and names of measures -> what the checks know them by.
HEADS: Final = {
    "Code": "Kode",
    "Question": "Pertanyaan",
    "Option": "Pilihan",
    "Option (code)": "Pilihan (kode)",
    "Count": "Jumlah",
    "Sum": "Jumlah",
    "Weight": "Bobot",
    "Per cent": "Persen",
    "Rank": "Peringkat",
    "Score": "Skor",
    "First places": "Peringkat pertama",
    "Mean place": "Rata-rata peringkat",
    "Constituency": "Unsur",
    "Measure": "Ukuran",
    "Value": "Nilai",
    "Answers": "Jawaban",
    "Mean": "Rata-rata",
    "Smallest": "Terkecil",
    "Largest": "Terbesar",
    "Invited": "Diundang",
    "Present": "Hadir",
    "Entitled": "Berhak",
    "Answered": "Menjawab",
    "Incomplete": "Belum lengkap",
    "No answer": "Tidak menjawab",
    "Abstained": "Abstain",
    "Don't know": "Tidak tahu",
    "Base count": "Nilai dasar",
    "Assisted": "Dibantu",
    "Changed": "Diubah",
    "Turnout": "Partisipasi",
    "Order": "Urutan",
    "Receipt": "Tanda terima",
    "Base": "Dasar",
    "Quorum": "Kuorum",
    "Threshold": "Ambang",
    "Notes": "Catatan",
    "Theme": "Tema",
    "Organisation": "Instansi",
    "Text": "Teks",
    "Same text": "Jumlah sama",
}
# Names of the sheets that every workbook has, in their order.
SHEETS: Final = {
    "Summary": "Ringkasan",
    "Questions": "Pertanyaan",
    "Results": "Hasil",
    "By constituency": "Per unsur",
    "By organisation": "Per instansi",
    "Written answers": "Isian",
    "Discussion points": "Pokok diskusi",
    "Attachments": "Lampiran",
    "Speakers": "Pembicara",
    "Conclusions": "Kesimpulan",
    "Follow-ups": "Tindak lanjut",
    "Soundings": "Penjajakan",
    "Attendance": "Kehadiran",
    "Trail": "Jejak",
    "Receipts": "Tanda terima",
    "Terms": "Keterangan",
}
HIDDEN: Final = ("not shown", "not shown to protect secrecy")
MERGED: Final = "Other constituencies together"


def head(indonesian: str, language: str) -> str:
    """The head of a column as it is printed in a language."""
    if language == "id":
        return indonesian
    return next((english for english, known in HEADS.items() if known == indonesian), indonesian)


class English(str):
    """A cell of an English table: the figure in it is written 1,234.5."""

    __slots__ = ()
