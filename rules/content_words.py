"""Which words of a discussion point carry what it asks for, and which different words ask for one thing."""

from typing import Final

# Words of form, of courtesy and of grammar. None of them is a negation (a test says so).
_FORM: Final = """
usul usulan mengusulkan diusulkan pengusulan saran menyarankan mohon memohon dimohon permohonan harap mengharap
berharap sampaikan menyampaikan tanya bertanya menanyakan pertanyaan jelas penjelasan menjelaskan dukung mendukung
sepakat setuju izin ijin bapak pak ibu bu saudara yth assalamualaikum wr wb nggih njih inggih monggo sewu maaf
terimakasih kami kita saya aku anda mereka beliau dia ia yang dan di ke dari untuk pada dalam dengan oleh sebagai
bahwa adalah ialah ini itu tersebut hal ada juga agar supaya karena sehingga serta atau tetapi namun sedangkan
dapat akan telah sudah masih sedang harus perlu mau hanya saja pun lah kah siapa apa apakah bagaimana mengapa kapan
mana berapa kalau jadi seperti sama antar antara bagi setiap lebih sangat sekali terus sering kadang nya per by name
depan saat waktu ketika sebelum sesudah setelah punya nyata menyatakan butuh hendak pihak terkait terhadap tentang
mengenai secara para satu si sang beserta demi hingga sampai maka dulu malah blas sekitar beberapa banyak semua siap
kok sih dong deh ya yuk mari silakan
"""
_STEMS: Final = "usul mohon tanya jelas saran harap sampai izin ada dapat jadi beri kirim bagi kepada serta lain tetap"

# Stems by which a meeting means one and the same thing, a line each; the first stands for all.
_SAME: Final = """
verifikasi validasi periksa cek mutakhir update divalidasi
warga duduk orang jiwa rakyat masyarakat
perempuan wanita
terima mustahik
filantropi zakat amil
damping bina bimbing
ulang kali
lapang nyata fakta
beda selisih
daftar peta
bantu bansos
latih diklat bimtek kursus
modal dana biaya
pasar jual
jaring sinyal internet
sehat medis
cantum sangkut
baik renovasi rehab rehabilitasi
bangun dirikan adakan
guru pengajar
"""
# Stems that ask for the opposite of each other.
_OPPOSITE: Final = """
naik turun
tambah kurang
tambah potong
buka tutup
lanjut henti
cepat lambat
cepat tunda
wajib bebas
boleh larang
hapus pertahan
gabung pisah
masuk keluar
aktif nonaktif
hapus tambah
terima tolak
izin larang
bangun bongkar
pusat sebar
"""
FORM_WORDS: Final = frozenset(_FORM.split())
FORM_STEMS: Final = frozenset(_STEMS.split())
SAME: Final = {stem: line.split()[0] for line in _SAME.strip().splitlines() for stem in line.split()}
OPPOSITES: Final = tuple((pair.split()[0], pair.split()[1]) for pair in _OPPOSITE.strip().splitlines())
# What a name of a place follows. Two points that name different places ask for different things.
_HEADS: Final = "desa dusun kecamatan kelurahan kabupaten rt rw jalan pasar puskesmas sungai sekolah sdn smpn jembatan"
PLACE_HEADS: Final = frozenset(_HEADS.split())
_NUMBERS: Final = "dua tiga empat lima enam tujuh delapan sembilan sepuluh"
NUMBER_WORDS: Final = {word: str(number) for number, word in enumerate(_NUMBERS.split(), start=2)}
