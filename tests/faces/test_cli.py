"""The command as a program."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from milaff import __version__
from milaff.cli import main
from milaff.commands import COMMANDS
from tests.faces.conftest import run

Milaff = Callable[..., Result]


def test_version(milaff: Milaff) -> None:
    assert milaff("--version").output == f"milaff {__version__}\n"


def test_help_is_arabic_and_english_on_request(milaff: Milaff) -> None:
    assert "يبني الموقع" in milaff("--help").output
    assert "Build the site" in milaff("--lang", "en", "--help").output
    assert "التنبيهات تمنع النشر" in milaff("build", "--help").output
    assert "warnings stop the build" in milaff("build", "--lang", "en", "--help").output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(milaff: Milaff, name: str) -> None:
    assert milaff(name, "--help").exit_code == 0


def test_help_loads_neither_mkdocs_nor_babel() -> None:
    code = (
        "import sys; from milaff.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('mkdocs', 'babel', 'pydantic') if name in sys.modules])"
    )
    done = run(sys.executable, "-c", code)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("arguments", [["nothing"], ["build", "--nothing"], ["new", "thing", "x"]])
def test_a_wrong_call_ends_with_2(milaff: Milaff, arguments: list[str]) -> None:
    assert milaff(*arguments).exit_code == 2


def test_a_crash_ends_with_2_and_says_whose_fault_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("milaff.commands.init.copy_starter", crash)
    result = CliRunner().invoke(main, ["init", "x"])
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.output
    assert "خطأ في البرنامج نفسه" in result.output


def test_python_dash_m() -> None:
    assert run(sys.executable, "-m", "milaff", "--version").stdout.startswith("milaff ")
