"""Every module of the rules can be the first one that is imported: no circle hides behind a lucky order."""

import subprocess
import sys
from pathlib import Path

RULES = Path(__file__).parents[2] / "rules"
# In a process of its own, because what is forgotten and imported anew would be another class than the one in use.
EACH_FIRST = """
import importlib, sys
for module in sys.argv[1:]:
    for known in [name for name in sys.modules if name.partition(".")[0] == "rules"]:
        del sys.modules[known]
    try:
        importlib.import_module(module)
    except ImportError as error:
        print(module, error)
"""


def test_every_module_can_be_imported_first() -> None:
    """A command, a worker or a test may begin anywhere."""
    files = sorted(RULES.rglob("*.py"))
    modules = [".".join(path.relative_to(RULES.parent).with_suffix("").parts) for path in files]
    named = [module.removesuffix(".__init__") for module in modules]
    done = subprocess.run(
        [sys.executable, "-c", EACH_FIRST, *named], cwd=RULES.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
