"""Small faults put into the source of a module, one at a time: what a test suite should notice.

Beside the usual ones (a comparison, `and` for `or`, a number that is off by one, a result that is lost) those of this field:
the earliest day for the latest, the lower bound for the upper, `min` for `max`. What only words things is left alone: messages
and their values, f-strings, docstrings, what an exception says; so are types, decorators and assertions.
"""

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}
NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "first_of": "last_of",
    "last_of": "first_of",
    "sorted": "list",
}
ATTRIBUTES = {
    "first": "last",
    "last": "first",
    "lo": "hi",
    "hi": "lo",
    "issuperset": "issubset",
    "issubset": "issuperset",
    "union": "intersection",
    "intersection": "union",
}
WORDS = frozenset({"Message", "Literal", "field", "cast", "NamedTuple", "isinstance"})
"""Calls and subscripts in which nothing is a rule: what is said, and what is of which type."""
WORDING = frozenset({"values", "variant", "asked", "strict"})
"""Arguments of the same kind."""


class Mutant(NamedTuple):
    """One fault: where it is, and what it makes of the source there."""

    number: int
    line: int
    column: int
    change: str


def mutants(source: str) -> list[Mutant]:
    """All faults that can be put into the source, in order."""
    faults = _Faults(wanted=None)
    faults.visit(ast.parse(source))
    return faults.found


def mutated(source: str, number: int) -> ast.Module:
    """The source with the fault of that number."""
    tree = ast.parse(source)
    faults = _Faults(wanted=number)
    changed = faults.visit(tree)
    assert len(faults.found) > number, f"there is no fault {number}"
    return ast.fix_missing_locations(changed)


class _Faults(ast.NodeTransformer):
    """Goes through a module, counts the places of a fault, and puts in the one that is wanted."""

    def __init__(self, wanted: int | None) -> None:
        self.wanted = wanted
        self.found: list[Mutant] = []

    def _fault(self, node: Any, new: ast.AST, change: str | None = None) -> ast.AST | None:
        """Count a place; give the new node where it is the one wanted."""
        number = len(self.found)
        said = (
            change or f"{ast.unparse(node)}  →  {ast.unparse(ast.fix_missing_locations(ast.copy_location(new, node)))}"
        )
        self.found.append(Mutant(number, node.lineno, node.col_offset, said))
        return ast.copy_location(new, node) if number == self.wanted else None

    # --- what is left alone -----------------------------------------------------------------------------------

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return node if _called(node.value) in WORDS else self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        return node if node.arg in WORDING else self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """A name like `Pair`, in capital and small letters, is a type."""
        name = node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
        if name[:1].isupper() and not name.isupper():
            return node
        node.value = self.visit(node.value)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = self._body(node.body)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.args = self.visit(node.args)
        node.body = self._body(node.body)
        return node

    def visit_Module(self, node: ast.Module) -> ast.AST:
        node.body = self._body(node.body)
        return node

    def _body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        return [self.visit(statement) for statement in body]

    # --- faults -----------------------------------------------------------------------------------------------

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        for place, operator in enumerate(node.ops):
            ops = [*node.ops]
            ops[place] = COMPARISONS[type(operator)]()
            if new := self._fault(node, ast.Compare(node.left, ops, node.comparators)):
                return new
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        new = self._fault(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
        return new or self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        return self._fault(node, node.operand) or self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        other = OPERATORS.get(type(node.op))
        new = self._fault(node, ast.BinOp(node.left, other(), node.right)) if other else None
        return new or self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        other = OPERATORS.get(type(node.op))
        new = self._fault(node, ast.AugAssign(node.target, other(), node.value)) if other else None
        return new or self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        if isinstance(value, bool):
            return self._fault(node, ast.Constant(not value)) or node
        if isinstance(value, int | float):
            return self._fault(node, ast.Constant(value + 1)) or node
        if isinstance(value, str):
            return self._fault(node, ast.Constant(f"{value}X")) or node
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = _called(node.func)
        if name in WORDS:
            return node
        if isinstance(node.func, ast.Name) and name in NAMES:
            keywords = [] if NAMES[name] == "list" else node.keywords
            if new := self._fault(node, ast.Call(ast.Name(NAMES[name], ast.Load()), node.args, keywords)):
                return new
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if node.attr in ATTRIBUTES and isinstance(node.ctx, ast.Load):
            if new := self._fault(node, ast.Attribute(node.value, ATTRIBUTES[node.attr], ast.Load())):
                return new
        return self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> ast.AST:
        if node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None):
            return node
        return self._fault(node, ast.Return(ast.Constant(None))) or self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Constant):
            return node  # a docstring
        if isinstance(node.value, ast.Call):
            if new := self._fault(node, ast.Pass(), f"{ast.unparse(node)}  →  left out"):
                return new
        return self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> ast.AST:
        return self._fault(node, ast.Break()) or node

    def visit_If(self, node: ast.If) -> ast.AST:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return node
        return self._condition(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        return self._condition(node)

    def _condition(self, node: Any) -> ast.AST:
        """A condition that is no comparison, turned round."""
        node.test = self._turned(node.test)
        return self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.ifs = [self._turned(test) for test in node.ifs]
        return self.generic_visit(node)

    def _turned(self, test: ast.expr) -> ast.expr:
        if isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            return test
        new = self._fault(test, ast.UnaryOp(ast.Not(), test), f"if {ast.unparse(test)}  →  if not")
        return new if isinstance(new, ast.expr) else test


def _called(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def lines(source: str) -> Iterator[str]:
    """Each fault as a line, to be read."""
    for mutant in mutants(source):
        yield f"{mutant.line}:{mutant.column} {mutant.change}"
