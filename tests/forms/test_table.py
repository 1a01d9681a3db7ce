"""Lists that never change: a table of texts answers as nodes do, and makes nodes only of what is looked at."""

from __future__ import annotations

from lxml import etree

from forms import instances, nodes, table
from forms.nodes import Node
from tests.walker import Walker

XML = b"""<root>
  <item><name>a</name><label>Apple</label><city>x</city></item>
  <item><name>b</name><label>Birch</label></item>
  <item><name>c</name><label/><city>x</city><city>y</city></item>
</root>"""


def both() -> tuple[Node, Node]:
    element = etree.fromstring(XML)
    rows = table.from_element(element)
    assert rows is not None
    return rows, nodes.from_element(element)


def as_tree(node: Node) -> list[object]:
    return [node.name, node.match, node.kind, node.text(), [as_tree(child) for child in node.children]]


def test_a_table_is_the_tree_that_its_xml_would_be() -> None:
    rows, tree = both()
    assert as_tree(rows) == as_tree(tree)
    assert [child.root() for child in rows.children] == [rows] * 3
    assert [each.text() for each in rows.descendants()] == [each.text() for each in tree.descendants()]


def test_rows_are_found_by_any_of_their_cells() -> None:
    rows, tree = both()
    rows.indexes, tree.indexes = {}, {}
    for column in ("name", "city", "label", "none"):
        for text in ("a", "x", "y", "", "Birch"):
            found, wanted = rows.find("item", column, text), tree.find("item", column, text)
            assert found is not None and wanted is not None
            assert [row.text() for row in found] == [row.text() for row in wanted], (column, text)
    assert rows.find("row", "name", "a") == []
    assert rows.find("item", "name", "a") == [rows.children[0]]


def test_only_rows_that_were_looked_at_become_nodes() -> None:
    top = instances.read("streets.csv", b"name,city\n" + b"".join(b"s%d,c%d\n" % (n, n % 100) for n in range(1000)))
    (streets,) = top.children
    assert isinstance(streets, table.Table)
    found = streets.find("item", "city", "c7")
    assert found is not None and len(found) == 10 and found is streets.find("item", "city", "c7")
    assert len(streets._made) == 10


def test_what_is_more_than_rows_of_texts_stays_a_tree() -> None:
    for xml in (
        "<root/>",
        "<root><item/></root>",
        "<root><item id='1'><name>a</name></item></root>",
        "<root><item><name>a<b/></name></item></root>",
        "<root><item>words<name>a</name></item></root>",
        "<root><item><name>a</name></item><other><name>b</name></other></root>",
        "<root><item><name>a</name></item><!-- b --></root>",
    ):
        assert table.from_element(etree.fromstring(xml)) is None, xml


def test_csv_lines_may_be_short_long_blank_or_have_columns_without_a_name() -> None:
    plain = table.from_lines([["a"], ["b", "B", "more"], ["", ""], []], ["name", "label"])
    assert [row.texts for row in plain.children] == [["a", ""], ["b", "B"]]
    gaps = table.from_lines([["a", "x", "A"], ["b"]], ["name", "", "label"])
    assert [row.texts for row in gaps.children] == [["a", "A"], ["b", ""]]


def test_choices_of_a_filtered_list_follow_the_filter_and_the_language() -> None:
    walker = Walker.of(
        """
        | survey  |
        |         | type              | name   | label::English (en) | label::中文 (zh) | choice_filter  |
        |         | select_one city   | city   | City                | 城市             |                |
        |         | select_one street | street | Street              | 街道             | city = ${city} |
        | choices |
        |         | list_name | name | label::English (en) | label::中文 (zh) | city |
        |         | city      | x    | Xi                  | 西               |      |
        |         | city      | y    | Yi                  | 益               |      |
        |         | street    | a    | Apple               | 苹果             | x    |
        |         | street    | b    | Birch               | 白桦             | y    |
        """
    )
    for city, english, chinese in (("x", "Apple", "苹果"), ("y", "Birch", "白桦"), ("x", "Apple", "苹果")):
        walker.answers("city", city)
        assert [choice.label for choice in walker.reads_in("English (en)").choices("street")] == [english]
        assert [choice.label for choice in walker.reads_in("中文 (zh)").choices("street")] == [chinese]


def test_choices_that_are_rows_of_the_form_itself_follow_what_is_typed_there() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type               | name  | label | choice_filter |
        |        | begin repeat       | room  | Room  |               |
        |        | text               | bed   | Bed   |               |
        |        | end repeat         |       |       |               |
        |        | select_one ${bed}  | pick  | Pick  | ./bed != ''   |
        """
    )
    for bed in ("soft", "hard"):
        walker.answers("bed", bed)
        assert [choice.value for choice in walker.choices("pick")] == [bed]
