"""One build under the host: what each of its events makes for the next."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from milaff.assembly import Assembly, open_assembly
from milaff.build import Edition, check_since
from milaff.cache.pictures import read_pictures
from milaff.cache.store import Store
from milaff.graph.media import hidden_files
from milaff.markup.extension import MilaffExtension
from milaff.mkdocs_host.cache_place import keep_templates, open_store, page_epoch, why_unused
from milaff.mkdocs_host.conflicts import find_conflicts
from milaff.mkdocs_host.defaults import set_defaults
from milaff.mkdocs_host.failures import failure_problem
from milaff.mkdocs_host.files import (
    add_targets,
    make_edit_url,
    plain_addresses,
    remove_hidden_files,
    remove_records,
    remove_theme_files,
    show_anchors,
)
from milaff.mkdocs_host.findings import HostFindings
from milaff.mkdocs_host.holding import hold_site
from milaff.mkdocs_host.logs import own_logger, stop_counting
from milaff.mkdocs_host.navigation import add_lists, name_entries, nav_items
from milaff.mkdocs_host.options import MilaffOptions, is_pinned, read_settings, shown_path
from milaff.mkdocs_host.order import Order, Outcome, message_language
from milaff.mkdocs_host.pictures import take_pictures
from milaff.mkdocs_host.places import ConfigText, read_config_text
from milaff.mkdocs_host.site_view import make_site_view
from milaff.mkdocs_host.theme import add_theme, escape_ours, keep_own_templates
from milaff.outputs.compiled import CompiledTemplates
from milaff.outputs.html import prepare_environment
from milaff.outputs.shell import Shell
from milaff.pictures.picture import Picture
from milaff.problems import Level, Problem, Words, has_errors, sort_problems
from milaff.reading import Reading, open_edition, open_reading
from milaff.report import count_problems, describe
from milaff.settings import Settings
from milaff.stage import Stage

_LOG_LEVELS = {
    Level.ERROR: logging.ERROR,
    Level.WARNING: logging.WARNING,
    Level.HINT: logging.INFO,
}


class Stopped(PluginError):
    """Our own word to the host: what was found must not be published."""


@dataclass(slots=True)
class Building:
    """A build on its way. `site` is where it will be in the end, `stage` where it is made."""

    config: MkDocsConfig
    settings: Settings
    text: ConfigText
    order: Order
    serving: bool
    is_pinned: bool
    """Whether the moment to build for was chosen, so that it doesn't pass."""
    findings: HostFindings
    site: Path
    stage: Stage
    extension: MilaffExtension
    store: Store
    problems: list[Problem] = field(default_factory=list)
    plain: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    reading: Reading | None = None
    edition: Edition | None = None
    assembly: Assembly | None = None
    nav: Navigation | None = None
    files: Files | None = None
    environment: jinja2.Environment | None = None
    templates: CompiledTemplates | None = None
    shell: Shell | None = None

    @property
    def language(self) -> str:
        """The language of the messages."""
        return self.order.language or message_language(self.settings.language)

    @property
    def strict(self) -> bool:
        """Whether warnings stop the build; a preview never stops."""
        return bool(self.config.strict) and not self.serving

    @property
    def found(self) -> tuple[Problem, ...]:
        """Everything found so far, ours and the host's."""
        return sort_problems([*self.problems, *self.findings.problems])

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; print them as the host prints its own, unless a command will."""
        new = sort_problems(problems)
        self.problems.extend(new)
        if not self.order.quiet:
            for problem in new:
                own_logger().log(_LOG_LEVELS[problem.level], describe(problem, self.language))

    def stop_on_errors(self) -> None:
        """Raise the host's own exception where the site must not be published."""
        if has_errors(self.found, strict=self.strict):
            count = count_problems(self.found, self.language)
            stopped = Words(
                f"{count}. لم يُنشر شيء، وبقي الموقع كما كان.",
                f"{count}. Nothing was published; the site stays as it was.",
            )
            raise Stopped(stopped.in_language(self.language))

    def failed(self, failure: Problem | None) -> Outcome:
        """What is known where the host gave up; `failure` is why, if it was not we."""
        problems = [*self.found, *([failure] if failure else [])]
        return Outcome(sort_problems(problems), None, self.language, notice=self.notice)

    @property
    def notice(self) -> str:
        """Why nothing of earlier builds was used, or empty."""
        words = why_unused(self.store)
        return words.in_language(self.language) if words else ""

    def close(self) -> None:
        """Leave host and disk as they were before."""
        self.findings.restore()
        self.config.site_dir = str(self.site)
        self.store.close()
        gc.unfreeze()
        self.stage.close()


def begin(config: MkDocsConfig, options: MilaffOptions, order: Order, *, serving: bool) -> Building:
    """Read the settings, set the theme and the defaults, and send the host to a stage."""
    file = Path(config.config_file_path)
    text = read_config_text(file, shown_path(config.config_file_path))
    if serving:
        stop_counting()
    # The core has its own rule for anchors, so it gets the options before our defaults.
    asked = {name: dict(options or {}) for name, options in config.mdx_configs.items()}
    set_defaults(config)
    settings, wrong = read_settings(config, options, text, asked)
    add_theme(config)
    extension = MilaffExtension(settings.words)
    language = order.language or message_language(settings.language)
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
    building = Building(
        config=config,
        settings=settings,
        text=text,
        order=order,
        serving=serving,
        is_pinned=is_pinned(options.now),
        findings=HostFindings(text, settings.content, settings.shown),
        site=Path(config.site_dir),
        stage=hold_site(Path(config.site_dir), language, publish=order.publish),
        extension=extension,
        store=open_store(file, order),
    )
    order.progress.speak(language)
    config.site_dir = str(building.stage.path)
    building.findings.listen()
    building.tell([*wrong, *find_conflicts(config, text)])
    return building


def read_content(building: Building, files: Files) -> None:
    """Take the records out of the host's hands and read them."""
    gc.disable()  # all that is read now stays for the whole build
    try:
        _read_content(building, files)
    finally:
        gc.enable()
        gc.freeze()


def _read_content(building: Building, files: Files) -> None:
    remove_records(files, building.config)
    keep_own_templates(building.config.theme)
    building.removed = remove_theme_files(files, building.config)
    reading = open_reading(building.settings, building.store, building.order.progress)
    building.reading = reading
    building.tell(reading.problems)
    remove_hidden_files(files, hidden_files(reading.graph, reading.files), building.config)
    if building.order.before is not None:
        building.tell(check_since(building.order.before, reading.graph, building.settings))


def make_pages(building: Building, files: Files) -> None:
    """Plan the edition, when every plugin has brought its files, and make its link targets."""
    assert building.reading is not None
    pictures = read_pictures(
        take_pictures(files, building.config), building.settings, building.store
    )
    building.tell(pictures.problems)
    building.pictures = pictures.known
    building.plain = plain_addresses(files)
    building.edition = open_edition(
        building.reading, building.settings, building.plain, pictures.known
    )
    targets = building.edition.targets
    add_targets(files, targets, building.config)
    building.findings.learn(Anchors(building))
    building.files = files


def complete_nav(building: Building, nav: Navigation, files: Files) -> None:
    """Name what the core renders, and list the lists where the site wrote no `nav`."""
    assert building.edition is not None
    targets = building.edition.targets
    name_entries(nav, targets)
    if building.config.nav is None:
        add_lists(nav, targets, files, building.config)
    building.nav = nav


def prepare_templates(building: Building, environment: jinja2.Environment) -> None:
    """One environment for the host's pages and ours, with the shell around both."""
    edition, nav, files = building.edition, building.nav, building.files
    assert edition is not None
    assert nav is not None
    assert files is not None
    config, settings = building.config, building.settings
    building.shell = Shell(
        site=make_site_view(config, settings, building.removed),
        nav=nav_items(nav.items, settings.words.word("home")),
        edit_url=make_edit_url(config),
        context={"config": config, "extra": config.extra},
    )
    escape_ours(environment, config.theme)
    prepare_environment(environment, settings, edition, building.shell)
    building.environment = environment
    epoch = page_epoch(config, settings, building.shell, edition)
    building.assembly = _open_assembly(building, epoch)
    building.templates = keep_templates(building.store, environment, epoch)
    show_anchors(files, Anchors(building).__getitem__, config)


def _open_assembly(building: Building, epoch: bytes) -> Assembly:
    assert building.reading is not None
    assert building.edition is not None
    return open_assembly(building.edition, building.reading, epoch, building.site)


@dataclass(frozen=True, slots=True)
class Anchors(Mapping[str, tuple[str, ...]]):
    """The anchors of every page that may be named, by source path; none of the host's own."""

    building: Building

    def __getitem__(self, path: str) -> tuple[str, ...]:
        assert self.building.edition is not None
        if path in self.building.plain:
            return ()
        url = self.building.edition.targets[path].url
        return self.building.assembly.anchors_at(url) if self.building.assembly else ()

    def __contains__(self, path: object) -> bool:
        assert self.building.edition is not None
        return path in self.building.plain or path in self.building.edition.targets

    def __iter__(self) -> Iterator[str]:
        assert self.building.edition is not None
        return iter({**dict.fromkeys(self.building.plain), **self.building.edition.targets})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def explain_failure(building: Building, failure: Exception) -> tuple[Outcome, Problem | None]:
    """What came of a build that raised, and the fault to name in the place of a traceback."""
    if isinstance(failure, Stopped):
        return building.failed(None), None
    reason = failure_problem(failure, building.text)
    is_raw = reason is not None and not isinstance(failure, MkDocsException)
    return building.failed(reason), reason if is_raw else None
