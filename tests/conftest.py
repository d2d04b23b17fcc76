"""`pytest --rewrite` writes the expectations of case files anew, for review."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write expected texts anew, for review")


@pytest.fixture
def is_rewriting(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite"))
