"""The pictures of a question in Word and PDF alike: its chart, then what stands beside it, each in words."""

from record.chart_words import described
from record.charts.kind_faces import AnyFace
from record.faces import breakdown_face_of, face_of, has_print
from record.record import AskedQuestion, Record
from record.sentences import sentence
from record.shared_faces import shared_faces
from record.sounding_faces import sounding_pages
from record.tongue import sheet_name, words


def question_pictures(record: Record, asked: AskedQuestion) -> list[tuple[bytes, str]]:
    """PNG and alternative text of each, in order; none where the result has no chart on paper. A chart takes as many
    pictures as pages; the first of them says all its figures, the others which page they are."""
    if not has_print(asked) or asked.tally is None:
        return []
    face = face_of(record, asked)
    made = _on_pages(face, f"{asked.question.code}: {sentence(asked, asked.tally)} {described(face)}")
    for shared in shared_faces(record, asked):
        said = f"{shared.heading.code}: {shared.heading.question}. {described(shared)}"
        made += _on_pages(shared, said, stands_alone=True)
    return made


def breakdown_picture(record: Record, asked: AskedQuestion) -> tuple[bytes, str] | None:
    """PNG of a result by constituency and its alternative text; None where that may not be shown."""
    from record.charts.prints import draw

    face = breakdown_face_of(record, asked)
    if face is None:
        return None
    text = words().plain("lembar_rujukan", kode=asked.question.code, lembar=sheet_name("Per unsur"))
    return draw(face).png, text


def draw_ahead(record: Record) -> None:
    """Draws what the papers of a record show, in this thread, for writers in others: each thread that draws keeps all
    our fonts open, twenty megabytes, and pixels of its own."""
    for asked in record.questions:
        question_pictures(record, asked)
        breakdown_picture(record, asked)
    for sounding in record.soundings:
        sounding_pages(record, sounding)


def _on_pages(face: AnyFace, said: str, *, stands_alone: bool = False) -> list[tuple[bytes, str]]:
    from record.charts.prints import pages

    drawn = pages(face, stands_alone=stands_alone)
    texts = [said, *(f"{face.heading.code}, {page} / {len(drawn)}" for page in range(2, len(drawn) + 1))]
    return [(picture.png, text) for picture, text in zip(drawn, texts, strict=True)]
