"""Pairs of points as people of a kabupaten might write them: what asks for the same, and what does not."""

# Javanese, abbreviations, another word order, slips of the thumb.
SAME = (
    ("mohon jalan poros desa Sumberjo diperbaiki", "Tolong jln poros ds Sumberjo dibenerin pak"),
    ("Usul pelatihan kerja untuk pemuda desa", "arek2 desa diwenehi pelatihan kerja pak"),
    ("Mengusulkan beasiswa bagi anak keluarga miskin", "usul beasiswa anak dari klg miskin"),
    ("usul posyandu lansia tiap bulan di dusun", "Mohon posyandu lansia setiap bln di dusun kami"),
    ("data penerima PKH mohon dipasang di balai desa", "Mohon dipasang di balai desa data penerima PKH"),
    ("air bersih belum sampai dusun Banyuarang", "banyu bersih durung tekan dusun Banyuarang"),
    ("bantuan alat untuk UMKM jangan dipotong", "bantuane alat kanggo UMKM ojo dipotong"),
    ("Nyuwun lampu penerangan jalan wonten dusun Ngrandu", "mohon lampu penerangan jalan di dusun Ngrandu"),
    ("modal usaha untuk perempuan kepala keluarga", "usul modal usaha utk ibu2 kepala keluarga"),
    ("rumah tidak layak huni mohon segera direhab", "RTLH tlg segera direhab nggih"),
    (
        "jadwal penyaluran bantuan pangan diumumkan lebih awal",
        "mohon penyaluran bantuan pangan jadwalnya diumumkan awal",
    ),
    ("operator desa perlu pelatihan aplikasi SIKS-NG", "usul pelathan aplikasi SIKS-NG utk operatr desa"),
    ("Pembagian beras tidak merata di tiap RT", "pembagian beras gak merata tiap RT"),
    ("irigasi sawah blok timur mohon dikeruk", "sawah blok timur irigasinya mhn dikeruk pak"),
    ("pendampingan petani tembakau dilanjutkan tahun depan", "petani tembakau pendampingannya dilanjut thn depan njih"),
    ("usul klinik keliling untuk warga lanjut usia", "Mengusulkan adanya klinik keliling bagi warga lanjut usia"),
    ("pasar hewan perlu timbangan digital", "Pasar hewan butuh timbangan digitl baru"),
    ("Verifikasi data desil dilakukan bersama perangkat desa", "data desil diverifikasi bareng perangkat desa mawon"),
    ("mohon guru honorer dibantu iuran BPJS kesehatan", "iuran BPJS kesehatan guru honorer mohon dibantuuu"),
    ("bank sampah sekolah diberi gerobak angkut", "Usul gerobak angkut untuk bank sampah sekolah"),
)

# One asks for what the other denies, or for its opposite: offered to nobody, marked for the moderator.
OPPOSITE = (
    ("jalan poros desa Sumberjo diperbaiki", "jalan poros desa Sumberjo tidak diperbaiki"),
    ("bantuan tunai untuk lansia dilanjutkan", "bantuan tunai untuk lansia jangan dilanjutkan"),
    ("setuju jadwal verifikasi data kemiskinan", "tidak setuju jadwal verifikasi data kemiskinan"),
    ("pembangunan pasar desa kami dukung penuh", "pembangunan pasar desa kami tolak penuh"),
    ("data penerima sudah diumumkan di balai desa", "data penerima belum diumumkan di balai desa"),
    ("kuota pelatihan kerja pemuda ditambah", "kuota pelatihan kerja pemuda dikurangi"),
    ("iuran pengelolaan sampah dinaikkan", "iuran pengelolaan sampah diturunkan"),
    ("potong anggaran seragam, jangan potong beasiswa", "potong beasiswa, jangan potong anggaran seragam"),
    ("beasiswa diberikan dengan syarat nilai rapor", "beasiswa diberikan tanpa syarat nilai rapor"),
    ("angkane kemiskinan desa iku bener", "angkane kemiskinan desa iku mboten bener"),
    ("penyaluran lewat kantor pos dibuka kembali", "penyaluran lewat kantor pos ditutup kembali"),
    ("puskesmas pembantu desa perlu dokter jaga", "puskesmas pembantu desa gak perlu dokter jaga"),
)

# The same matter, another request.
OTHER = (
    ("jembatan desa Ngrimbi mohon dibangun", "jembatan desa Carangwulung mohon dibangun"),
    ("bantuan modal usaha 5 juta per kelompok", "bantuan modal usaha 20 juta per kelompok"),
    ("data kemiskinan desa diverifikasi tiap tribulan", "data kemiskinan desa boleh dipublikasikan media"),
    ("mohon pelatihan menjahit untuk ibu rumah tangga", "mohon pelatihan mengemudi untuk pemuda desa"),
    ("beasiswa untuk santri pondok pesantren", "asrama untuk santri pondok pesantren putri roboh"),
    ("lampu jalan RT 3 padam", "lampu jalan RT 7 padam"),
    ("kartu PBI JKN nonaktif waktu dirawat", "kartu PBI JKN dicetak di kecamatan"),
    ("usul posyandu lansia tiap bulan", "usul senam lansia di alun-alun"),
    ("operator desa kurang, mohon ditambah", "honor operator desa mohon dibayar tepat waktu"),
    ("beras bantuan berkutu dan bau", "timbangan beras bantuan di gudang bulog rusak"),
    ("CSR perusahaan untuk sekolah pinggiran", "CSR perusahaan dilaporkan terbuka setahun sekali"),
    ("air bersih belum sampai dusun Banyuarang", "tarif air bersih pamsimas terlalu tinggi"),
)
