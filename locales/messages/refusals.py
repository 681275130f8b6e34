"""How a no is said: what happened, what is kept, what to do. One text for every line of rules/refusals.py."""

from typing import Final

from locales.messages.mark import N_

REFUSED: Final[dict[str, str]] = {
    # joining
    "kode_salah": N_("Kode tidak dikenali. Mohon periksa kembali (tanpa angka 0 dan 1, tanpa huruf I, L, dan O)."),
    "kode_dibatasi": N_("Mohon maaf, terlalu banyak percobaan. Silakan coba lagi pukul {jam} atau hubungi petugas."),
    "rapat_selesai": N_(
        "Rapat ini telah selesai. Terima kasih atas partisipasi Bapak/Ibu. Notula resmi disampaikan oleh sekretariat."
    ),
    "tombol_lama": N_("Tombol ini berasal dari pesan lama. Silakan buka /rapat."),
    "pengirim_anonim": N_(
        "Admin anonim dan saluran tidak dapat dikenali. Silakan lanjutkan di percakapan pribadi dengan layanan ini."
    ),
    "tanpa_rapat_petugas": N_(
        "Belum ada rapat. Sekretariat menyiapkannya dengan mengirim berkas rapat (.yaml) ke percakapan ini; pemilik "
        "mengundang sekretariat dengan /petugas."
    ),
    "tanpa_rapat": N_("Bapak/Ibu belum tercatat dalam rapat mana pun. Mohon ketik kode rapat yang tampil di layar."),
    "belum_terdaftar": N_("Bapak/Ibu belum terdaftar dalam rapat ini. Silakan daftar terlebih dahulu dengan /daftar."),
    # text at the door
    "teks_kosong": N_("Pesan tidak memuat huruf yang terbaca. Mohon ketik kembali."),
    "teks_panjang": N_("Teks memuat {n} karakter; paling banyak {maks}. Mohon diringkas. Tidak ada yang terpotong."),
    # rights
    "bukan_wewenang": N_("Mohon maaf, tindakan ini tidak termasuk wewenang Bapak/Ibu. Tidak ada yang berubah."),
    "alasan_wajib": N_("Mohon sertakan alasannya. Belum ada yang berubah."),
    "tanpa_hak": N_("Mohon maaf, Bapak/Ibu tercatat sebagai peninjau sehingga tidak memberikan suara."),
    "tidak_berhak": N_(
        "Mohon maaf, Bapak/Ibu tidak termasuk daftar berhak {kode}. Sekretariat di ruangan dapat membantu."
    ),
    "jp_instansi": N_("Jawaban atas nama {instansi} diberikan oleh perwakilan utama. Terima kasih."),
    "utama_sudah_ada": N_(
        "Perwakilan utama {instansi} sudah tercatat: {label}. Permintaan Bapak/Ibu kami teruskan kepada sekretariat."
    ),
    # life of a question
    "jp_belum_dibuka": N_("{kode} belum dibuka."),
    "jp_masih_dibuka": N_("{kode} masih dibuka. Mohon ditutup terlebih dahulu."),
    "jp_sudah_ditutup": N_("{kode} sudah ditutup."),
    "jp_belum_diumumkan": N_("Hasil {kode} belum diumumkan."),
    "jp_sudah_diumumkan": N_("Hasil {kode} sudah diumumkan, sehingga {kode} tidak dapat diubah lagi."),
    "jp_sudah_batal": N_("{kode} sudah dibatalkan."),
    "jp_rahasia_tetap_tutup": N_("{kode} bersifat rahasia sehingga tidak dapat dibuka kembali."),
    "terlambat": N_("Mohon maaf, {kode} telah ditutup pukul {jam} sehingga jawaban ini tidak dihitung."),
    "tanpa_pemilih": N_("{kode} belum dapat dibuka karena belum ada yang berhak menjawab."),
    "jp_tidak_ada": N_("Tidak ada pertanyaan {kode} dalam rapat ini. Daftarnya: /pertanyaan"),
    "jp_pilih_nomor": N_("Mohon sebutkan nomor pertanyaannya. Yang sesuai: {daftar}"),
    "menit_salah": N_("Mohon tulis lamanya dalam menit bulat, 1 sampai {maks}. Belum ada yang berubah."),
    # answers entered for somebody
    "dibantu_petugas_lain": N_("Jawaban ini perlu disahkan oleh petugas lain, dari akun yang lain."),
    "isikan_kosong": N_("Tidak ada peserta tanpa telepon yang perlu dibantu."),
    # writing a question
    "pertanyaan_kosong": N_("Pertanyaan masih kosong. Mohon tulis pertanyaan pada baris pertama."),
    "pertanyaan_panjang": N_(
        "Pertanyaan memuat {n} karakter; paling banyak {maks}. Mohon diringkas. Tidak ada yang terpotong."
    ),
    "pertanyaan_tanpa_pilihan": N_("Pertanyaan belum mempunyai pilihan. Mohon tulis satu pilihan tiap baris."),
    "pilihan_kosong": N_("Pilihan ke-{nomor} kosong. Pertanyaan belum disimpan."),
    "pilihan_kurang": N_("Baru ada {n} pilihan; paling sedikit {min}. Pertanyaan belum disimpan."),
    "pilihan_terlalu_banyak": N_("Ada {n} pilihan; paling banyak {maks}. Pertanyaan belum disimpan."),
    "pilihan_panjang": N_("Pilihan ke-{nomor} memuat {n} karakter; paling banyak {maks}. Pertanyaan belum disimpan."),
    "pilihan_sama": N_('Pilihan "{pilihan}" tertulis dua kali. Pertanyaan belum disimpan.'),
    "pilihan_setuju_salah": N_(
        "Pertanyaan persetujuan memakai tiga pilihan: setuju, tidak setuju, abstain. Pertanyaan belum disimpan."
    ),
    "jp_belum_lengkap": N_("Urutan belum lengkap ({n} dari {m}). Mohon dilengkapi agar dapat dihitung."),
    "jp_terlalu_banyak": N_("Paling banyak {n} pilihan. Silakan lepaskan satu pilihan terlebih dahulu."),
    "jp_angka_salah": N_("Mohon tulis angka antara {min} dan {maks}, misalnya 12,5."),
    # life of a meeting
    "pendaftaran_belum_dibuka": N_("Pendaftaran rapat ini belum dibuka. Mohon menunggu sebentar."),
    "rapat_belum_dimulai": N_("Rapat belum dimulai."),
    "rapat_sudah_dimulai": N_("Rapat sudah dimulai."),
    "rapat_diskors": N_("Rapat sedang diskors. Mohon menunggu sampai rapat dilanjutkan."),
    "rapat_belum_selesai": N_("Rapat belum selesai."),
    "rapat_belum_ditetapkan": N_("Hasil rapat belum ditetapkan."),
    "rapat_terkunci": N_("Catatan rapat sudah dikunci. Perbaikan dilakukan dengan ralat."),
    "jp_harus_ditutup": N_("{kode} masih dibuka. Mohon tutup terlebih dahulu, kemudian rapat dapat ditutup."),
    "dibantu_sudah_sendiri": N_(
        "{label} sudah menjawab sendiri sesudah isian ini dibuat. Jawaban itulah yang berlaku."
    ),
    "grup_rapat_lain": N_("Grup ini terhubung dengan rapat lain yang belum selesai."),
    "acara_tidak_ada": N_("Acara {nomor} tidak ada; susunan acara memuat {n} acara."),
    # discussion points
    "pokok_tidak_ada": N_("Tidak ada pokok diskusi {kode}. Mohon periksa nomornya."),
    "usul_panjang": N_("Pesan memuat {n} karakter; paling banyak {maks}. Mohon diringkas. Tidak ada yang terpotong."),
    "usul_sudah_tercatat": N_("Pesan yang sama sudah tercatat. Tidak ada yang digandakan."),
    "penegasan": N_("Apakah pesan ini dimaksudkan sebagai pokok diskusi?"),
    "alasan_usul_wajib": N_("Pokok diskusi yang tidak ditayangkan perlu alasan. Mohon pilih alasannya."),
    "pokok_tidak_dapat": N_("{kode} tidak dapat diubah dari keadaan sekarang."),
    # the record
    "catatan_kosong": N_("Catatan rapat masih kosong."),
    "ekspor_tidak_begitu": N_("{judul} tidak disusun untuk lingkup atau keperluan itu."),
    "berkas_sudah_dihapus": N_("Berkas itu sudah dihapus menurut masa simpannya."),
    "berkas_usang": N_(
        "{nama} disusun sebelum ada data peserta yang dihapus atau diperbaiki, jadi tidak dikirim lagi. Mohon susun"
        " yang baru dengan /ekspor"
    ),
    "ekspor_bagian_tidak_ada": N_("Bagian rapat itu tidak ada. Yang ada: {daftar}"),
    "ekspor_tidak_ada": N_("Jenis berkas itu tidak dikenal. Yang tersedia: {daftar}"),
    "hasil_rapat_ditetapkan": N_("Hasil rapat sudah ditetapkan. Perubahan hanya lewat ralat bernomor: /ralat"),
    "hasil_berubah": N_(
        "{kode} baru saja diubah petugas lain. Mohon periksa isinya yang terbaru; belum ada yang berubah."
    ),
    "hasil_dicabut": N_("{kode} sudah dicabut. Silakan berlakukan kembali lebih dahulu."),
    "kaitan_tidak_ada": N_("{kode} tidak dikenal, sehingga belum ada yang disimpan. Mohon periksa nomornya."),
    "kaitan_penuh": N_("{kode} memuat paling banyak {maks} kaitan. Belum ada yang berubah."),
    "tindak_lanjut_bentuk": N_("Bentuknya: uraian | penanggung jawab | tenggat. Belum ada yang disimpan."),
    "tindak_sudah_dibawa": N_(
        "{kode} belum diberlakukan kembali, karena tindak lanjut yang sama sudah tercatat sebagai {lain}."
    ),
    "tanggal_salah": N_(
        "Tanggal tidak terbaca. Mohon tulis misalnya 30-12-2023 atau 30 Desember 2023. Belum ada yang disimpan."
    ),
    "catatan_tidak_ada": N_("Catatan rapat nomor {nomor} tidak ada."),
    # the meeting file
    "berkas_rapat_salah": N_("Berkas rapat memuat {n} hal yang perlu diperbaiki. Rapat belum disimpan."),
    # joining, registering, preparing
    "nama_sudah_terdaftar": N_(
        "{label} dari {instansi} sudah terdaftar dari telepon lain. Bila keliru, petugas di meja registrasi "
        "dapat membantu."
    ),
    "ubah_lewat_sekretariat": N_("Jawaban sudah diberikan, sehingga perubahan nama dilakukan oleh sekretariat."),
    "luar_sudah_diputuskan": N_("{instansi} sudah diputuskan. Tidak ada yang berubah."),
    "instansi_tidak_jelas": N_("{instansi} belum dapat dikenali. Mohon ketik nama resmi sesuai daftar undangan."),
    "berkas_besar": N_("Berkas terlalu besar; paling besar {maks} KB. Tidak ada yang disimpan."),
    "rapat_sudah_berjalan": N_(
        "Rapat dengan kode {kode} sudah berjalan atau sudah diubah lewat bot, sehingga berkas tidak lagi mengubahnya. "
        "Perubahan dilakukan pada kartu /rapat."
    ),
    "rapat_sudah_ada": N_("Rapat dengan kode {kode} sudah ada. Tidak ada yang berubah."),
    "jp_terlalu_sedikit": N_("Paling sedikit {n} pilihan. Mohon centang lagi."),
    "abstain_sendiri": N_("{pilihan} tidak dapat digabung dengan pilihan lain."),
    "isian_panjang": N_(
        "Jawaban memuat {n} karakter; paling banyak {maks}. Mohon diringkas. Tidak ada yang terpotong."
    ),
    "jp_angka_desimal": N_("Paling banyak {n} angka di belakang koma. Mohon tulis kembali."),
    "jp_instansi_sudah": N_("Jawaban atas nama {instansi} sudah diberikan oleh {label}. Yang pertama berlaku."),
    "jp_tidak_dapat_diubah": N_("Jawaban {kode} sudah tercatat terpisah dari nama, sehingga tidak dapat diubah lagi."),
    "terlambat_diperpanjang": N_("Batas waktu {kode} sudah lewat pukul {jam}. Silakan tutup, kemudian buka kembali."),
    "kuorum_belum": N_("Kuorum belum tercapai: hadir {hadir}, diperlukan {perlu}. Pertanyaan belum dibuka."),
    "alasan_batal_wajib": N_("Pembatalan perlu alasan. Belum ada yang berubah."),
    "jp_sudah_ditetapkan": N_(
        "Hasil {kode} sudah ditetapkan dan terkunci. Perubahan hanya lewat ralat bernomor: /ralat"
    ),
    "jp_bukan_konsep": N_("{kode} sudah dibuka, sehingga urutannya tidak diubah lagi."),
    "koreksi_sama": N_("Redaksinya sama dengan yang tertulis. Tidak ada yang berubah."),
    "koreksi_ditutup": N_("{kode} sudah ditutup, sehingga redaksinya tidak diubah lagi."),
    "pengingat_baru_saja": N_("Pengingat baru saja dikirim. Mohon tunggu satu menit."),
    "pengingat_habis": N_("Pengingat {kode} sudah dikirim {maks} kali. Yang belum menjawab dapat dihubungi petugas."),
    "pengingat_kosong": N_("Tidak ada yang dapat diingatkan untuk {kode}."),
    "ralat_belum_ditetapkan": N_("Hasil {kode} belum ditetapkan, sehingga belum memerlukan ralat."),
    "tema_kosong": N_("{kode} tidak memuat jawaban yang dapat ditampilkan, sehingga tidak ada yang dikelompokkan."),
    "tema_lainnya": N_(
        'Nama "Lainnya" dipakai untuk jawaban tanpa tema. Mohon ketik nama lain, atau tekan Tanpa tema. Belum ada yang '
        "berubah."
    ),
    "tema_penuh": N_(
        "{kode} sudah memuat {maks} tema. Mohon pakai tema yang ada, atau pindahkan dahulu isi salah satunya. Belum "
        "ada yang berubah."
    ),
    "kertas_bukan_rahasia": N_(
        "Hitungan formulir hanya untuk pertanyaan rahasia dengan satu pilihan tiap peserta. Untuk {kode}, isikan per "
        "peserta."
    ),
    "kertas_jumlah": N_(
        "Jumlah hitungan {n}, sedangkan formulirnya {m}. Selisihnya perlu diperiksa; belum ada yang disimpan."
    ),
    "kertas_angka_salah": N_(
        "Hitungan tidak terbaca. Mohon tulis seperti contoh, angka bulat 0 atau lebih, tiap unsur satu baris."
    ),
    "kertas_kosong": N_("Belum ada nama yang dicentang."),
    "kata_tidak_dikenal": N_(
        "{kata} tidak dikenal. Pertanyaan belum disimpan. Contoh: #ganda 1-3, #skala, #peringkat, #isian, #angka "
        "0-100, #rahasia, #instansi"
    ),
    "kata_salah": N_('{kata} tidak dapat memuat "{isi}". Pertanyaan belum disimpan.'),
    "kata_ganda": N_("Mohon sebutkan satu jenis pertanyaan saja. Pertanyaan belum disimpan."),
    "jp_tanpa_pilihan": N_("{kata} tidak memakai pilihan. Pertanyaan belum disimpan."),
    "jp_batas_pilihan": N_("Batasnya {n}, sedangkan pilihannya {m}. Pertanyaan belum disimpan."),
    "ambang_tanpa_setuju": N_(
        "Ambang hanya berlaku untuk pertanyaan setuju, tidak setuju, abstain. Pertanyaan belum disimpan."
    ),
    "bobot_jenis": N_(
        "Bobot suara hanya berlaku untuk pilihan atau peringkat tiap instansi. Pertanyaan belum disimpan."
    ),
    "skala_label": N_("Ada {n} label untuk {m} titik skala. Pertanyaan belum disimpan."),
    "skala_titik": N_("Skala memuat {n} titik; 2 sampai {maks} yang diterima. Pertanyaan belum disimpan."),
    "bobot_dasar": N_(
        "Ambang berbobot dihitung dari bobot yang memberikan suara, bukan dari jumlah orang atau instansi."
    ),
    "kertas_suara_ganda": N_("{instansi} memberikan satu jawaban saja. Mohon centang satu nama dari instansi itu."),
    "bobot_terbuka": N_(
        "Bobot suara hanya untuk pertanyaan terbuka: bobot dapat menunjukkan jawaban instansi mana. "
        "Mohon tambahkan #terbuka."
    ),
}
