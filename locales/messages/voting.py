"""What is read while a question is written, open or closed: ballot cards, the moderator's panel, the group's card."""

from typing import Final

from locales.messages.mark import N_

VOTING: Final[dict[str, str]] = {
    # states, kinds, modes, units
    "status_jp_draft": N_("konsep"),
    "status_jp_open": N_("dibuka"),
    "status_jp_closed": N_("ditutup"),
    "status_jp_revealed": N_("diumumkan"),
    "status_jp_adopted": N_("ditetapkan"),
    "status_jp_cancelled": N_("dibatalkan"),
    "jenis_single": N_("pilihan tunggal"),
    "jenis_approval": N_("setuju, tidak setuju, atau abstain"),
    "jenis_multiple": N_("boleh lebih dari satu"),
    "jenis_scale": N_("skala penilaian"),
    "jenis_ranking": N_("peringkat"),
    "jenis_text": N_("isian"),
    "jenis_number": N_("angka"),
    "sifat_open": N_("terbuka"),
    "sifat_by_constituency": N_("terbuka per unsur"),
    "sifat_secret": N_("rahasia"),
    "per_person": N_("satu jawaban tiap peserta"),
    "per_organisation": N_("satu jawaban tiap instansi"),
    # one sentence on every ballot: who will see this
    "mode_open": N_("Jawaban tercatat atas nama {instansi} dan dicantumkan dalam rekapitulasi."),
    "mode_by_constituency": N_("Jawaban diumumkan sebagai jumlah per unsur, tanpa nama."),
    "mode_secret": N_(
        "Jawaban ini rahasia. Sesudah ditutup, kunci dimusnahkan sehingga tidak ada yang dapat menghubungkan jawaban "
        "dengan Bapak/Ibu. Selama masih dibuka, peladen secara teknis dapat menghubungkannya, dan Telegram "
        "mengantarkan pesan ini."
    ),
    "satu_unsur_person": N_("Unsur Bapak/Ibu hanya diwakili satu peserta sehingga jawaban dapat dikenali."),
    "satu_unsur_organisation": N_("Unsur Bapak/Ibu hanya diwakili satu instansi sehingga jawaban dapat dikenali."),
    "jawab_dengan_tombol": N_("Untuk menjawab {kode}, silakan tekan salah satu tombol pada kartunya."),
    # announcements
    # the ballot card
    "kartu_salinan": N_("Kartu ini dikirim ulang. Bila kartu yang sama sudah ada di atas, pakailah yang ini."),
    "kartu_jp_judul": N_("{kode} · {status}"),
    "kartu_jp_batas": N_("Dibuka sampai pukul {jam}."),
    "kartu_jp_pilihan": N_("{huruf}. {pilihan}"),
    "kartu_jp_jawaban": N_("Jawaban tersimpan: {jawaban}"),
    "kartu_jp_bersama": N_("Sudah menjawab di telepon ini: {daftar}. Belum: {belum}."),
    "kartu_jp_ditutup": N_("Ditutup pukul {jam}. Hasil belum diumumkan."),
    "dibantu": N_(
        "Petugas mencatat jawaban atas nama Bapak/Ibu: {kode}, {jawaban}. "
        "Silakan mengubahnya sebelum ditutup bila keliru."
    ),
    "dibantu_rahasia": N_(
        "Petugas mencatat jawaban atas nama Bapak/Ibu: {kode}. Silakan mengubahnya sebelum ditutup bila keliru."
    ),
    # turnout
    "partisipasi_peserta": N_("{n} dari {berhak} peserta menjawab ({persen})"),
    "partisipasi_instansi": N_("{n} dari {berhak} instansi menjawab ({persen})"),
    "belum_menjawab": N_("Belum menjawab: {daftar}"),
    # the moderator's panel
    "panel_daftar": N_("Pertanyaan {judul}:"),
    "panel_baris": N_("{kode} · {status}: {pertanyaan}"),
    "panel_kosong": N_(
        "Belum ada pertanyaan. Tulis /pertanyaan lalu isinya, kemudian satu pilihan tiap baris, dalam satu pesan."
    ),
    "tutup_konfirmasi": N_("Tutup {kode}? {n} jawaban masuk dari {berhak} yang berhak."),
    "umumkan_konfirmasi": N_("Umumkan hasil {kode}? Sesudah diumumkan, {kode} tidak dapat dibuka kembali."),
    # the group's card
    "hasil_setelah_diumumkan": N_("Hasil tampil setelah diumumkan."),
}
