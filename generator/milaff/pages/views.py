"""What templates print: plain values, every date and phrase already written out.

Strings are text (templates escape and isolate them with the filter `bidi`); Markup is finished
HTML. Addresses are relative to the site's root, without a leading slash; templates pass them
through the filter `href`.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from milaff.markup.document import CitationView
from milaff.pictures.picture import Showing


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads; without an address it is only a name."""

    title: str
    url: str = ""
    lang: str = ""
    """The language of the name, where it is not the site's."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as it is read. `iso` is for the datetime attribute, empty where there is none."""

    text: str
    iso: str = ""
    note: str = ""
    inferred: bool = False
    hijri: str = ""
    """The same day, month or year in the calendar of Umm al-Qura, where the site shows it."""


@dataclass(frozen=True, slots=True)
class TrendView:
    """Which way it goes: `direction` is escalating, easing or steady; `label` its word."""

    direction: str
    label: str
    reason: str
    as_of: DateView | None


@dataclass(frozen=True, slots=True)
class Card:
    """A record in a list; `trend` and `counts` are a dossier's."""

    title: str
    url: str
    kicker: str = ""
    summary: str = ""
    date: DateView | None = None
    note: str = ""
    lang: str = ""
    """The language of the title, `summary_lang` that of the summary: an entity's name may be in one
    and what the desk says of it in another."""
    summary_lang: str = ""
    trend: TrendView | None = None
    counts: tuple[str, ...] = ()
    image: ImageView | None = None
    """Never a sensitive one."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of a record's own text, where it is not the site's, and its direction."""

    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading."""

    label: str
    links: tuple[Link, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it: the origin, those who passed it on, and what was read."""

    said_by: tuple[Link, ...] = ()
    through: tuple[Link, ...] = ()
    citations: tuple[CitationView, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One reported value, in words that fit its form («133 قتيلا على الأقل»)."""

    text: str
    attribution: Attribution
    date: DateView | None = None
    note: str = ""
    adopted: bool = False
    preliminary: bool = False
    credibility: str = ""
    """How far the statement is to be believed: «2، يغلب صدقها»."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One value in a chart, in the units of its view box; what is empty is not drawn.

    `line` is a stroke from one x to another, `head` the points of an arrow's head or of a lozenge,
    `bar` the x and the width of a bar, `dot` and `tick` the x of a circle and of a small upright.
    """

    label: str
    label_y: int
    y: int
    adopted: bool
    line: tuple[str, str] | None = None
    head: str = ""
    bar: tuple[str, str] | None = None
    dot: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class FigureChart:
    """The numbers of a figure on one scale, which runs from right (`low`) to left (`high`)."""

    width: int
    height: int
    right: int
    left: int
    axis: int
    low: str
    high: str
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """All reported values of one measure. `range` is empty where there is one value."""

    anchor: str
    label: str
    values: tuple[FigureValue, ...]
    owner: Link | None = None
    range: str = ""
    disagrees: bool = False
    note: str = ""
    chart: FigureChart | None = None

    @property
    def chosen(self) -> FigureValue | None:
        """The value that the desk stands by: the one adopted, or the only one."""
        if len(self.values) == 1:
            return self.values[0]
        return next((value for value in self.values if value.adopted), None)


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """An event in a timeline."""

    date: DateView
    title: str
    url: str
    summary: str = ""
    place: Link | None = None
    figures: tuple[str, ...] = ()
    citations: tuple[CitationView, ...] = ()
    lead: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled statement with its source."""

    label: str
    value: str
    attribution: Attribution = Attribution()
    date: DateView | None = None
    note: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class ListedSource:
    """An entry of a page's numbered source list."""

    number: int
    anchor: str
    title: str
    url: str
    outlet: Link | None
    kind: str
    date: DateView | None
    relays: tuple[Link, ...] = ()
    found_on: str = ""
    """The page that was read in its place: the desk did not read the source itself."""
    original_url: str = ""
    archive_url: str = ""
    archive_date: DateView | None = None
    accessed: DateView | None = None
    author: str = ""
    language: str = ""
    """Its name in words, where it is not the site's."""
    lang: str = ""
    """The same, as a tag."""
    reliability: str = ""
    """The letter and its meaning: «B (موثوق عادة)»."""
    back: tuple[CitationView, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionView:
    """Where a record is named: the article, and the sentence with the name marked."""

    title: str
    url: str
    date: DateView | None
    kicker: str = ""
    sentence: str = ""
    """HTML, as Markup."""
    lang: str = ""
    """The language of the article's title and text, where it is not the site's."""


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """Mentions under the dossier of their articles; without a label where they are few."""

    label: str
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """An entry of what changed; `about` says what of the record it is about, in words."""

    kind: str
    label: str
    date: DateView
    note: str
    was: str = ""
    now: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents; `id` is the anchor."""

    title: str
    id: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageView:
    """A record's picture; `url` is relative to the site's root."""

    url: str
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""
    sensitive: bool = False
    """Shown only when a reader asks for it, never on a card."""
    showing: Showing | None = None
    """Its size and its smaller copies, where they are known."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line of text in a box of a map: `role` is name, word (of a relation) or sub."""

    role: str
    text: str
    y: str = ""


@dataclass(frozen=True, slots=True)
class MapNode:
    """A box of a map: `path` is its outline, `x` the middle of its lines, `title` all it says."""

    url: str
    title: str
    path: str
    x: str
    lines: tuple[MapLine, ...]
    is_hub: bool = False


@dataclass(frozen=True, slots=True)
class MapEdge:
    """A line of a map; `arrow` are the points of its head, `dot` where it leaves a trunk."""

    path: str
    is_stated: bool
    arrow: str = ""
    dot: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    """A record of a map in words, around its name."""

    before: str
    link: Link
    after: str


@dataclass(frozen=True, slots=True)
class RelationsMap:
    """What records have to do with one another, drawn, and in rows for those who do not see it."""

    width: int
    height: int
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    rows: tuple[MapRow, ...]
    has_stated: bool
    has_together: bool


@dataclass(frozen=True, slots=True)
class StripMark:
    """An event on a strip of time: a `dot` at x, or a `bar` from x with a width; `point` is the
    head of one that is open at an end."""

    title: str
    y: str
    dot: str
    bar: tuple[str, str] | None
    point: str
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class StripTick:
    """A date under a strip of time; `anchor` is where its text lies at x."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimelineStrip:
    """How events lie in time, from right to left. `count`, `first` and `last` say it in words."""

    width: int
    height: int
    axis: int
    marks: tuple[StripMark, ...]
    ticks: tuple[StripTick, ...]
    count: str
    first: str
    last: str
    has_wide: bool
    has_hollow: bool
    has_open: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """`theme/milaff/article.html`."""

    id: str
    title: str
    summary: str
    body: Markup
    dossiers: tuple[Link, ...]
    date: DateView
    updated: DateView | None
    as_of: DateView | None
    authors: tuple[str, ...]
    headings: tuple[Heading, ...]
    changes: tuple[ChangeView, ...]
    corrections: tuple[ChangeView, ...]
    events: tuple[TimelineItem, ...]
    figures: tuple[FigureView, ...]
    sources: tuple[ListedSource, ...]
    entities: tuple[Group, ...]
    read_also: tuple[Card, ...]
    previous: Link | None
    next: Link | None
    cite: str
    image: ImageView | None = None
    tags: tuple[str, ...] = ()
    tongue: Tongue | None = None
    source_counts: tuple[str, ...] = ()
    """How many sources, how many of them are independent, how many were not read directly."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """An estimate of the desk: `likelihood` or `confidence`, never both, in Arabic words."""

    text: str
    likelihood: str = ""
    confidence: str = ""
    attribution: Attribution = Attribution()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a dossier and its articles, in the editor's order; a dossier's only part has
    neither title nor anchor of its own."""

    title: str
    anchor: str
    articles: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """`theme/milaff/dossier.html`."""

    id: str
    title: str
    kicker: str
    summary: str
    body: Markup
    trend: TrendView | None
    updated: DateView | None
    reviewed: DateView | None
    counts: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    known: tuple[str, ...]
    questions: tuple[str, ...]
    figures: tuple[FigureView, ...]
    timeline: tuple[TimelineItem, ...]
    timeline_more: Link | None
    sections: tuple[Section, ...]
    articles_more: Link | None
    lead_entities: tuple[Card, ...]
    entities: tuple[Group, ...]
    changes: tuple[ChangeView, ...]
    corrections: tuple[ChangeView, ...]
    sources: tuple[ListedSource, ...]
    related: tuple[Card, ...]
    cite: str
    feed: Link | None
    image: ImageView | None = None
    map: RelationsMap | None = None
    strip: TimelineStrip | None = None
    tags: tuple[str, ...] = ()
    tongue: Tongue | None = None
    source_counts: tuple[str, ...] = ()
    more_figures: Link | None = None


@dataclass(frozen=True, slots=True)
class EntityView:
    """`theme/milaff/entity.html`."""

    id: str
    title: str
    kind: str
    latin: tuple[tuple[str, str], ...]
    """Names in other languages: (language code, name)."""
    aliases: tuple[str, ...]
    summary: str
    body: Markup
    facts: tuple[Fact, ...]
    relations: tuple[Fact, ...]
    figures: tuple[FigureView, ...]
    timeline: tuple[TimelineItem, ...]
    mentions: tuple[MentionGroup, ...]
    mention_count: str
    together: tuple[tuple[Link, str], ...]
    """The entities that appear together with it, each with the number of shared articles."""
    pages: Pagination
    dossiers: tuple[Link, ...]
    same_as: tuple[str, ...]
    sources: tuple[ListedSource, ...]
    cited: tuple[Link, ...]
    """Sources that this entity published, or that pass it on."""
    changes: tuple[ChangeView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    image: ImageView | None = None
    map: RelationsMap | None = None
    strip: TimelineStrip | None = None
    cite: str = ""
    tags: tuple[str, ...] = ()
    tongue: Tongue | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part in an event, in what role, and who says so."""

    entity: Link
    role: str
    by: Link | None
    attribution: Attribution
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """`theme/milaff/event.html`."""

    id: str
    title: str
    summary: str
    body: Markup
    date: DateView
    place: Link | None
    participants: tuple[Participant, ...]
    figures: tuple[FigureView, ...]
    mentions: tuple[MentionGroup, ...]
    pages: Pagination
    dossiers: tuple[Link, ...]
    sources: tuple[ListedSource, ...]
    previous: Link | None
    next: Link | None
    changes: tuple[ChangeView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    image: ImageView | None = None
    cite: str = ""
    tags: tuple[str, ...] = ()
    tongue: Tongue | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What was quoted word for word, and how much that is («7 كلمات»)."""

    text: str
    extent: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """`theme/milaff/source.html`."""

    id: str
    title: str
    kind: str
    outlet: Link | None
    author: str
    date: DateView | None
    accessed: DateView | None
    language: str
    original_url: str
    archive_url: str
    archive_date: DateView | None
    found_on: str
    relays: tuple[Link, ...]
    reliability: str
    reliability_label: str
    licence: str
    summary: str
    note: str
    excerpts: tuple[Excerpt, ...]
    extent: str
    """How much is quoted in all, where there are several excerpts."""
    body: Markup
    cited_by: tuple[CardGroup, ...]
    """What cites it, kind by kind; without labels where all is of one kind."""
    pages: Pagination
    missing: tuple[str, ...]
    """What is not known of the source, in words («لا يُعرف العنوان»)."""
    changes: tuple[ChangeView, ...] = ()
    corrections: tuple[ChangeView, ...] = ()
    tags: tuple[str, ...] = ()
    tongue: Tongue | None = None
    """Of the excerpts."""
    lang: str = ""
    """Of the title."""


@dataclass(frozen=True, slots=True)
class FurtherView:
    """`theme/milaff/further.html`: a page after a record's own, where many name or cite it."""

    id: str
    record: Link
    heading: str
    mentions: tuple[MentionGroup, ...]
    cited_by: tuple[CardGroup, ...]
    pages: Pagination


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a list page stands among its pages: `links` has every page near, in order; a Link
    without an address is a gap."""

    number: int = 1
    total: int = 1
    previous: Link | None = None
    next: Link | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A heading and the records under it (a month, a letter, a kind)."""

    label: str
    anchor: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """`theme/milaff/list.html` (articles, dossiers, entities, sources)."""

    title: str
    summary: str
    groups: tuple[CardGroup, ...]
    count: str
    pages: Pagination
    filters: tuple[Link, ...] = ()
    """Other lists of the same kind (entities by kind); the current one has no address."""
    empty: str = ""
    kind: str = ""
    """The folder of what it lists (`entities`), which the style sheet may tell apart."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`theme/milaff/timeline.html`: the timeline of everything, by year."""

    title: str
    summary: str
    years: tuple[tuple[str, tuple[TimelineItem, ...]], ...]
    count: str
    pages: Pagination
    empty: str = ""


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change on the page of all changes: the record, what kind of record it is, the change."""

    record: Link
    kind: str
    change: ChangeView


@dataclass(frozen=True, slots=True)
class ChangesView:
    """`theme/milaff/changes.html`: what changed in the whole site, or one kind of change."""

    title: str
    summary: str
    changes: tuple[ListedChange, ...]
    count: str
    pages: Pagination
    filters: tuple[Link, ...] = ()
    """The page of all changes and those of each kind; the current one has no address."""
    feed: Link | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or letter of a scale, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TermScale:
    """A scale of words or letters, the least first; `head` names its first column."""

    anchor: str
    title: str
    summary: str
    head: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """`theme/milaff/terms.html`: what the words of estimates and the letters of sources mean."""

    title: str
    summary: str
    scales: tuple[TermScale, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """`theme/milaff/withdrawn.html`: the address stays and says why; the text is gone."""

    title: str
    note: str
    date: DateView | None
    section: Link | None = None
    """The list of what is still there."""


@dataclass(frozen=True, slots=True)
class OfflineView:
    """`theme/milaff/offline.html`: shown without a network, with what the device has kept."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """`theme/milaff/search.html`: the form of the search, and the lists for who cannot use it.

    The rest is for its script, which reads them in `search/words.js`: words and counted phrases by
    key, and how dates are written.
    """

    title: str
    summary: str
    lists: tuple[Link, ...]
    kinds: tuple[tuple[str, str], ...]
    """What may be looked for alone: the value of the filter and its word."""
    words: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    months: tuple[str, ...]
    digits: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """`theme/milaff/redirect.html`: where a page went."""

    target: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """`theme/home.html`: the plain page with `template: home.html` gets it as `home`.

    `dossiers` are those shown whole, `other_dossiers` those named below them, `latest` the newest
    articles, the first of which leads.
    """

    dossiers: tuple[Card, ...]
    latest: tuple[Card, ...]
    events: tuple[TimelineItem, ...]
    figures: tuple[FigureView, ...]
    changes: tuple[tuple[ChangeView, Link], ...] = ()
    other_dossiers: tuple[Card, ...] = ()
    all_dossiers: Link | None = None
    all_articles: Link | None = None
    all_events: Link | None = None
    all_changes: Link | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: `template` prints `view`."""

    url: str
    template: str
    view: object
    title: str
    description: str = ""
    section: str = ""
    """The list that this page belongs to, for the navigation: `articles/`."""
    crumbs: tuple[Link, ...] = ()
    """What lies between the front page and this one."""
    path: str = ""
    """The record's file, relative to the content folder; empty for lists."""
    published: str = ""
    modified: str = ""
    og_type: str = "website"
    image: str = ""
    feed: Link | None = None
    indexed: bool = True
    canonical: str = ""
    """Another address, where this page only leads there."""
    json_ld: tuple[dict[str, object], ...] = ()
    citation: tuple[tuple[str, str], ...] = ()
    """What reference managers read: names and contents of `citation_*` tags."""
    anchors: tuple[str, ...] = ()
    """Every id on the page that a link may name."""

    @property
    def is_first(self) -> bool:
        """Whether this is no further page of a list or of a record."""
        pages = getattr(self.view, "pages", None)
        return not isinstance(pages, Pagination) or pages.number == 1
