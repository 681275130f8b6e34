"""Snapshots that are made, not played: every view with as many and as long texts as a layout has to bear."""

from __future__ import annotations

import time
from typing import Any, Final

from locales.words import words_for
from projector.snapshot import page_words, qr_rows

LINK: Final = "https://t.me/JajakBappedaBot?start=r_" + "Ab3-" * 5 + "xy"
CODE: Final = "ABCD-2345"
TITLE: Final = "Musrenbang RKPD 2027 · Kabupaten Ciamis"
SHORT: Final = ("Setuju", "Setuju dengan catatan", "Tidak setuju", "Abstain", "Belum tahu")
LONG: Final = (
    "Mengembangkan agrowisata berbasis desa di Kecamatan Rancah, Tambaksari, dan Rajadesa melalui penguatan BUM Desa,"
    " perbaikan jalan usaha tani, serta pelatihan pemandu wisata bagi pemuda, dengan pendampingan perguruan tinggi dan"
    " dukungan pembiayaan dari perbankan daerah selama dua tahun anggaran berturut-turut, mulai 2027."
)
ARABIC: Final = "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ pendidikan agama"
EMOJI: Final = "Terima kasih 🙏🏽 semua 👨‍👩‍👧‍👦 🇮🇩 sudah hadir ✅"
NASTY: Final = "<img src=x onerror=window.ran=1><script>window.ran=1</script>"
UNBROKEN: Final = "sangatpanjangtanpaspasi" * 11
ODD: Final = (ARABIC, EMOJI, NASTY, UNBROKEN, "ꦱꦸꦒꦼꦁꦫꦮꦸꦃ", "10x10 -> 100", "\u200f(ا) true")


def texts(count: int, kind: str) -> list[str]:
    """So many labels of a kind: short (about 10 signs), long (300) or odd."""
    pool = {"short": [f"Pilihan {place}" for place in range(1, count + 1)], "long": [LONG], "odd": list(ODD)}[kind]
    return [pool[place % len(pool)] for place in range(count)]


def question(
    labels: list[str],
    *,
    wording: str = "Apakah Bapak/Ibu menyetujui rancangan prioritas pembangunan tahun 2027?",
    closed: bool = False,
    left_ms: int | None = 84_000,
) -> dict[str, Any]:
    """Open with so much time left, or closed."""
    deadline = None if closed or left_ms is None else now_ms() + left_ms
    return {
        "name": "closed" if closed else "open",
        "code": "JP3",
        "question": wording,
        "shows_codes": True,
        "options": [{"code": "ABCDEFGHIJKLMNOPQRST"[place], "text": text} for place, text in enumerate(labels)],
        "deadline_ms": deadline,
        "chip": {"text": "Hasil setelah diumumkan", "tone": "information"},
        "turnout": {"label": "Sudah menjawab", "figure": "31", "of": "dari 62 berhak", "part": 0.5},
        "footer": ["Terbuka per unsur", "Boleh pilih lebih dari satu (paling banyak 2)"],
        "closed_note": "Ditutup. Hasil belum diumumkan." if closed else "",
    }


def sounding(labels: list[str]) -> dict[str, Any]:
    """An open sounding about points of these wordings."""
    asked = question(labels[:1], wording="Pendapat Bapak/Ibu tentang pokok diskusi")
    options = [{"code": f"PD{97 + place}", "text": text} for place, text in enumerate(labels)]
    return asked | {"code": "PJ1", "options": options, "footer": ["Bukan keputusan rapat"]}


def result(
    labels: list[str],
    *,
    wording: str = "Apakah Bapak/Ibu menyetujui rancangan prioritas pembangunan tahun 2027?",
    tie: str = "",
    panels: int = 1,
    status: str = "HASIL SEMENTARA",
) -> dict[str, Any]:
    """A revealed choice between these options, shown so many times over, each time with a turnout of its own."""
    rows = [
        {
            "code": "ABCDEFGHIJKLMNOPQRST"[place],
            "text": text,
            "share": f"{43.5 - 2 * place:.1f}%".replace(".", ","),
            "count": f"{24 - place} instansi",
            "part": max(0.0, 0.435 - 0.02 * place),
            "is_leading": place == 0,
        }
        for place, text in enumerate(labels)
    ]
    headings: list[dict[str, Any]] = [
        {
            "code": "JP3",
            "question": wording,
            "facts": [f"{46 - place} dari 49 peserta menjawab (93,9%)", "Pilihan tunggal"],
            "tie": tie,
            "chips": [{"text": status, "tone": "warning"}, {"text": "Ambang 2/3: tercapai", "tone": "good"}],
            "notes": ["Dasar persentase: 46 jawaban sah.", "Jumlah persentase 99,9 karena pembulatan."],
            "source": "Ditutup pukul 14.32 WIB, 23 November 2026 · Terbuka per unsur",
        }
        for place in range(panels)
    ]
    bars = {"kind": "bars", "shows_codes": True, "is_scale": False, "rows": rows, "apart": [], "sides": []}
    return {"name": "result", **headings[0], "panels": [bars | {"heading": heading} for heading in headings]}


UNSUR: Final = ("OPD", "Legislatif", "Swasta", "Perguruan tinggi", "Media", "Organisasi kemasyarakatan", "Filantropi")


def wall(labels: list[str], *, age_ms: int = 60_000, is_pinned: bool = False) -> dict[str, Any]:
    """Points of these texts, the newest shown so long ago."""
    cards = [
        {
            "code": f"PD{len(labels) - place}",
            "kind": "Usulan",
            "organisation": "Dinas Komunikasi dan Informatika",
            "constituency": UNSUR[place % 7],
            "hue": place % 8 + 1,
            "text": text,
            "time": "14.41",
            "shown_ms": now_ms() - age_ms - place * 60_000,
        }
        for place, text in enumerate(labels)
    ]
    return {
        "name": "wall",
        "title": "Pokok diskusi",
        "cards": cards,
        "pinned": cards[0] if is_pinned else None,
        "footer": f"{len(cards)} pokok diskusi ditayangkan",
    }


def speakers(
    *,
    name: str = "Kepala Dinas Pemberdayaan Masyarakat",
    organisation: str = "Dinas Pemberdayaan Masyarakat dan Desa",
    item: str = "Acara 2. Hambatan kolaborasi antarunsur",
    waiting_name: str = "Perwakilan",
    left_ms: int | None = 95_000,
    waiting: int = 5,
) -> dict[str, Any]:
    """Somebody who speaks, and so many who wait."""
    now = (
        None
        if left_ms is None
        else {
            "name": name,
            "organisation": organisation,
            "state": "speaking",
            "ends_ms": now_ms() + left_ms,
            "allowed_ms": 180_000,
            "left_ms": None,
        }
    )
    following = [
        {"name": f"{waiting_name} {place}", "organisation": "Universitas Galuh Ciamis"} for place in range(waiting)
    ]
    return {
        "name": "speakers",
        "title": "Giliran berbicara",
        "item": item,
        "now": now,
        "next_title": "Berikutnya",
        "next": following,
        "more": "dan 3 lagi" if waiting else "",
    }


def quorum(rows: int = 7, *, tick: float | None = 0.5) -> dict[str, Any]:
    """Who is here, by so many constituencies."""
    named = [
        {"name": UNSUR[place % 7], "text": f"{7 + place} dari 30", "part": min(1.0, (7 + place) / 30)}
        for place in range(rows)
    ]
    return {
        "name": "quorum",
        "title": "Hadir",
        "figure": "31",
        "of": "dari 42 instansi",
        "part": 0.738,
        "tick": tick,
        "tick_text": "kuorum 22 (lebih dari 1/2)" if tick else "",
        "chip": {"text": "Kuorum tercapai", "tone": "good"} if tick else None,
        "rows": named,
        "footer": "62 peserta hadir",
    }


def agenda(title: str = "Hambatan kolaborasi antarunsur", *, has_current: bool = True) -> dict[str, Any]:
    """Where the meeting stands."""
    items = [{"number": place, "title": title, "is_current": has_current and place == 2} for place in (1, 2, 3)]
    return {
        "name": "agenda",
        "title": TITLE,
        "state_text": "Rapat berlangsung.",
        "current": {"number": 2, "title": title} if has_current else None,
        "next": {"number": 3, "title": title},
        "items": items,
        "may_join": True,
        "place": "Aula Setda",
        "footer": "Senin, 23 November 2026",
    }


def join() -> dict[str, Any]:
    """How to join."""
    return {
        "name": "join",
        "title": "Ikuti rapat dari ponsel Bapak/Ibu",
        "steps": ["Pindai kode QR ini", "Tekan Mulai di Telegram", "Daftarkan instansi Bapak/Ibu"],
        "footer": "38 peserta sudah bergabung",
    }


def now_ms() -> int:
    """The server's clock."""
    return int(time.time() * 1000)


def snapshot(
    view: dict[str, Any],
    *,
    build: str = "",
    language: str = "id",
    mark: str = "",
    result: dict[str, Any] | None = None,
    **screen: Any,
) -> dict[str, Any]:
    """Everything that an address shows, around this view; `screen` is how it is steered."""
    return {
        "build": build,
        "language": language,
        "zone": "WIB",
        "offset_minutes": 420,
        "meeting": {"title": TITLE, "state": "running", "mark": mark},
        "screen": {"theme": "light", "size": 0, "is_blank": False, "page": None} | screen,
        "join": {"link": LINK, "username": "@JajakBappedaBot", "code": CODE, "qr": qr_rows(LINK)},
        "words": page_words(words_for(language)),
        "view": view,
        "views": {
            "join": join(),
            "wall": wall(texts(3, "short")),
            "speakers": speakers(),
            "quorum": quorum(),
            "agenda": agenda(),
            "result": result,
        },
    }
