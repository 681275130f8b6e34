"""What participants read on their way in: joining, consent, organisation, name, and their own data."""

from typing import Final

from locales.messages.mark import N_, P_

PEOPLE: Final[dict[str, str]] = {
    # the door
    "salam": N_(
        "Selamat datang, Bapak/Ibu. Ini layanan sekretariat untuk {judul}, {hari_tanggal}. "
        "Silakan tekan Daftar untuk mengisi kehadiran."
    ),
    "salam_tanpa_rapat": N_(
        "Selamat datang, Bapak/Ibu. Ini layanan sekretariat rapat: jajak pendapat, pokok diskusi, dan notula.\n"
        "Bapak/Ibu belum terdaftar dalam rapat yang sedang berlangsung.\n"
        "Mohon ketik kode rapat yang tampil di layar, misalnya ABCD-2345."
    ),
    "pilih_rapat": N_("Beberapa rapat sedang berlangsung. Mohon pilih rapat Bapak/Ibu."),
    # consent
    "notice": N_(
        "Pemberitahuan data pribadi. Sekretariat {pengendali} mencatat nama, jabatan, instansi, dan akun Telegram Anda "
        "serta jawaban dan usulan dalam rapat ini untuk menyusun daftar hadir, rekapitulasi, dan notula. "
        "Dasar: {dasar}. Pesan melewati peladen Telegram di luar Indonesia. Hubungan akun dengan jawaban dihapus {n} "
        "hari setelah hasil ditetapkan; notula dan daftar hadir disimpan menurut jadwal retensi arsip. Salinan, "
        "perbaikan, penghapusan, dan penarikan persetujuan: /data_saya atau petugas, dijawab paling lambat 3 x 24 jam. "
        "Anda dapat mengikuti rapat dengan formulir kertas. Kontak: {kontak}."
    ),
    "isi_lewat_petugas": N_(
        "Baik. Data akun Bapak/Ibu tidak disimpan. Mohon menuju meja registrasi; petugas akan membantu mengisikan."
    ),
    # organisation
    "minta_instansi": N_('Mohon ketik nama instansi Bapak/Ibu. Boleh singkatan, misalnya "Dinsos".'),
    "konfirmasi_instansi": N_("Apakah yang dimaksud {instansi}?"),
    "pilih_instansi": N_("Mohon pilih instansi Bapak/Ibu. {daftar}"),
    "pilih_instansi_kosong": N_(
        "{instansi} tidak ditemukan dalam daftar undangan. Mohon ketik sekali lagi nama resminya, atau daftarkan "
        "sebagai instansi di luar undangan."
    ),
    "luar_undangan": N_(
        "{instansi} belum ada dalam daftar undangan. Pendaftaran kami terima dan menunggu persetujuan sekretariat."
    ),
    "luar_disetujui": N_("Pendaftaran {instansi} disetujui sebagai {status}. Terima kasih."),
    "luar_ditolak": N_(
        "Mohon maaf, pendaftaran {instansi} belum dapat disetujui: {alasan}. Sekretariat di ruangan dapat membantu."
    ),
    "luar_digabung": N_("{instansi} dicatat sebagai nama lain dari {lain}. Terima kasih."),
    "status_berhak": N_("peserta dengan hak suara"),
    "status_peninjau": N_("peninjau"),
    # name, position, representing
    "minta_nama": N_("Mohon ketik jabatan dan nama Bapak/Ibu untuk daftar hadir."),
    "minta_nama_lain": N_("Mohon ketik jabatan dan nama peserta tersebut untuk daftar hadir."),
    "mewakili_tekan": N_(
        "Bapak/Ibu akan tercatat sebagai {label}. Apakah hadir mewakili pejabat lain? Mohon tekan salah satu tombol."
    ),
    "mewakili": N_("Apakah Bapak/Ibu hadir mewakili pejabat lain?"),
    "minta_mewakili": N_("Mohon ketik jabatan pejabat yang Bapak/Ibu wakili, misalnya Kepala Dinas Sosial."),
    "terdaftar": N_(
        "Terima kasih. Bapak/Ibu tercatat sebagai peserta dari {instansi} (unsur {unsur}). "
        "Mohon tetap menandatangani daftar hadir di meja registrasi."
    ),
    "terdaftar_peninjau": N_(
        "Terima kasih. Bapak/Ibu tercatat sebagai peninjau dari {instansi}. Usulan dan tanggapan dapat dikirim; "
        "suara tidak diberikan."
    ),
    "pendaftaran_diubah": N_("Pendaftaran diubah. Bapak/Ibu kini tercatat sebagai {label} dari {instansi}."),
    # lead delegate
    "perwakilan_utama": N_(
        "Bapak/Ibu tercatat sebagai perwakilan utama {instansi} dan memberikan jawaban atas nama instansi."
    ),
    "utama_diserahkan": N_("Perwakilan utama {instansi} kini {label}. Jawaban instansi yang sudah ada tetap berlaku."),
    "utama_alasan": N_("Mohon ketik alasan penyerahan peran perwakilan utama {instansi}."),
    # a phone for several people
    "perangkat_bersama": N_("Telepon ini dipakai {n} peserta dari {instansi}. Tambah peserta lain?"),
    "perangkat_penuh": N_(
        "Satu telepon paling banyak untuk {maks} peserta. Petugas dapat membantu peserta berikutnya."
    ),
    "menjawab_sebagai": N_("Menjawab sebagai {label}."),
    # leaving
    "keluar_konfirmasi": N_("Catat bahwa {label} meninggalkan rapat? Jawaban yang sudah diberikan tetap berlaku."),
    "keluar_tercatat": N_("{label} tercatat meninggalkan rapat pukul {jam}. Terima kasih."),
    # own data
    "data_saya": N_("Data Bapak/Ibu terlampir.\n{isi}"),
    "data_saya_kosong": N_("Tidak ada data Bapak/Ibu yang tersimpan."),
    "data_saya_peserta": N_("{label}, {instansi} (unsur {unsur}). Terdaftar {waktu}."),
    "data_saya_jawaban": N_("{kode}: {jawaban} ({saluran})"),
    "data_saya_rahasia": N_("{kode}: sudah menjawab (rahasia)"),
    "data_saya_persetujuan": N_("Persetujuan atas pemberitahuan versi {versi} diberikan {waktu}."),
    "suaraku_kosong": N_("Belum ada pertanyaan yang dibuka untuk {label}."),
    # language
    "bahasa_pilih": N_("Bahasa layanan ini: {bahasa}. Silakan pilih."),
    "bahasa_diganti": N_("Bahasa layanan diganti menjadi {bahasa}."),
    "bahasa_id": N_("Bahasa Indonesia"),
    "bahasa_en": N_("Bahasa Inggris"),
    # Each language by its own name, for whoever reads no other.
    "tombol_bahasa_id": P_("a language by its own name", "Bahasa Indonesia"),
    "tombol_bahasa_en": P_("a language by its own name", "English"),
    # dialogs and other kinds of message
    "batal_selesai": N_("Pengisian dibatalkan. Yang sudah tercatat tidak berubah."),
    "batal_kosong": N_("Tidak ada pengisian yang sedang berjalan."),
    "pesan_suara": N_(
        "Pesan suara diterima. Mohon ketik satu kalimat ringkasnya, atau petugas akan membantu menuliskan."
    ),
    "pesan_tidak_didukung": N_("Pesan jenis ini belum dapat dicatat. Mohon kirim sebagai teks."),
    "pesan_terusan_kartu": N_(
        "Kartu yang diteruskan tidak memuat tombol dan tidak dicatat. Silakan buka /rapat untuk kartu yang berlaku."
    ),
    "ada_nik": N_(
        "Pesan memuat nomor identitas. Demi pelindungan data pribadi, nomor itu kami samarkan. "
        "Mohon sampaikan lewat petugas."
    ),
    "perintah_tidak_dikenali": N_("Perintah tidak dikenali. Mungkin maksud Bapak/Ibu: {daftar}"),
    "dasar_bawaan": N_("pelaksanaan tugas penyelenggara rapat"),
    "meja_registrasi": N_("petugas di meja registrasi"),
    "isi": N_("{isi}"),
}
