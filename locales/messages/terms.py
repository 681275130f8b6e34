"""What the words and bases in the figures mean: the sheet of terms."""

from typing import Final

from locales.messages.mark import P_

# What is said of each word.
TERMS: Final = (
    (
        P_("term", "Persen"),
        P_("term", "Dihitung dari dasar yang disebut; sisa terbesar, pilihan dengan jumlah sama mendapat persen sama."),
    ),
    (
        P_("term", "Pembulatan"),
        P_("term", "Satu angka di belakang koma; bila jumlahnya di bawah 100, catatan menyebutkannya."),
    ),
    (P_("term", "Diundang"), P_("term", "Instansi dalam daftar undangan.")),
    (
        P_("term", "Hadir"),
        P_("term", "Yang terdaftar dan belum tercatat meninggalkan rapat ketika pertanyaan ditutup."),
    ),
    (P_("term", "Partisipasi"), P_("term", "Yang menjawab dibagi yang berhak.")),
    (
        P_("term", "Dasar, nilai dasar"),
        P_("term", "Dari apa persentase dihitung, dan berapa banyaknya; dipilih sebelum pertanyaan dibuka."),
    ),
    (
        P_("term", "Dasar: jawaban sah"),
        P_("term", "Semua yang menjawab, termasuk abstain dan tidak tahu; kebiasaan bila tidak diatur lain."),
    ),
    (P_("term", "Dasar: yang menyatakan pilihan"), P_("term", "Yang menjawab tanpa abstain dan tanpa tidak tahu.")),
    (
        P_("term", "Dasar: responden"),
        P_("term", "Yang menjawab pertanyaan dengan beberapa pilihan; tiap orang dihitung satu kali."),
    ),
    (P_("term", "Dasar: diundang, hadir, berhak"), P_("term", "Semua dalam kelompok itu, juga yang tidak menjawab.")),
    (P_("term", "Berhak"), P_("term", "Yang tercantum dalam daftar berhak ketika pertanyaan ditutup.")),
    (P_("term", "Menjawab"), P_("term", "Yang jawabannya lengkap dan dihitung, termasuk abstain dan tidak tahu.")),
    (P_("term", "Abstain"), P_("term", "Pilihan yang dicatat; bukan tidak menjawab.")),
    (
        P_("term", "Tidak tahu"),
        P_("term", "Jawaban yang dicatat dan masuk persentase, tetapi tidak masuk rata-rata dan median."),
    ),
    (P_("term", "Belum lengkap"), P_("term", "Peringkat yang dimulai dan tidak dilengkapi; tidak dihitung.")),
    (P_("term", "Tidak menjawab"), P_("term", "Yang berhak dan tidak memberikan jawaban apa pun.")),
    (P_("term", "Dibantu"), P_("term", "Jawaban yang diisikan petugas dan dikonfirmasi petugas kedua.")),
    (P_("term", "Diubah"), P_("term", "Jawaban yang diganti sebelum pertanyaan ditutup; yang terakhir yang dihitung.")),
    (
        P_("term", "Rata-rata, median"),
        P_("term", "Rata-rata dengan dua angka di belakang koma; median adalah nilai tengah."),
    ),
    (
        P_("term", "Bobot"),
        P_("term", "Jumlah bobot suara; sama dengan jumlah jawaban bila tidak dihitung menurut bobot."),
    ),
    (
        P_("term", "Skor"),
        P_("term", "Skor Borda: peringkat pertama dari n pilihan mendapat n poin, yang terakhir 1 poin."),
    ),
    (
        P_("term", "Peringkat"),
        P_("term", "Nilai yang sama berbagi peringkat: 1, 2, 2, 4. Tidak ada pemenang yang dipilih oleh sistem."),
    ),
    (
        P_("term", "Rata-rata peringkat"),
        P_("term", "Rata-rata tempat yang diberikan kepada pilihan itu; makin kecil makin didahulukan."),
    ),
    (
        P_("term", "Kuorum"),
        P_("term", "Bagian kehadiran yang diperlukan, dihitung saat pertanyaan dibuka dan ditutup; bila ditetapkan."),
    ),
    (P_("term", "Ambang"), P_("term", "Bagian suara setuju yang diperlukan dalam pemungutan suara; bila ditetapkan.")),
    (
        P_("term", "Jumlah sama"),
        P_("term", "Berapa kali isian yang sama ditulis, tanpa membedakan huruf besar dan spasi."),
    ),
    (
        P_("term", "Tema"),
        P_("term", "Kelompok isian yang disusun notulis atau sekretariat; Lainnya untuk isian tanpa tema."),
    ),
    (
        P_("term", "Tanda terima"),
        P_("term", "Kode tiap jawaban yang dihitung; tidak menunjukkan siapa yang menjawab dan apa jawabannya."),
    ),
    (
        P_("term", "Tidak ditampilkan"),
        P_("term", "Pertanyaan rahasia: unsur yang jawabannya terlalu sedikit sehingga dapat dikenali."),
    ),
    (P_("term", "Sidik catatan rapat"), P_("term", "SHA-256 catatan terakhir; mengikat semua catatan sebelumnya.")),
    (P_("term", "Gabungan unsur lain"), P_("term", "Unsur yang tidak ditampilkan demi kerahasiaan, dijumlahkan.")),
)
# Those that are said so on the ballot too, with the key of what is said.
SAID: Final = (
    (P_("term", "Terbuka"), "mode_terbuka_keterangan"),
    (P_("term", "Terbuka per unsur"), "mode_by_constituency"),
    (P_("term", "Rahasia"), "mode_secret"),
    (P_("term", "Jajak pendapat"), "bukan_keputusan"),
)
