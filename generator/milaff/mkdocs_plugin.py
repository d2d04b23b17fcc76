"""The face to MkDocs and ProperDocs: `plugins: [milaff]`. It translates and calls; the work is
in `mkdocs_host`, and what the site is in the core."""

# ruff: noqa: ARG002  (the signatures are the host's)

from __future__ import annotations

from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from milaff.mkdocs_host.building import (
    Building,
    begin,
    complete_nav,
    explain_failure,
    make_pages,
    prepare_templates,
    read_content,
)
from milaff.mkdocs_host.options import MilaffOptions
from milaff.mkdocs_host.order import Order, Outcome
from milaff.mkdocs_host.plain import begin_page, fill_context, fill_template_context, finish_body
from milaff.mkdocs_host.preview import guard_server
from milaff.mkdocs_host.publishing import finish
from milaff.report import describe

FIRST, LATE, LAST = 100, -90, -1000


class MilaffPlugin(BasePlugin[MilaffOptions]):  # type: ignore[no-untyped-call]
    """Builds the records' pages beside the host's own. `order` is a command's; `outcome` is what
    came of the last build."""

    def __init__(self) -> None:
        self.order = Order()
        self.outcome = Outcome()
        self._serving = False
        self._building: Building | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having it keeps this object between the builds of `serve`."""
        self._serving = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._close()
        self.outcome = Outcome()
        self._building = begin(config, self.config, self.order, serving=self._serving)
        self._building.stop_on_errors()
        return config

    @event_priority(FIRST)
    def _on_files_first(self, files: Files, *, config: MkDocsConfig) -> Files:
        read_content(self._current, files)
        return files

    @event_priority(LATE)
    def _on_files_late(self, files: Files, *, config: MkDocsConfig) -> Files:
        make_pages(self._current, files)
        return files

    on_files = CombinedEvent(_on_files_first, _on_files_late)

    @event_priority(LATE)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        complete_nav(self._current, nav, files)
        return nav

    @event_priority(LATE)
    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        begin_page(self._current, page)
        return markdown

    @event_priority(FIRST)
    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        return finish_body(self._current, page, html)

    @event_priority(LATE)
    def on_env(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> jinja2.Environment:
        prepare_templates(self._current, env)
        return env

    @event_priority(LAST)
    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        fill_template_context(self._current, context, template_name)
        return context

    @event_priority(LAST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        fill_context(self._current, context, page)
        return context

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.outcome = finish(self._current)
        self._close()

    @event_priority(LAST)
    def on_build_error(self, *, error: Exception) -> None:
        if self._building is not None:
            building, language = self._building, self._building.language
            self.outcome, reason = explain_failure(building, error)
            self._close()
            if reason is not None:
                raise PluginError(describe(reason, language)) from error

    @event_priority(FIRST)
    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,
    ) -> LiveReloadServer:
        guard_server(server, self, config)
        return server

    def on_shutdown(self) -> None:
        self._close()

    @property
    def _current(self) -> Building:
        assert self._building is not None, "the host calls on_config first"
        return self._building

    def _close(self) -> None:
        if self._building is not None:
            self._building.close()
            self._building = None
