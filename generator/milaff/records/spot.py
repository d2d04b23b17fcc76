"""A Spot: one node of a YAML text with the node around it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from milaff.records.fault import Fault


@dataclass(frozen=True, slots=True)
class Spot:
    """A node, the list or mapping that holds it, and whether it is a key."""

    node: yaml.Node
    parent: yaml.Node
    is_key: bool

    @property
    def is_plain(self) -> bool:
        """Whether this is text without quotes."""
        return is_plain(self.node)

    @property
    def is_in_brackets(self) -> bool:
        """Whether it stands directly in `[…]` or `{…}`."""
        parent = self.parent
        return isinstance(parent, yaml.CollectionNode) and bool(parent.flow_style)


def is_plain(node: yaml.Node) -> bool:
    """Whether a node is text without quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.style


def begins_line(fault: Fault, node: yaml.Node) -> bool:
    """Whether a node is the first thing on its line."""
    mark = node.start_mark
    return not fault.text_at(mark.line)[: mark.column].strip()
