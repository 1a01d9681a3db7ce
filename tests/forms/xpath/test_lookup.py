"""A look-up gives what a scan gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from forms.nodes import Node, document
from forms.xpath.compiler import Scope, compile_text

CELLS = st.sampled_from(["", "a", "b", "1", "01", "x y"])
CONDITIONS = [
    "item[city = 'a']",
    "item['b' = ./city]",
    "item[city = 'a' and kind != '1']",
    "item[city = 'a'][2]",
    "item[city = 'a' and kind]",
    "item[city = concat('', /root/item[1]/city)]",
    "item[city = 1]",
    "item[city = 'a' and position() < 3]",
    "item[city = kind]",
    "item[city = string()]",
]


@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=8), condition=st.sampled_from(CONDITIONS))
def test_a_look_up_finds_the_rows_that_a_scan_finds(rows: list[tuple[str, str]], condition: str) -> None:
    root = Node("root")
    for city, kind in rows:
        item = Node("item")
        item.append(Node("city", city))
        item.append(Node("kind", kind))
        root.append(item)
    surroundings: Any = SimpleNamespace(document=document(root), zone=None)
    run = compile_text(condition)
    scanned = run(Scope(surroundings, root))
    root.indexes = {}
    assert run(Scope(surroundings, root)) == scanned
