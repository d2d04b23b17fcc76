"""The commands of `milaff`: one file each. They take what was typed, call, and print."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "init": "milaff.commands.init",
    "new": "milaff.commands.new",
    "check": "milaff.commands.check",
    "list": "milaff.commands.list",
    "mentions": "milaff.commands.mentions",
    "suggest": "milaff.commands.suggest",
    "export": "milaff.commands.export",
    "links": "milaff.commands.links",
    "search": "milaff.commands.search",
    "build": "milaff.commands.build",
    "serve": "milaff.commands.serve",
}
"""Every command and the module that holds it, in the order of the help."""
