"""What the owner and the officers of a meeting read: claiming the service, invitations, roles, and alarms."""

from typing import Final

from locales.messages.mark import N_

STAFF: Final[dict[str, str]] = {
    # the owner
    "klaim_terminal": N_(
        "Pindai kode QR ini atau buka tautannya dengan akun Telegram yang akan menjadi pemilik layanan. "
        "Berlaku satu kali sampai pukul {jam}."
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
    "petugas_baris": N_("{peran}: {nama}"),
    "petugas_kosong": N_("Belum ada petugas selain Bapak/Ibu."),
    "undangan_tautan": N_(
        "Tautan undangan sebagai {peran} untuk {judul}. Berlaku satu kali sampai {waktu}. Mohon kirim hanya kepada "
        "yang bersangkutan.\n{tautan}"
    ),
    "undangan_diterima": N_("Bapak/Ibu tercatat sebagai {peran} untuk {judul}. Daftar perintah: /bantuan"),
    "undangan_dipakai": N_("{nama} menerima undangan sebagai {peran}."),
    "peran_sudah_ada": N_("Bapak/Ibu sudah tercatat sebagai {peran}. Tidak ada yang berubah."),
    "cabut_konfirmasi": N_("Cabut peran {peran} dari {nama}? Berlaku sejak saat ini."),
    "peran_dicabut": N_("Peran {peran} dicabut dari {nama}."),
    "peran_anda_dicabut": N_("Peran Bapak/Ibu sebagai {peran} untuk {judul} telah berakhir. Terima kasih."),
    "nama_mirip_petugas": N_("Nama akun {nama} menyerupai sebutan petugas, tetapi akun ini tercatat sebagai {peran}."),
    # organisations outside the invitation
    "luar_minta_putusan": N_("{instansi} mendaftar di luar undangan ({label}). Mohon putusan sekretariat."),
    "luar_diputuskan": N_("{instansi}: {putusan}, oleh {peran} pukul {jam}."),
    "putusan_diterima": N_("diterima dengan hak suara"),
    "putusan_peninjau": N_("diterima sebagai peninjau"),
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
    "berkas_diterima": N_("Berkas {nama} diterima dan sedang diperiksa."),
    "rapat_disiapkan": N_(
        "{judul} disiapkan: {instansi} instansi, {acara} acara, {pertanyaan} pertanyaan. Kode rapat: {kode}."
    ),
    "rapat_diperbarui": N_("{judul} diperbarui dari berkas. Yang sudah dibuka tidak diubah."),
    "rapat_sama": N_("{judul} sudah sesuai dengan berkas. Tidak ada yang berubah."),
    "kirim_berkas": N_("Untuk menyiapkan rapat, kirim berkas rapat (.yaml) ke percakapan ini."),
    "berkas_rapat_judul": N_("{nama}: {n} hal perlu diperbaiki. Rapat belum disimpan."),
    "berkas_baris": N_("Baris {baris}: {galat}"),
    "berkas_tanpa_baris": N_("Seluruh berkas: {galat}"),
    "berkas_lebih": N_("dan {n} hal lain. Daftar lengkap terlampir."),
    "grup_terhubung": N_("Grup ini terhubung dengan {judul}. Pengumuman rapat akan tampil di sini."),
    "grup_diputus": N_("Grup ini tidak lagi menerima pengumuman {judul}."),
    "grup_pilih": N_("Hubungkan grup ini dengan rapat mana?"),
    "grup_pindah": N_("Grup {judul} berpindah ke nomor baru. Kartu dan pengumuman dilanjutkan di grup yang baru."),
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
    "gangguan_umum": N_(
        "Mohon maaf, permintaan belum dapat dilayani dan tidak ada yang berubah. Silakan ulangi sebentar lagi. "
        "(Kode {ref})"
    ),
    "alarm_parkir": N_(
        "Satu kiriman tidak dapat diolah dan disisihkan (nomor {nomor}, kode {ref}). Yang lain berjalan."
    ),
    "alarm_terputus": N_(
        "Hubungan ke Telegram terputus {n} detik sejak pukul {jam}. Jawaban pada saat itu mungkin belum sampai; "
        "mohon pertimbangkan perpanjangan waktu."
    ),
    "alarm_jam_maju": N_(
        "Jam mesin tiba-tiba maju {n} detik. Rapat tetap memakai waktu semula (kini pukul {jam}); batas waktu "
        "pertanyaan tidak berubah. Mohon petugas teknis memeriksa jam mesin."
    ),
    "alarm_jam_mundur": N_(
        "Jam mesin tiba-tiba mundur {n} detik. Rapat tetap memakai waktu semula (kini pukul {jam}); batas waktu "
        "pertanyaan tidak berubah. Mohon petugas teknis memeriksa jam mesin."
    ),
    "alarm_kode": N_("Ada banyak percobaan kode rapat yang salah dalam beberapa menit terakhir."),
    "alarm_grup": N_("Pengumuman tidak dapat dikirim ke grup {nama}: {sebab}. Percakapan pribadi tetap berjalan."),
    "alarm_topik": N_(
        "Topik di grup {nama} ditutup atau dihapus. Pengumuman selanjutnya tampil di grup itu sendiri, di luar topik."
    ),
    "sebab_izin": N_("bot tidak diberi izin menulis"),
    "sebab_keluar": N_("bot bukan lagi anggota grup itu"),
    "alarm_dunia": N_("Penyimpanan sedang terganggu. Jawaban baru belum diterima; yang sudah tersimpan aman."),
    "alarm_pulih": N_("Penyimpanan pulih pukul {jam}. Jawaban diterima kembali."),
    "salinan_kedua": N_(
        "Salinan lain layanan ini sedang berjalan dengan token yang sama. Salinan ini berhenti agar tidak ada "
        "jawaban yang hilang."
    ),
    "salinan_409": N_("Telegram melaporkan penerima lain dengan token yang sama. Mohon hentikan salah satunya."),
    "sampai": N_("Kartu {kode} sampai kepada {n} dari {m} akun."),
    "sampai_kurang": N_("Tidak terjangkau: {daftar}. Petugas dapat membantu mengisikan."),
    "pertanyaan_dilewati": N_("{kode} belum dapat disiapkan karena jenisnya belum tersedia. Yang lain tersimpan."),
}
