"""What the owner and the officers of a meeting read: claiming the service, invitations, roles, and alarms."""

from typing import Final

from locales.messages.mark import N_

STAFF: Final[dict[str, str]] = {
    # the owner
    "klaim_terminal": N_(
        "Pindai kode QR ini atau buka tautannya dengan akun Telegram yang akan menjadi pemilik layanan. "
        "Berlaku satu kali sampai {waktu}."
    ),
    "klaim_berhasil": N_(
        "Bapak/Ibu tercatat sebagai pemilik layanan ini. Langkah berikutnya: undang sekretariat dengan /petugas."
    ),
    "klaim_sudah_ada": N_("Layanan ini sudah mempunyai pemilik. Tidak ada yang berubah."),
    "tautan_tidak_berlaku": N_(
        "Tautan ini sudah dipakai atau habis masa berlakunya. Mohon minta tautan baru kepada sekretariat."
    ),
    # roles
    "peran_owner": N_("pemilik layanan"),
    "peran_secretariat": N_("sekretariat"),
    "peran_moderator": N_("moderator"),
    "peran_deputy": N_("wakil moderator"),
    "peran_minute_taker": N_("notulis"),
    "peran_clerk": N_("petugas"),
    "peran_lead": N_("perwakilan utama"),
    "peran_delegate": N_("peserta rapat"),
    "peran_observer": N_("peninjau"),
    # invitations
    "petugas_menu": N_("Petugas {judul}. Pilih peran yang akan diundang."),
    "undangan_tautan": N_(
        "Tautan undangan sebagai {peran} untuk {judul}. Berlaku satu kali sampai {waktu}. Mohon kirim hanya kepada "
        "yang bersangkutan.\n{tautan}"
    ),
    "undangan_diterima": N_("Bapak/Ibu tercatat sebagai {peran} untuk {judul}. Daftar perintah: /bantuan"),
    "undangan_dipakai": N_("{nama} menerima undangan sebagai {peran}."),
    "peran_sudah_ada": N_("Bapak/Ibu sudah tercatat sebagai {peran}. Tidak ada yang berubah."),
    "cabut_konfirmasi": N_("Cabut peran {peran} ({nomor})? Berlaku sejak saat ini."),
    "peran_dicabut": N_("Peran {peran} dicabut dari {nama}."),
    "peran_anda_dicabut": N_("Peran Bapak/Ibu sebagai {peran} untuk {judul} telah berakhir. Terima kasih."),
    # organisations outside the invitation
    "luar_minta_putusan": N_("{instansi} mendaftar di luar undangan ({label}). Mohon putusan sekretariat."),
    "luar_diputuskan": N_("{instansi}: {putusan}, oleh {peran} pukul {jam}."),
    "putusan_alias": N_("dicatat sebagai nama lain dari {lain}"),
    "putusan_ditolak": N_("tidak diterima"),
    "luar_pilih_alias": N_("{instansi} merupakan nama lain dari instansi mana? Mohon ketik namanya."),
    "alasan_pengganti": N_(
        "{kode}: langkah ini wewenang moderator. Sekretariat dapat menggantikan bila moderator berhalangan. Mohon "
        "ketik alasannya dalam satu pesan. Belum ada yang berubah."
    ),
    "moderator_berhalangan": N_("moderator tidak dapat dihubungi"),
    "minta_alasan": N_("Mohon ketik alasannya dalam satu pesan."),
    "utama_minta_putusan": N_(
        "{label} meminta menjadi perwakilan utama {instansi}. Saat ini: {lain}. Mohon putusan sekretariat."
    ),
    # preparing a meeting
    "rapat_disiapkan": N_(
        "{judul} disiapkan: {instansi} instansi, {acara} acara, {pertanyaan} pertanyaan. Kode rapat: {kode}."
    ),
    "rapat_tindak_di_rapat_lain": N_("Tindak lanjut yang sudah dibawa ke rapat lain tidak dibawa lagi: {daftar}."),
    "rapat_disiapkan_ulang": N_(
        "{judul} diperbarui dari berkas ini: {instansi} instansi, {acara} acara, {pertanyaan} pertanyaan. Isi berkas "
        "sebelumnya diganti. Kode rapat tetap: {kode}."
    ),
    "kirim_berkas": N_("Untuk menyiapkan rapat, kirim berkas rapat (.yaml) ke percakapan ini."),
    "berkas_rapat_judul": N_("{nama}: {n} hal perlu diperbaiki. Rapat belum disimpan."),
    "berkas_baris": N_("Baris {baris}: {galat}"),
    "mulai_pribadi": N_("Pendaftaran dan jawaban diberikan di percakapan pribadi dengan bot ini: {tautan}"),
    "grup_terhubung": N_("Grup ini terhubung dengan {judul}. Pengumuman rapat akan tampil di sini."),
    # answers entered for somebody
    "isikan_pilih": N_("Untuk peserta mana jawaban atau usulan diisikan?"),
    "isikan_apa": N_("Apa yang diisikan untuk {label}?"),
    "isikan_jawaban": N_("Jawaban {label} untuk {kode}?"),
    "isikan_alasan": N_("Mohon ketik alasan jawaban ini diisikan oleh petugas."),
    "alasan_formulir_kertas": N_("formulir kertas"),
    "dibantu_konfirmasi": N_(
        "Mohon periksa: {kode}, {label}, jawaban {jawaban}. Alasan diisikan: {alasan}. Dihitung setelah disahkan."
    ),
    "dibantu_menunggu": N_("Jawaban {label} untuk {kode} dicatat dan menunggu pengesahan petugas lain."),
    "dibantu_sah": N_("Jawaban {label} untuk {kode} disahkan dan dihitung."),
    "dibantu_tidak_sah": N_("Jawaban {label} untuk {kode} tidak disahkan dan tidak dihitung."),
    # alarms
    "gangguan": N_(
        "Mohon maaf, jawaban belum tersimpan. Silakan tekan sekali lagi; tidak akan terhitung dua kali. (Kode {ref})"
    ),
    "alarm_parkir": N_(
        "Satu kiriman tidak dapat diolah dan disisihkan (nomor {nomor}, kode {ref}). Yang lain berjalan."
    ),
    "alarm_terputus": N_(
        "Hubungan ke Telegram terputus {n} detik sejak pukul {jam}. Jawaban pada saat itu mungkin belum sampai; "
        "mohon pertimbangkan perpanjangan waktu."
    ),
    "alarm_penyimpanan": N_(
        "Penyimpanan bermasalah sejak pukul {jam}. Jawaban yang masuk belum tersimpan dan menunggu. Mohon petugas "
        "teknis memeriksa ruang disk dan basis data."
    ),
    "alarm_penyimpanan_pulih": N_(
        "Penyimpanan bekerja lagi setelah bermasalah {n} detik sejak pukul {jam}. Kiriman yang menunggu sudah diolah. "
        "Peserta yang membaca “belum tersimpan” mohon diminta menekan sekali lagi."
    ),
    "alarm_jam_maju": N_(
        "Jam mesin tiba-tiba maju {n} detik. Rapat tetap memakai waktu semula (kini pukul {jam}); batas waktu "
        "pertanyaan tidak berubah. Mohon petugas teknis memeriksa jam mesin."
    ),
    "alarm_jam_mundur": N_(
        "Jam mesin tiba-tiba mundur {n} detik. Rapat tetap memakai waktu semula (kini pukul {jam}); batas waktu "
        "pertanyaan tidak berubah. Mohon petugas teknis memeriksa jam mesin."
    ),
    "alarm_berkas_tertinggal": N_(
        "Satu berkas (nomor {nomor}) yang harus dihapus tidak dapat dihapus dari disk. Mohon petugas teknis memeriksa "
        "izin folder berkas, lalu menjalankan ulang layanan."
    ),
    "alarm_kode": N_("Ada banyak percobaan kode rapat yang salah dalam beberapa menit terakhir."),
    "alarm_grup": N_("Pengumuman tidak dapat dikirim ke grup {nama}: {sebab}. Percakapan pribadi tetap berjalan."),
    "alarm_topik": N_(
        "Topik di grup {nama} ditutup atau dihapus. Pengumuman selanjutnya tampil di grup itu sendiri, di luar topik."
    ),
    "sebab_izin": N_("bot tidak diberi izin menulis"),
    "sebab_keluar": N_("bot bukan lagi anggota grup itu"),
    "salinan_kedua": N_(
        "Salinan lain layanan ini sedang berjalan dengan token yang sama. Salinan ini berhenti agar tidak ada "
        "jawaban yang hilang."
    ),
    "cadangan_selesai": N_("Cadangan ditulis ke {nama} beserta {n} berkas."),
    "cadangan_berkas_hilang": N_("Berkas {nama} tidak ditemukan, sehingga tidak ada dalam cadangan."),
    "cadangan_berkas_berubah": N_("Isi berkas {nama} tidak sama dengan yang dahulu disimpan."),
    "salinan_409": N_("Telegram melaporkan penerima lain dengan token yang sama. Mohon hentikan salah satunya."),
}
