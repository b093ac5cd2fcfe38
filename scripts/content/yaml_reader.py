"""How YAML is read: version 1.2, plain values alone."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver


class _Constructor(SafeConstructor):
    """Reads plain values; a tag of another program (mkdocs.yml: !ENV) reads as nothing, and a day
    that no calendar has as the words that were typed."""

    def construct_yaml_timestamp(self, node: ScalarNode, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return node.value


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)
_Constructor.add_multi_constructor("!", lambda constructor, suffix, node: None)


class _Resolver(VersionedResolver):
    """Knows the version, which ruamel's own looks for at every value (a third of all reading)."""

    processing_version = (1, 2)


def reader() -> YAML:
    """A reader for one text."""
    found = YAML(typ="safe")
    found.Constructor = _Constructor
    found.Resolver = _Resolver
    return found
