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
    "pilihan_setuju": N_("Setuju"),
    "pilihan_tidak_setuju": N_("Tidak setuju"),
    "pilihan_abstain": N_("Abstain"),
    # one sentence on every ballot: who will see this
    "mode_open": N_("Jawaban tercatat atas nama {instansi} dan dicantumkan dalam rekapitulasi."),
    "mode_by_constituency": N_("Jawaban diumumkan sebagai jumlah per unsur, tanpa nama."),
    "mode_secret": N_(
        "Jawaban ini rahasia. Sesudah ditutup, kunci dimusnahkan sehingga tidak ada yang dapat menghubungkan jawaban "
        "dengan Bapak/Ibu. Selama masih dibuka, peladen secara teknis dapat menghubungkannya, dan Telegram "
        "mengantarkan pesan ini."
    ),
    "satu_unsur": N_("Unsur Bapak/Ibu hanya diwakili satu peserta sehingga jawaban dapat dikenali."),
    # announcements
    "jp_buka": N_("{kode} dibuka sampai pukul {jam}. {pertanyaan} {kalimat_mode}"),
    "jp_buka_tanpa_batas": N_("{kode} dibuka. {pertanyaan} {kalimat_mode}"),
    "jp_pengingat": N_("Mohon berkenan menjawab {kode}; ditutup pukul {jam}."),
    "jp_pengingat_tanpa_batas": N_("Mohon berkenan menjawab {kode}."),
    "jp_perpanjang": N_("Batas waktu {kode} diperpanjang sampai pukul {jam}."),
    "jp_buka_kembali": N_("{kode} dibuka kembali sampai pukul {jam}. Jawaban terdahulu tetap tersimpan."),
    "jp_buka_kembali_tanpa_batas": N_("{kode} dibuka kembali. Jawaban terdahulu tetap tersimpan."),
    "jp_koreksi": N_('Redaksi {kode} diperbaiki: "{lama}" menjadi "{baru}". Jawaban Bapak/Ibu tetap dan dapat diubah.'),
    "jp_batal": N_("{kode} dibatalkan: {alasan}. Jawaban tidak dihitung."),
    "jp_tutup": N_("{kode} ditutup pukul {jam}. Hasil belum diumumkan."),
    "jp_umumkan": N_("Hasil {kode} diumumkan pukul {jam}."),
    # the ballot card
    "kartu_jp_judul": N_("{kode} · {status}"),
    "kartu_jp_batas": N_("Dibuka sampai pukul {jam}."),
    "kartu_jp_pilihan": N_("{huruf}. {pilihan}"),
    "kartu_jp_jawaban": N_("Jawaban tersimpan: {jawaban}"),
    "kartu_jp_belum": N_("Belum dijawab."),
    "kartu_jp_sudah": N_("Sudah menjawab."),
    "kartu_jp_oleh": N_("Dijawab oleh {label} pukul {jam}."),
    "kartu_jp_bersama": N_("Sudah menjawab di telepon ini: {daftar}. Belum: {belum}."),
    "kartu_jp_ditutup": N_("Ditutup pukul {jam}. Hasil belum diumumkan."),
    "kartu_jp_dibatalkan": N_("Dibatalkan: {alasan}."),
    "kartu_jp_dibantu": N_("Dicatat oleh petugas pukul {jam}."),
    "jp_tersimpan_panjang": N_("Jawaban tersimpan untuk {kode}, atas nama {label}: {jawaban}."),
    "dibantu": N_(
        "Petugas mencatat jawaban atas nama Bapak/Ibu: {kode}, {jawaban}. "
        "Silakan mengubahnya sebelum ditutup bila keliru."
    ),
    "dibantu_rahasia": N_(
        "Petugas mencatat jawaban atas nama Bapak/Ibu: {kode}. Silakan mengubahnya sebelum ditutup bila keliru."
    ),
    "koreksi_redaksi": N_("Koreksi redaksi pukul {jam}."),
    # turnout
    "partisipasi_peserta": N_("{n} dari {berhak} peserta menjawab ({persen})"),
    "partisipasi_instansi": N_("{n} dari {berhak} instansi menjawab ({persen})"),
    "belum_menjawab": N_("Belum menjawab: {daftar}"),
    "belum_menjawab_kosong": N_("Semua yang berhak sudah menjawab."),
    "belum_menjawab_judul": N_("{kode}: {n} belum menjawab."),
    # the moderator's panel
    "panel_judul": N_("{kode} · {status} · {jenis} · {sifat} · {satuan}"),
    "panel_konsep": N_("Belum dibuka. {berhak} berhak menjawab bila dibuka sekarang."),
    "panel_dibuka": N_("Dibuka pukul {jam}."),
    "panel_batas": N_("Batas waktu pukul {jam}."),
    "panel_tanpa_batas": N_("Tanpa batas waktu; ditutup oleh moderator."),
    "panel_ditutup": N_("Ditutup pukul {jam}. Hasil belum diumumkan."),
    "panel_diumumkan": N_("Diumumkan pukul {jam}."),
    "panel_dibatalkan": N_("Dibatalkan pukul {jam}: {alasan}."),
    "panel_dibantu": N_("Di antaranya {n} dibantu petugas."),
    "panel_daftar": N_("Pertanyaan {judul}:"),
    "panel_baris": N_("{kode} · {status}: {pertanyaan}"),
    "panel_kosong": N_(
        "Belum ada pertanyaan. Tulis /pertanyaan lalu isinya, kemudian satu pilihan tiap baris, dalam satu pesan."
    ),
    "panel_pilih": N_("Pertanyaan yang mana? {daftar}"),
    "pertanyaan_minta": N_(
        "Silakan tulis pertanyaan, lalu satu pilihan tiap baris, dalam satu pesan. Tulis baris setuju, tidak setuju, "
        "dan abstain untuk meminta persetujuan."
    ),
    "pertanyaan_tersimpan": N_("{kode} tersimpan sebagai konsep dengan {n} pilihan."),
    "pertanyaan_satuan": N_("{kode} dijawab per peserta atau per instansi?"),
    "pertanyaan_dihapus": N_("Konsep {kode} dihapus."),
    "tutup_konfirmasi": N_("Tutup {kode}? {n} jawaban masuk dari {berhak} yang berhak."),
    "buka_konfirmasi": N_("Buka {kode} untuk {berhak} yang berhak?"),
    "umumkan_konfirmasi": N_("Umumkan hasil {kode}? Sesudah diumumkan, {kode} tidak dapat dibuka kembali."),
    "batal_konfirmasi": N_("Batalkan {kode}? {n} jawaban tidak akan dihitung."),
    "batas_pilih": N_("Berapa lama {kode} dibuka?"),
    "daftar_berhak": N_("Daftar berhak {kode}: {n} {satuan} pada saat dibuka."),
    "daftar_berhak_tutup": N_("Daftar berhak {kode}: {n} {satuan} pada saat ditutup; {menjawab} menjawab."),
    "terlambat_masuk": N_("{label} masuk daftar berhak {kode} pukul {jam} (terlambat)."),
    # the group's card
    "grup_jp_buka": N_("Yth. Bapak/Ibu, {kode} dibuka. Mohon menjawab melalui percakapan pribadi. Terima kasih."),
    "grup_jp_tutup": N_("{kode} ditutup pukul {jam}. Hasil belum diumumkan."),
    "grup_jp_umumkan": N_("Hasil {kode}:"),
    "hasil_setelah_diumumkan": N_("Hasil tampil setelah diumumkan."),
}
