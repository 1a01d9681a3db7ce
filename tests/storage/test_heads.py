"""Two people write at the same time; nothing that one of them wrote is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from storage import heads
from storage.events import Event, canonical
from storage.heads import VOID, HeadState


def event(name: str, values: dict, prev: dict | None = None, *, rec: str = "place:1") -> Event:
    return Event(name, "c", "d", 1, rec, "place", "2026-11-22", "p", values, prev or {})


def test_a_later_value_replaces_the_one_it_saw():
    state = heads.merge("place:1", [event("a", {"x": "1"}), event("b", {"x": "2"}, {"x": ["a"]})])
    assert state.values == {"x": "2"}
    assert state.conflicts == {}


def test_two_values_written_unseen_by_each_other_are_both_kept():
    state = heads.merge("place:1", [event("a", {"x": "pass"}), event("b", {"x": "fail"})])
    assert state.conflicts == {"x": ["fail", "pass"]}
    assert state.values == {"x": "fail"}  # the worse for safety stands in lists


def test_the_same_value_written_twice_is_no_conflict():
    state = heads.merge("place:1", [event("a", {"x": "1"}), event("b", {"x": "1"})])
    assert state.conflicts == {}
    assert state.values == {"x": "1"}


def test_settling_a_conflict_supersedes_every_side():
    sides = [event("a", {"x": "pass"}), event("b", {"x": "fail"})]
    state = heads.merge("place:1", [*sides, event("c", {"x": "pass"}, {"x": ["a", "b"]})])
    assert state.conflicts == {}
    assert state.values == {"x": "pass"}


def test_clearing_against_writing_is_a_conflict_that_shows_the_value():
    first = event("a", {"x": "1"})
    state = heads.merge("place:1", [first, event("b", {"x": None}, {"x": ["a"]}), event("c", {"x": "2"}, {"x": ["a"]})])
    assert state.conflicts == {"x": ["2", None]}
    assert state.values == {"x": "2"}


def test_a_voided_record_is_gone():
    state = heads.merge("place:1", [event("a", {"x": "1"}), event("b", {VOID: ["a"]})])
    assert state.void


def test_voiding_never_hides_an_edit_made_elsewhere():
    first, void = event("a", {"x": "1"}), event("b", {VOID: ["a"]})
    state = heads.merge("place:1", [first, void, event("c", {"x": "2"}, {"x": ["a"]})])
    assert not state.void
    assert VOID in state.conflicts
    assert state.values == {"x": "2"}


def test_taking_a_void_back_brings_the_record_back():
    events = [event("a", {"x": "1"}), event("b", {VOID: ["a"]}), event("c", {VOID: None}, {VOID: ["b"]})]
    state = heads.merge("place:1", events)
    assert not state.void
    assert state.conflicts == {}


@given(
    st.dictionaries(
        st.text(max_size=8),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text() | st.integers(), max_size=3),
        min_size=1,
    ),
    st.sets(st.text(max_size=8)),
)
def test_the_row_of_a_record_written_once_is_canonical(values, cleared):
    state = HeadState("place:1", "place", "c")
    state.apply(event("a", values))
    state.heads.update({name: {} for name in cleared - values.keys()})
    stands = {name: [[0, values[name]]] if name in values else [] for name in state.heads}
    assert state.body().encode() == canonical({"events": ["a"], "fields": stands})


def test_a_row_reads_back_as_it_was_written():
    state = heads.merge("place:1", [event("b", {"x": "1", "y": [1, None]}), event("a", {"x": "2"})])
    again = HeadState.from_body("place:1", kind="place", community="c", body=state.body())
    assert again == state
    assert again.body() == state.body()


@st.composite
def histories(draw):
    """Events as laptops make them: each supersedes what it has in view of a random part of the others."""
    made: list[Event] = []
    for number in range(draw(st.integers(1, 8))):
        chosen = draw(st.sets(st.integers(0, number - 1))) if number else ()
        in_view = heads.merge("place:1", _closed(made, [made[place] for place in sorted(chosen)]))
        names = draw(st.sets(st.sampled_from(["x", "y", VOID]), min_size=1))
        values = {
            name: draw(st.sampled_from(["pass", "fail", None]))
            if name != VOID
            else draw(st.sampled_from([None, in_view.seen()]))
            for name in names
        }
        prev = {name: ids for name in names if (ids := in_view.ids(name))}
        made.append(event(f"{draw(st.integers(0, 99)):02d}-{number}", values, prev))
    return made


def _closed(made: list[Event], chosen) -> list[Event]:
    """*chosen* with everything they saw: nobody sees a later event without the earlier ones it names."""
    by_id = {item.id: item for item in made}
    found: dict[str, Event] = {}
    todo = list(chosen)
    while todo:
        item = todo.pop()
        if item.id not in found:
            found[item.id] = item
            todo += [by_id[name] for names in item.prev.values() for name in names]
    return list(found.values())


@settings(max_examples=300, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_duplicates_give_the_same_row(events, random):
    expected = heads.merge("place:1", events).body()
    shuffled = events + [item for item in events if random.random() < 0.5]
    random.shuffle(shuffled)
    assert heads.merge("place:1", shuffled).body() == expected


@settings(max_examples=300, deadline=None)
@given(histories())
def test_every_value_stands_or_was_seen_by_whoever_replaced_it(events):
    state = heads.merge("place:1", events)
    superseded = {(name, old) for item in events for name in item.set for old in item.prev.get(name, ())}
    for item in events:
        for name, value in item.set.items():
            if (name, item.id) not in superseded:
                assert state.heads[name][item.id] == value


@settings(max_examples=300, deadline=None)
@given(histories())
def test_growing_one_by_one_gives_what_merging_all_gives(events):
    state = heads.empty("place:1")
    for item in events:  # in the order of writing nothing arrives before what it supersedes
        state.apply(item)
    assert state.body() == heads.merge("place:1", events).body()
