"""How far a play has come: bars in a terminal, plain lines elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class ProgressDisplay:
    """Called with phase, steps done and steps in all. Use with `with`."""

    def __init__(self, console: Console) -> None:
        self._console, self._started = console, time.monotonic()
        self._tasks: dict[str, TaskID] = {}
        self._told: dict[str, bool] = {}
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Progress(*columns, console=console) if console.is_terminal else None

    def __enter__(self) -> Self:
        if self._bars is not None:
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def __call__(self, phase: str, done: int, of: int) -> None:
        if self._bars is None:
            self._tell(phase, done, of)
            return
        if phase not in self._tasks:
            self._tasks[phase] = self._bars.add_task(phase, total=of)
        self._bars.update(self._tasks[phase], completed=done, total=of)

    def _tell(self, phase: str, done: int, of: int) -> None:
        """A line when a phase begins and one when it is through."""
        is_through = done >= of
        if self._told.get(phase) in (True, is_through):
            return
        self._told[phase] = is_through
        seconds = time.monotonic() - self._started
        self._console.print(f"{seconds:5.1f} s  {phase}: {done}/{of}", highlight=False, soft_wrap=True)
