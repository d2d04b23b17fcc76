"""Who said it, through whom, and what was read."""

from __future__ import annotations

from milaff.model.fields import Said
from milaff.pages.numbering import Numbering
from milaff.pages.scope import Scope
from milaff.pages.views import Attribution, Link


def attribution_of(said: Said, numbering: Numbering, scope: Scope) -> Attribution:
    """The origin first, then those who passed it on, the read source's outlet last.

    «بعثة الأمم المتحدة، عبر نيويورك تايمز والحرة»; where nobody else said it, the outlet itself.
    Where readers may not know of the origin, the others stay those who passed it on.
    """
    outlet = _outlet(said.source, scope)
    origin = scope.links((said.said_by,))
    through = scope.links(said.through)
    if outlet and outlet not in (*origin, *through):
        through = (*through, outlet)
    if not said.said_by:
        origin, through = through[:1], through[1:]
    return Attribution(origin, through, numbering.cite(said.source))


def _outlet(source: str | None, scope: Scope) -> Link | None:
    found = scope.graph.library.sources.get(source) if source else None
    if found is None:
        return None
    return scope.named(found.outlet) or Link(scope.title_of(found.id))
