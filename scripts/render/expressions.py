"""What may stand between {{ and }}: one name of the closed list, with plain values at most."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined)


class NotOneName(Exception):
    """The expression is a formula, a filter or a sentence."""


@cache
def compiled(expression: str) -> tuple[frozenset[str], Callable[..., Any]]:
    """The names that an expression asks for, and the expression, compiled once.

    Raises TemplateSyntaxError for what cannot be read, NotOneName for what is not on the list.
    """
    tree = ENVIRONMENT.parse("{{" + expression + "}}")
    if not _one_name(tree):
        raise NotOneName(expression)
    asked = frozenset(meta.find_undeclared_variables(tree))
    return asked, ENVIRONMENT.compile_expression(expression, undefined_to_none=False)


def _one_name(tree: nodes.Template) -> bool:
    """Whether the expression is name.name, or name(values)."""
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        return False
    node = output.nodes[0]
    if not isinstance(node, nodes.Call):
        return _named(node)
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    values = all(isinstance(value, nodes.Const) or _named(value) for value in node.args)
    return plain and values and isinstance(node.node, nodes.Name)


def _named(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) or (
        isinstance(node, nodes.Getattr | nodes.Getitem) and isinstance(node.node, nodes.Name))
