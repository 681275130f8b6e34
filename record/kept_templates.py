"""Templates of documents worked out once and kept: their tags tidied and compiled, which takes longer than filling in
the fields."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

# Of each document its body, head, foot and properties, in two languages, of the house and of an office.
KEPT_MAX: Final = 64


@cache
def environment() -> Any:
    """Where every template is rendered, by whatever thread: nothing of a text runs, and a field that the template names
    and the context lacks raises jinja2's UndefinedError."""
    from jinja2 import StrictUndefined, Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Kept(ImmutableSandboxedEnvironment):
        """One that compiles a source once. What cannot be compiled is not kept and raises each time."""

        def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
            assert globals is None, "names of its own would be kept with it"
            assert template_class is None
            return self._compiled(source)

        @lru_cache(maxsize=KEPT_MAX)  # noqa: B019 - there is one, and it stays
        def _compiled(self, source: Any) -> Template:
            return super().from_string(source)

    return Kept(autoescape=True, undefined=StrictUndefined)


@cache
def _kind() -> Any:
    from docxtpl import DocxTemplate

    class Kept(DocxTemplate):  # type: ignore[misc]
        """One whose tags are tidied once for all documents that are made of it."""

        @staticmethod
        @lru_cache(maxsize=KEPT_MAX)
        def _tidied(source: str) -> str:
            return str(DocxTemplate.patch_xml(None, source))

        def patch_xml(self, src_xml: str) -> str:
            return self._tidied(src_xml)

    return Kept


def opened(template: Path | Any) -> Any:
    """A template to be filled in once, from its path or a file of its bytes."""
    return _kind()(str(template) if isinstance(template, Path) else template)
