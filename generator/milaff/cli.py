"""The command `milaff`: finds the command that was typed, and turns a crash into an exit code."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Any

import click

from milaff import __version__
from milaff.commands import COMMANDS
from milaff.commands.options import lang
from milaff.commands.speech import SpokenCommand
from milaff.problems import Words

_CRASH = Words(
    "milaff: خطأ في البرنامج نفسه، لا في ما كتبت. أبلغنا عنه مع ما سبق.",
    "milaff: this is a fault of the program, not yours. Please report it with the above.",
)


class Program(SpokenCommand, click.Group):
    """Loads a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return found

    def main(self, *arguments: Any, **options: Any) -> Any:
        """As click's own, with 2 for a crash."""
        try:
            return super().main(*arguments, **options)
        except Exception:
            traceback.print_exc()
            click.echo(_CRASH.ar, err=True)
            sys.exit(2)


@click.group(
    cls=Program,
    words=Words(
        "ملفّ: مولّد مواقع ثابتة للملفات الإخبارية العربية.",
        "milaff: a static site generator for Arabic briefing dossiers.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="milaff", message="%(prog)s %(version)s")
@lang
def main(language: str | None) -> None:
    del language  # the commands ask the context
