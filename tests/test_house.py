"""The house keeps its promises: sizes that fit a head, settings and commands that are written down, words for all."""

import ast
import re
from pathlib import Path

import pytest

from bot.settings import Settings
from locales.commands import COMMANDS
from locales.messages import MESSAGES
from record.exports import EVERYTHING, FORMATS
from rules.exports import number_of, words_key
from rules.file_errors import FILE_ERRORS
from rules.question_words import WORDS
from rules.refusals import REFUSALS

ROOT = Path(__file__).parent.parent
ROOMS = (
    *("bot", "handlers", "projector", "rehearsal", "meeting", "delivery", "record", "storage", "locales", "rules"),
    "verifier",
)
FILE_LINES_MAX = 250
FUNCTION_LINES_MAX = 40


def sources() -> list[Path]:
    """Every Python file of the project's own folders."""
    return [path for room in (*ROOMS, "tests", "bench") for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_fits_a_head(path: Path) -> None:
    """No file is longer than 250 lines, no function longer than 40, and every module says what it is for."""
    text = path.read_text()
    tree = ast.parse(text)
    assert len(text.splitlines()) <= FILE_LINES_MAX
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES_MAX
    ]
    assert not long
    if path.relative_to(ROOT).parts[0] in ROOMS and text.strip():
        assert ast.get_docstring(tree), "a module opens with one sentence: what this room is for"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_written_down(name: str) -> None:
    """Each setting has a description and its line in .env.example, with the default where it has one."""
    field = Settings.model_fields[name]
    assert field.description
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert any(line.startswith(f"JAJAK_{name.upper()}=") for line in lines)


def test_the_example_holds_no_setting_that_does_not_exist() -> None:
    """A line of .env.example that nothing reads would promise what is not there."""
    named = {line.split("=")[0] for line in (ROOT / ".env.example").read_text().splitlines() if "=" in line[:40]}
    named = {name for name in named if name.startswith("JAJAK_")}
    assert named == {f"JAJAK_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("name", [*FORMATS, EVERYTHING])
def test_every_document_has_words(name: str) -> None:
    """Menus are drawn from the table of formats: whatever can be made has a name that people read, naskah_<format>."""
    assert MESSAGES[words_key(name)]


def test_every_document_has_a_number_of_its_own() -> None:
    """The number in a button follows from the name; two names with one number would be one button for two documents."""
    assert len({number_of(name) for name in (*FORMATS, EVERYTHING)}) == len(FORMATS) + 1


def test_every_word_and_key_of_a_question_stands_in_the_readme() -> None:
    """Whoever writes a question by hand or in a file finds there everything that can be set."""
    readme = (ROOT / "README.md").read_text()
    read = "".join((ROOT / "rules" / f"{room}.py").read_text() for room in ("file_questions", "file_settings"))
    keys = set(re.findall(r'"([a-z_]+)", (?:default|smallest|kind)', read))
    keys |= {"kuorum", "ambang", "unsur_berhak", "bobot"}
    aliases = {"dihitung_dalam_rata_rata", "durasi_menit"}
    assert [word for word in WORDS if word not in readme] == []
    assert [key for key in sorted(keys - aliases) if f"`{key}`" not in readme] == []


def test_every_command_stands_in_the_readme() -> None:
    """Somebody who reads only the README finds every command, in Indonesian and with its English name."""
    readme = (ROOT / "README.md").read_text()
    missing = [c.name for c in COMMANDS if f"/{c.name}" not in readme or f"/{c.english}" not in readme]
    assert not missing


@pytest.mark.parametrize("key", sorted({*REFUSALS, *FILE_ERRORS}))
def test_every_refusal_has_words(key: str) -> None:
    """Whatever the rules refuse is said in a sentence, never as a key."""
    assert MESSAGES[key]


def test_no_module_swallows_every_exception() -> None:
    """`except Exception` stands in the loops of intake, outbox and jobs and in the one error handler, nowhere else."""
    allowed = {"bot/batches.py", "bot/jobs.py", "delivery/outbox.py", "bot/errors.py"}
    found = {
        str(path.relative_to(ROOT))
        for path in sources()
        if path.parts[-2] != "tests" and "tests" not in path.parts and "except Exception" in path.read_text()
    }
    assert found <= allowed


def test_whoever_catches_everything_raises_it_again() -> None:
    """`except BaseException` only cleans up: a stop must never be swallowed."""
    swallowing = []
    # Whatever names it holds the word; to read every tree for it takes longer than all else here.
    for path in (one for one in sources() if "BaseException" in one.read_text()):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler) and ast.unparse(node.type or ast.Name("bare")) == "BaseException":
                last = node.body[-1]
                if not (isinstance(last, ast.Raise) and last.exc is None):
                    swallowing.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not swallowing


def test_sql_is_spoken_in_storage_alone() -> None:
    """Every other room asks storage by the name of what it wants."""
    spoken = {
        str(path.relative_to(ROOT))
        for path in sources()
        if path.relative_to(ROOT).parts[0] in set(ROOMS) - {"storage"}
        and any(f"tx.{call}(" in path.read_text() for call in ("fetch", "fetch_row", "fetch_value", "execute"))
    }
    assert not spoken


def test_no_room_waits_with_a_call_that_loses_cancellations() -> None:
    """`asyncio.wait_for` of Python 3.11 swallows a cancellation that meets the result, and a stop then hangs."""
    rooms = (path for path in sources() if path.relative_to(ROOT).parts[0] in ROOMS)
    assert [str(path) for path in rooms if "asyncio.wait_for(" in path.read_text("utf-8")] == []
