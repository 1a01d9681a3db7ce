"""What one answer changes, in small XForms: calculations, choices, triggers."""

from __future__ import annotations

from forms.session import FormSession
from forms.xform import parse
from tests.forms.xforms import small


def test_an_answer_written_over_a_calculation_stands_until_the_calculation_changes() -> None:
    session = FormSession(
        parse(
            small(
                "<floors/><high/>",
                """<bind nodeset="/data/floors" type="int"/>
                <bind nodeset="/data/high" type="string" calculate="if(/data/floors > 9, 'yes', 'no')"/>""",
                '<input ref="/data/floors"/><input ref="/data/high"/>',
            )
        )
    )
    session.answer("/data/floors", "5")
    session.answer("/data/high", "yes")
    session.answer("/data/floors", "6")
    assert session.value("/data/high") == "yes"
    session.answer("/data/floors", "12")
    session.answer("/data/floors", "3")
    assert session.value("/data/high") == "no"


def test_what_is_not_among_the_choices_is_no_answer_but_is_kept() -> None:
    session = FormSession(
        parse(
            small(
                "<colour>red</colour><several>blue pink green</several><seen/>",
                '<bind nodeset="/data/seen" calculate="concat(/data/colour, /data/several)"/>',
                """<select1 ref="/data/colour"><item><label>B</label><value>blue</value></item></select1>
                <select ref="/data/several"><item><label>G</label><value>green</value></item>
                <item><label>B</label><value>blue</value></item></select>""",
            )
        )
    )
    assert session.value("/data/colour") == ""
    assert session.value("/data/seen") == "blue green"
    assert session.fields()["colour"] == "red"
    assert "red" not in session.to_xml()


def test_a_choice_list_from_a_file_that_is_not_here_hides_no_answer() -> None:
    session = FormSession(
        parse(
            small(
                "<town>x</town>",
                "",
                """<select1 ref="/data/town"><itemset nodeset="instance('towns')/root/item"><value ref="name"/>
                <label ref="label"/></itemset></select1>""",
                instances='<instance id="towns" src="jr://file-csv/towns.csv"/>',
            )
        )
    )
    assert session.value("/data/town") == "x"


def test_a_ranking_keeps_its_order_and_takes_in_what_comes_back() -> None:
    session = FormSession(
        parse(
            small(
                "<picked/><order/>",
                "",
                """<select ref="/data/picked"><itemset nodeset="instance('all')/root/item"><value ref="name"/>
                <label ref="name"/></itemset></select>
                <odk:rank ref="/data/order"><itemset nodeset="instance('all')/root/item[selected(/data/picked, name)]">
                <value ref="name"/><label ref="name"/></itemset></odk:rank>""",
                instances="<instance id='all'><root>"
                + "".join(f"<item><name>{name}</name></item>" for name in "abcd")
                + "</root></instance>",
            )
        )
    )
    session.answer("/data/picked", "a b c")
    session.answer("/data/order", "c a b")
    session.answer("/data/picked", "")
    assert session.value("/data/order") == ""
    session.answer("/data/picked", "a c d")
    assert session.value("/data/order") == "c a d"


def test_a_default_is_set_only_where_the_question_is_asked() -> None:
    session = FormSession(
        parse(
            small(
                "<tall/><storeys/>",
                '<bind nodeset="/data/storeys" type="int" relevant="/data/tall = \'yes\'"/>'
                '<setvalue event="odk-instance-first-load" ref="/data/storeys" value="10"/>',
                '<input ref="/data/tall"/><input ref="/data/storeys"/>',
            )
        )
    )
    session.answer("/data/tall", "yes")
    assert session.value("/data/storeys") == ""


def test_a_value_beside_the_scale_of_a_range_is_a_problem() -> None:
    session = FormSession(
        parse(
            small(
                "<mood/>",
                '<bind nodeset="/data/mood" type="int"/>',
                '<range ref="/data/mood" start="1" end="5" step="1"/>',
            )
        )
    )
    session.answer("/data/mood", "7")
    assert [problem.kind for problem in session.problems()] == ["type"]
    assert "<mood/>" in session.to_xml()


def test_a_calculation_that_changes_triggers_and_a_circle_of_triggers_ends() -> None:
    session = FormSession(
        parse(
            small(
                "<n/><double/><seen/><steps>0</steps>",
                """<bind nodeset="/data/n" type="int"/><bind nodeset="/data/steps" type="int"/>
                <bind nodeset="/data/double" type="int" calculate="/data/n * 2 + /data/steps"/>""",
                """<input ref="/data/n"/><input ref="/data/double">
                <setvalue event="xforms-value-changed" ref="/data/seen" value="/data/double"/>
                <setvalue event="xforms-value-changed" ref="/data/steps" value="/data/steps + 1"/></input>""",
            )
        )
    )
    assert session.value("/data/seen") == "", "nothing has changed while the record was made"
    session.answer("/data/n", "4")
    assert session.value("/data/seen").isdigit()
    assert 0 < int(session.value("/data/steps")) < 200


def test_one_choice_with_blanks_in_it_is_not_two() -> None:
    session = FormSession(
        parse(
            small(
                "<size>big one</size>",
                "",
                """<select1 ref="/data/size"><item><label>B</label><value>big</value></item></select1>""",
            )
        )
    )
    assert session.value("/data/size") == ""
