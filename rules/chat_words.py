"""Words as people type them in a chat, in short and in Javanese, as the standard Indonesian that says the same."""

from typing import Final

# One standard word a line, then how else it is written. Every spelling stands on one line alone (a test says so).
# "aja" is the Indonesian "saja" of chats far more often than the Javanese "do not"; "oleh" is left alone for the same
# reason.
_WORDS: Final = """
tidak: tak tdk td gak ga gk g ngga nggak enggak engga ndak nda ora orak gada ngak kagak kaga mboten boten tida emoh
jangan: ojo ojok aja2 jgn jngn jgan jangn ampun
belum: blm blum belom blom durung dereng belon
bukan: bkn bukn sanes dudu
tanpa: tnp tanpo
kurang: krg krng kirang
tolak: nolak menolak ditolak tolakan penolakan nulak
hanya: mung namung cuma cm cmn cuman hny hanyalah sekadar sekedar melulu
saja: aja ae wae kemawon mawon doang thok tok sja
sudah: sdh udh udah dah sampun wis wes uwis uwes telah tlh sudh
yang: yg ingkang sing kang yng
dengan: dgn dg dng kaliyan kalih karo dengn
dan: n lan serta
untuk: utk utuk kanggo kangge buat bagi bg
di: nang ning nek ing wonten neng
dari: dr saking soko saka
pada: pd
dalam: dlm njero
dapat: dpt bisa bs bsa isa iso saget dpat
lebih: lbh luwih langkung
banyak: byk bnyk akeh kathah
ulang: lagi lg lgi maneh malih kembali kmbali
masih: msh isih taksih
karena: krn karna amargi amarga soalnya soale sebab
supaya: spy agar biar ben
seperti: spt sprt kyk kayak kados koyo kaya
sama: sm sami podo podho padha
semua: smua sedaya kabeh seluruh segenap
setiap: tiap saben masing
orang: org wong tiyang
kami: kulo kula dalem
ini: iki niki punika nih
itu: iku niku tuh
ada: onok enten
siapa: sapa sinten
bagaimana: gmn gimana kepriye piye pripun bgmn
mengapa: knp kenapa ngopo
kapan: kpn
berapa: brp piro pinten
apakah: opo nopo punopo
mohon: mhn tolong tlg nyuwun tulung minta mohn
beri: weneh diwenehi wenehi dikasih kasih ngasih maringi diparingi paringi nyukani
bantu: ngrewangi rewangi nulungi mbantu
lihat: ndelok ningali
bikin: nggawe ndamel
bayar: mbayar
anak: lare bocah
pemuda: arek pemudane
rumah: omah griyo griya rmh
jalan: dalan margi jln jl
desa: ndeso ds
dusun: dsn
kecamatan: kec
kelurahan: kel
kabupaten: kab
kota: kutho kutha
jembatan: jmbtn kreteg
air: banyu toya
sekolah: sekolahan sklh
tetangga: tonggo tonggone
nyata: kasunyatan
besar: gedhe gede ageng
kecil: cilik alit
baik: apik sae bagus
sulit: angel susah
tumpuk: numpuk
kirim: ngirim kirimke
sangkut: nyantol
perbaiki: ndandani didandani mbenakno benerin betulin dibenerin dibetulin diperbaiki dibenahi benahi
rusak: risak bubrah bodhol rsk
setuju: stuju sarujuk
sekarang: skrg skr saiki sakniki
besok: sesuk mbenjang bsk
tahun: th thn taun
bulan: bln wulan
minggu: mgg
hari: dino dinten hr
keluarga: klg
kepala: kpl
masyarakat: masy msyrkt
pemerintah: pemrth pemkab
bantuan: bntuan
aplikasi: apk
mahasiswa: mhs
pelatihan: pltihan
anggaran: angg
jumlah: jml jmlh
nomor: no nmr
tempat: tmpt panggenan nggon
kalau: klo kl klu lek menawi yen apabila jika bila
tetapi: tp tpi tapi nanging
juga: jg ugi
atau: utawi utawa ato
jadi: jd dadi dados
harus: hrs kudu kedah wajib
mau: pengen pingin arep badhe ingin
baru: bru anyar
lama: lawas lami
sering: srg kerep
kadang: kdg
terus: trus
sekali: skali
minimal: min
alamat: adress address
luring: offline
daring: online
unggah: uplod upload
pemasaran: marketing
verifikasi: verif diverif
validasi: valid
periksa: cek dicek ngecek mriksani
lokasi: lokus lokusnya
pegawai: asn
"""

# What is said in several words, or in one that stands for several; read before the words are, the longest first.
_PHRASES: Final = """
tribulan: 3 bulan sekali | tiga bulan sekali | 3 bulanan | tiga bulanan | 3 bulan | tiga bulan | triwulan | triwulanan
semester: 6 bulan sekali | enam bulan sekali | 6 bulanan | enam bulanan
verifikasi validasi: verval | diverval
perempuan kepala keluarga: ibu kepala keluarga | ibu2 kepala keluarga | ibu ibu kepala keluarga | ibu kepala klg
kampus: perguruan tinggi | kampus2 | universitas | pt
lembaga filantropi: laz | lembaga amil zakat | lembaga zakat | lembaga amal
kkn: kuliah kerja nyata | kpm
rtlh: rumah tidak layak huni | rumah tdk layak huni | rumah gak layak huni | rutilahu
tumpangtindih: tumpang tindih | dobel | double | ganda | berganda | rangkap | ganda2
satudata: satu data | data satu pintu | satu pintu | data terpadu | data tunggal
surat keputusan: sk
tidak hanya: bukan hanya | jangan hanya | tak hanya
kepala desa: kades
miskin ekstrem: p3ke | miskin ekstrim | kemiskinan ekstrim
antar lembaga: antarlembaga
minimal: paling sedikit | sedikitnya | paling tidak | paling kurang | setidaknya
maksimal: paling banyak | paling lama
dinsos: dinas sosial
dinkes: dinas kesehatan
disdik: dinas pendidikan | dispendik
pupr: pekerjaan umum
tjsl: csr | tanggung jawab sosial perusahaan
desa prioritas: lokasi prioritas | desa sasaran
meninggal: meninggal dunia | wafat | almarhum | sedo
terimakasih: terima kasih | makasih | trims | matur nuwun | suwun | tks
"""


def _table(lines: str, parts: str | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        standard, _, spellings = line.partition(": ")
        for spelling in spellings.split(parts):
            key = spelling.strip()
            assert key not in found, f"two meanings for {key}"
            found[key] = standard
    return found


CHAT_WORDS: Final = _table(_WORDS, None)
PHRASES: Final = _table(_PHRASES, "|")
PHRASE_WORDS_MAX: Final = max(len(phrase.split()) for phrase in PHRASES)


def expand(words: list[str]) -> list[str]:
    """The words in standard spelling; "ibu2" is "ibu", and what several words say together is said one way."""
    plain = [word.removesuffix("2") if word[:-1].isalpha() else word for word in words]
    found: list[str] = []
    place = 0
    while place < len(plain):
        for size in range(min(PHRASE_WORDS_MAX, len(plain) - place), 0, -1):
            said = PHRASES.get(" ".join(plain[place : place + size]))
            if said is not None:
                found += said.split()
                place += size
                break
        else:
            found.append(CHAT_WORDS.get(plain[place], plain[place]))
            place += 1
    return found
