"""What may stand between {{ and }}: one name of the closed list, with plain values at most."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, nodes

LONGEST = 200  # characters; a longer one is no name, and could be nested without end
ENVIRONMENT = Environment()  # reads expressions; what they may do is decided here


class NotOneName(Exception):
    """The expression is a formula, a filter or a sentence."""


@cache
def read(expression: str) -> nodes.Expr:
    """The expression as a tree, read once: name, name.name, name['name'], or name(values).

    Raises TemplateSyntaxError for what cannot be read, NotOneName for what is not on the list.
    """
    if len(expression) > LONGEST:
        raise NotOneName(expression[:LONGEST])
    tree = ENVIRONMENT.parse("{{" + expression + "}}")
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise NotOneName(expression)
    node = output.nodes[0]
    if not (_called(node) if isinstance(node, nodes.Call) else _named(node)):
        raise NotOneName(expression)
    return node


def asked(node: nodes.Expr) -> set[str]:
    """The names of the closed list that an expression asks for."""
    inside = {name.name for name in node.find_all(nodes.Name)}
    return inside | ({node.name} if isinstance(node, nodes.Name) else set())


def value(node: nodes.Expr, names: Mapping[str, Any]) -> Any:
    """What the expression stands for. Nothing but looking up and calling what `names` holds."""
    match node:
        case nodes.Const():
            return node.value
        case nodes.Name():
            return names[node.name]
        case nodes.Getattr():
            return value(node.node, names)[node.attr]
        case nodes.Getitem():
            return value(node.node, names)[value(node.arg, names)]
        case nodes.Call():
            return value(node.node, names)(*(value(part, names) for part in node.args))
    raise NotOneName(str(node))


def _called(node: nodes.Call) -> bool:
    plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    return plain and isinstance(node.node, nodes.Name) and all(
        isinstance(part, nodes.Const) or _named(part) for part in node.args)


def _named(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Getitem):
        return isinstance(node.node, nodes.Name) and isinstance(node.arg, nodes.Const)
    return isinstance(node, nodes.Name) or (
        isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name))
