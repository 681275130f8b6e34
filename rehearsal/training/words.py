"""What the cast says: which organisations it comes from, and what it puts forward in the training meeting."""

# As people type them; the first ones come from every part of the room.
ORGANISATIONS = (
    "Dinsos", "PKK", "Baznas", "Radio", "Bappeda", "Muslimat NU", "PMI", "Harian", "Dinkes", "Aisyiyah", "Disdik",
    "PUPR", "Forum Camat",
)  # fmt: skip
# Not on the list of the invited; the secretariat lets them in.
OUTSIDE = ("Komunitas Relawan Desa", "Forum Anak Kabupaten", "Koperasi Pasar Pagi")
OUTSIDE_EVERY = 20
# The second says what the first says, and the third belongs to another meeting: something to merge, something to
# decline.
POINTS = (
    "Rumah warga lanjut usia yang rusak diperbaiki tahun ini",
    "Rumah warga lansia yang rusak mohon diperbaiki tahun ini",
    "Tempat parkir kantor sebelah mohon diperluas",
    "Data penerima bantuan diperbarui setiap tiga bulan",
    "Perempuan kepala keluarga didampingi membuka usaha",
    "Jadwal penyaluran bantuan diumumkan lewat radio",
    "Posyandu lansia dibuka di setiap desa",
    "Relawan dilatih membantu warga yang sakit di rumah",
)
# Their places, for hints that name them.
FIRST, TWIN, ASIDE = 0, 1, 2
# Of every so many people one does what the number says; counted from their place in the cast.
WAITS_FOR_REMINDER, CHANGES_ANSWER, RAISES_HAND, SUPPORTS = (8, 3), (6, 1), (5, 1), (4, 2)
HANDS_MAX = 6


def is_one_of(every: tuple[int, int], index: int) -> bool:
    """Whether the person at this place is one of those."""
    each, which = every
    return index % each == which


def organisation_of(index: int) -> str:
    """What the person at this place types for the organisation."""
    if index % OUTSIDE_EVERY == OUTSIDE_EVERY - 1:
        return OUTSIDE[index // OUTSIDE_EVERY % len(OUTSIDE)]
    return ORGANISATIONS[index % len(ORGANISATIONS)]
