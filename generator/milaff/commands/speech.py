"""Words for people: help and messages in Arabic, or in English with `--lang en`."""

from __future__ import annotations

from typing import Any

import click

from milaff.problems import Words


def language_of(context: click.Context | None) -> str:
    """The language that was asked for on the command line, else empty."""
    while context is not None:
        asked = context.params.get("language")
        if asked:
            return str(asked)
        context = context.parent
    return ""


def say(words: Words, *, error: bool = False) -> None:
    """Print a message in the language that was asked for."""
    context = click.get_current_context(silent=True)
    click.echo(words.in_language(language_of(context) or "ar"), err=error)


class Misuse(click.ClickException):
    """A wrong call: said in the reader's language, exit code 2."""

    exit_code = 2

    def __init__(self, words: Words) -> None:
        super().__init__(words.in_language(language_of(click.get_current_context(silent=True))))

    def show(self, file: Any = None) -> None:
        """Print the message alone, without the usage."""
        click.echo(f"milaff: {self.message}", file=file, err=file is None)


class SpokenOption(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *declarations: Any, words: Words, **attributes: Any) -> None:
        super().__init__(*declarations, **attributes)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help."""
        self.help = self.words.in_language(language_of(ctx))
        return super().get_help_record(ctx)


class SpokenCommand(click.Command):
    """A command with its help in both languages."""

    def __init__(self, *arguments: Any, words: Words, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.words = words

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The paragraph of the help."""
        self.help = self.words.in_language(language_of(ctx))
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line in the list of commands."""
        context = click.get_current_context(silent=True)
        return self.words.in_language(language_of(context))[: limit + 40]
