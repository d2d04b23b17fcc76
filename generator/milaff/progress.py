"""What long work tells of itself while it is done. A face that shows it has its own Progress."""

from __future__ import annotations


class Progress:
    """Hears how far the work has come; this one keeps it to itself.

    A stage lasts from `stage` to the next `stage` or to `done`. Its names are keys: `read`,
    `link`, `check`, `pages`, `render`, `host`, `write`, `move`.
    """

    is_timing = False
    """Whether `spent` is listened to, so that times are worth taking."""

    def speak(self, language: str) -> None:
        """Messages are in this language, `ar` or `en`."""

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins; `total` are its steps, 0 where nobody knows."""

    def advance(self, number: int = 1) -> None:
        """So many steps were done."""

    def reuse(self, number: int = 1) -> None:
        """So many steps needed not be done again: what came of them was known."""

    def spent(self, what: str, seconds: float) -> None:
        """So long the work on one record took; what is told twice adds up."""

    def done(self) -> None:
        """The last stage has ended. May be said twice."""


SILENT = Progress()
