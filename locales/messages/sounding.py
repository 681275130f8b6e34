"""What is read about a sounding (penjajakan): while it is prepared, answered, closed, and in its result."""

from typing import Final

from locales.messages.mark import N_

SOUNDING: Final[dict[str, str]] = {
    "perintah_penjajakan": N_("Penjajakan pokok diskusi"),
    "pandangan_agree": N_("setuju"),
    "pandangan_disagree": N_("tidak"),
    "pandangan_pass": N_("lewati"),
    "status_penjajakan_draft": N_("disiapkan"),
    "status_penjajakan_open": N_("dibuka"),
    "status_penjajakan_closed": N_("ditutup"),
    "status_penjajakan_cancelled": N_("dibatalkan"),
    # buttons
    "tombol_setuju_butir": N_("Setuju"),
    "tombol_tidak_butir": N_("Tidak"),
    "tombol_lewati_butir": N_("Lewati"),
    "tombol_kembali_butir": N_("Kembali"),
    "tombol_periksa_lagi": N_("Periksa lagi"),
    "tombol_buka_menit": N_("Buka {n} menit"),
    "tombol_ya_tutup": N_("Ya, tutup"),
    "tombol_batalkan_penjajakan": N_("Batalkan"),
    "tombol_tanpa_jawaban": N_("Tanpa jawaban"),
    "tombol_kirim_pandangan": N_("Kirim {n} jawaban"),
    "tombol_penjajakan": N_("Penjajakan"),
    "tombol_penjajakan_baru": N_("Penjajakan baru"),
    "tombol_ke_hasil": N_("Ke hasil"),
    # the moderator
    "penjajakan_daftar": N_("Penjajakan dalam rapat ini: {n}."),
    "penjajakan_daftar_kosong": N_(
        "Belum ada penjajakan. Penjajakan menanyakan setuju, tidak, atau lewati tiap butir."
    ),
    "penjajakan_judul": N_("{kode} · Penjajakan {status}"),
    "penjajakan_pilih": N_("Silakan centang pokok diskusi yang ditanyakan: {n} dicentang, {min} sampai {maks} butir."),
    "penjajakan_tanpa_pokok": N_("Belum ada pokok diskusi yang dapat dipilih."),
    "penjajakan_baris_pilih": N_("{tanda} {kode} · {teks}"),
    "penjajakan_baris": N_("{nomor}. {kode} · {teks}"),
    "penjajakan_partisipasi": N_(
        "{n} dari {berhak} peserta sudah menjawab ({persen}); {lengkap} menjawab semua butir."
    ),
    "penjajakan_batas": N_("Batas pukul {jam}."),
    "penjajakan_tanpa_hitungan": N_("Hasil baru terlihat setelah ditutup."),
    "penjajakan_yakin_tutup": N_("Tutup {kode} sekarang? Penjajakan yang ditutup tidak dapat dibuka kembali."),
    "penjajakan_sebab_batal": N_("Mengapa {kode} dibatalkan? Jawaban yang sudah masuk dihapus."),
    "penjajakan_sebab": N_("Alasan: {alasan}"),
    "sebab_butir_keliru": N_("butir yang dipilih keliru"),
    "sebab_waktu_kurang": N_("waktu rapat tidak cukup"),
    "sebab_tidak_perlu": N_("tidak diperlukan lagi"),
    # the participant
    "penjajakan_ke": N_("{kode} · Penjajakan, {nomor} dari {n}"),
    "penjajakan_butir": N_("{kode}: {teks}"),
    "penjajakan_tersimpan_ini": N_("Tersimpan: {jawaban}."),
    "penjajakan_belum_ini": N_("Belum dijawab."),
    "penjajakan_ringkasan": N_("{kode} · Jawaban {label} yang tersimpan: {m} dari {n} butir"),
    "penjajakan_ringkasan_baris": N_("{nomor}. {kode}: {jawaban}"),
    "penjajakan_tanpa_jawaban": N_("belum dijawab"),
    "penjajakan_ubah": N_("Dapat diubah sampai penjajakan ditutup."),
    "penjajakan_janji": N_(
        "Selama dibuka, jawaban tersimpan bersama nama Bapak/Ibu agar dapat diubah. Saat ditutup kaitan itu dihapus; "
        "yang diumumkan hanya jumlah per unsur."
    ),
    "penjajakan_bukan_keputusan": N_("Penjajakan memberi gambaran dan bukan keputusan."),
    # officials who enter views for somebody
    "penjajakan_konfirmasi": N_(
        "Mohon periksa: {kode}, jawaban {label}. Alasan diisikan: {alasan}. Dihitung setelah disahkan."
    ),
    # groups
    "penjajakan_grup_buka": N_("{kode}: penjajakan {n} butir dibuka. Silakan menjawab di percakapan pribadi."),
    "penjajakan_grup_tutup": N_(
        "{kode} ditutup: {n} dari {berhak} peserta menjawab. Disepakati semua unsur: {daftar}."
    ),
    "penjajakan_grup_batal": N_("{kode} dibatalkan: {alasan}. Tidak ada yang dihitung."),
    "penjajakan_tidak_ada_butir": N_("tidak ada"),
    # the result
    "penjajakan_hasil_dari": N_(
        "{n} dari {berhak} peserta menjawab ({persen}). Persen dihitung dari yang menjawab butir."
    ),
    "penjajakan_hasil_butir": N_("Setuju {a} ({pa}), tidak {d} ({pd}), lewati {p} ({pp}), dari {n} yang menjawab."),
    "penjajakan_hasil_sedikit": N_("{n} menjawab; hasil tidak ditampilkan demi kerahasiaan."),
    "penjajakan_sepakat": N_("disepakati semua unsur"),
    "penjajakan_tidak_sepakat": N_("belum disepakati semua unsur"),
    "penjajakan_tidak_dapat_dikatakan": N_("kesepakatan unsur tidak dapat ditampilkan"),
    "penjajakan_daftar_sepakat": N_("Disepakati semua unsur: {daftar}."),
    "penjajakan_baris_unsur": N_("{unsur}: setuju {a}, tidak {d}, lewati {p}; belum menjawab {u}."),
    "penjajakan_unsur_rahasia": N_("{unsur}: {n} menjawab; tidak ditampilkan demi kerahasiaan."),
    "penjajakan_unsur_gabungan": N_("Gabungan unsur lain"),
    "penjajakan_konsensus": N_("Konsensus antarunsur: {nilai} (0 sampai 1)."),
    "penjajakan_kelompok": N_("{n} kelompok pandangan dari {m} peserta."),
    "penjajakan_kelompok_baris": N_("Kelompok {nomor}, {n} peserta: {daftar}."),
    "penjajakan_kelompok_khas": N_("{jawaban} {kode}"),
    "penjajakan_kelompok_tanpa": N_("tanpa butir yang khas"),
}

SOUNDING_TOASTS: Final[dict[str, str]] = {
    "penjajakan_disimpan": N_("Tersimpan: {jawaban} untuk {kode}."),
    "penjajakan_sama": N_("Tidak berubah: {jawaban} untuk {kode}."),
    "penjajakan_sudah_dibuka": N_("{kode} sudah dibuka."),
    "penjajakan_dibuka": N_("{kode} dibuka."),
    "penjajakan_sudah_selesai": N_("{kode} sudah ditutup."),
    "penjajakan_selesai": N_("{kode} ditutup."),
}

SOUNDING_REFUSED: Final[dict[str, str]] = {
    "penjajakan_kurang": N_("Baru {n} butir dicentang; paling sedikit {min}. Belum ada yang dibuka."),
    "penjajakan_banyak": N_("Sudah {n} butir dicentang; paling banyak {maks}. Belum ada yang berubah."),
    "penjajakan_ditutup": N_("{kode} ditutup pukul {jam}. Jawaban ini tidak disimpan."),
    "penjajakan_batal": N_("{kode} dibatalkan. Jawaban ini tidak disimpan."),
    "penjajakan_tidak_dapat": N_("{kode} sudah ditutup atau dibatalkan dan tidak dapat dibuka kembali."),
    "penjajakan_tidak_ada": N_("Belum ada penjajakan yang dibuka dalam rapat ini."),
    "penjajakan_butir_berubah": N_(
        "{kode} sudah ditolak, ditarik, atau digabung. Mohon hapus centangnya dahulu. Belum ada yang dibuka."
    ),
    "penjajakan_masih_dibuka": N_("{kode} masih dibuka. Mohon tutup dahulu sebelum membuka yang lain."),
}
