"""Runs the host in this process, for the commands: no second reading, no printing of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from milaff.build import read_site
from milaff.graph.graph import Graph
from milaff.mkdocs_host.address import address_fault
from milaff.mkdocs_host.failures import config_problems, plugin_missing
from milaff.mkdocs_host.logs import host_logger, kept_records
from milaff.mkdocs_host.options import (
    NOW_VARIABLE,
    read_options,
    read_settings,
    shown_path,
    site_language,
)
from milaff.mkdocs_host.order import Order, Outcome, message_language
from milaff.mkdocs_host.places import ConfigText, read_config_text
from milaff.mkdocs_plugin import MilaffPlugin
from milaff.problems import Problem, error, sort_problems
from milaff.settings import Settings

_QUIET_BANNERS = {"NO_MKDOCS_2_WARNING": "1"}
_MISSHAPEN = (MkDocsException, TypeError, ValueError, AttributeError, KeyError)
"""What the host raises for a mkdocs.yml that is not the mapping it expects."""


@contextmanager
def environment(now: str) -> Iterator[None]:
    """The moment to build for as the plugin reads it, also when the host reloads its settings."""
    new = {**_QUIET_BANNERS, **({NOW_VARIABLE: now} if now else {})}
    before = {name: os.environ.get(name) for name in new}
    os.environ.update(new)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def read_config(
    file: Path, *, strict: bool = False, site: str = "", address: str = ""
) -> tuple[MkDocsConfig | None, tuple[Problem, ...]]:
    """mkdocs.yml as the host reads it, or None, and what is wrong with it."""
    text = _text(file)
    with kept_records(logging.WARNING, quiet=True) as records:
        try:
            config = load_config(
                str(file),
                strict=strict or None,
                site_dir=site or None,
                dev_addr=address or None,
            )
        except _MISSHAPEN as failure:
            return None, sort_problems(config_problems(records, failure, text))
    problems = config_problems(records, None, text)
    if _plugin(config) is None:
        return None, sort_problems([*problems, plugin_missing(text)])
    return config, sort_problems(problems)


def read_moment(file: Path) -> tuple[Path | None, datetime | None, tuple[Problem, ...]]:
    """The content folder and the moment it is for the site; None where mkdocs.yml is at fault."""
    config, problems = read_config(file)
    plugin = _plugin(config) if config is not None else None
    if config is None or plugin is None:
        return None, None, problems
    options, wrong = read_options(plugin.config, _text(file))
    return Path(config.docs_dir), options.now.astimezone(options.zone), (*problems, *wrong)


def read_linked(file: Path, language: str) -> tuple[Graph | None, Settings | None, Outcome]:
    """The Graph of a site, for commands that only look at it, with the settings and what is wrong;
    without Graph where mkdocs.yml is at fault."""
    config, problems = read_config(file)
    plugin = _plugin(config) if config is not None else None
    if config is None or plugin is None:
        return None, None, Outcome(problems, language=language or "ar")
    settings, wrong = read_settings(config, plugin.config, _text(file), {})
    graph, found = read_site(settings)
    every = sort_problems([*problems, *wrong, *found])
    return graph, settings, Outcome(every, language=language or message_language(settings.language))


def build_site(file: Path, order: Order, *, strict: bool = False, site: str = "") -> Outcome:
    """Build the site, or what the order asks of it. Never raises for a fault of the site's."""
    config, problems = read_config(file, strict=strict, site=site)
    if config is None:
        return Outcome(problems, None, order.language or "ar")
    plugin = _plugin(config)
    assert plugin is not None
    outcome = _run(config, plugin, order, _text(file))
    return replace(outcome, problems=sort_problems([*problems, *outcome.problems]))


def _run(config: MkDocsConfig, plugin: MilaffPlugin, order: Order, text: ConfigText) -> Outcome:
    language = order.language or message_language(site_language(config))
    plugin.order, plugin.outcome = order, Outcome(language=language)
    with kept_records(logging.WARNING, quiet=True) as records:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except MkDocsException as failure:
            if not plugin.outcome.problems:
                found = sort_problems(config_problems(records, failure, text))
                return Outcome(found, None, language)
        finally:
            config.plugins.on_shutdown()
            plugin.order = Order()
    return plugin.outcome


def serve_site(
    file: Path, order: Order, *, strict: bool = False, address: str = "", opened: bool = False
) -> tuple[Problem, ...]:
    """Serve the site until it is interrupted; the host prints as it does.

    Returns what kept the site from being served: mkdocs.yml, or another server at the address.
    """
    config, problems = read_config(file, strict=strict, address=address)
    plugin = _plugin(config) if config is not None else None
    if config is None or plugin is None:
        return problems
    taken = _taken_address(config, _text(file))
    if taken is not None:
        return (taken,)
    plugin.order = order
    with _printing():
        serve(
            str(file),
            dev_addr=address or None,
            open_in_browser=opened,
            strict=strict or None,
        )
    return ()


def _taken_address(config: MkDocsConfig, text: ConfigText) -> Problem | None:
    """Asked before the first build, which may take long; the host would find out after it."""
    fault = address_fault(*config.dev_addr)
    return error(text.place_of_key("dev_addr"), "SET730", *fault) if fault else None


@contextmanager
def _printing() -> Iterator[None]:
    """The host's messages on the console, as its own command prints them."""
    logger = host_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s %(message)s"))
    logger.addHandler(handler)
    before, logger.propagate = (logger.level, logger.propagate), False
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


def _plugin(config: MkDocsConfig) -> MilaffPlugin | None:
    found = (plugin for plugin in config.plugins.values() if isinstance(plugin, MilaffPlugin))
    return next(found, None)


def _text(file: Path) -> ConfigText:
    return read_config_text(file, shown_path(str(file.absolute())))
