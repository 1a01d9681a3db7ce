"""What people do at a meeting: one function an action. Each returns the job; *done* comes after the commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storage.community import deliberation, ledger, votes
from storage.community.meetings import meetings
from storage.community.people import persons
from ui.verbs.acting import DidIt, Done, Failed, act
from ui.worker import Job, Worker

if TYPE_CHECKING:
    from storage.transaction import Transaction


def plan(worker: Worker, *, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Begin a meeting; *facts* are its title, day, place and so on."""
    return worker.write(lambda txn: meetings.add(txn, **facts), done, failed=failed)


def change(worker: Worker, *, meeting: str, done: Done = None, failed: Failed = None, **facts: Any) -> Job:
    """Set facts of a meeting; what is given empty is cleared."""
    return worker.write(lambda txn: meetings.change(txn, rec=meeting, **facts), done, failed=failed)


def sign_in(
    worker: Worker,
    *,
    meeting: str,
    name: str,
    party: str,
    person: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Add a line to the sign-in sheet. A name that is new is kept as a person, so that it is offered next time."""

    def write(txn: Transaction) -> str:
        who = person or (persons.add(txn, name=name, party=party) if name else "")
        return deliberation.sign_in(txn, meeting=meeting, party=party, name=name, person=who)

    return worker.write(write, done, failed=failed)


def sign_in_all(worker: Worker, *, meeting: str, people: Sequence[str], done: DidIt = None) -> Job:
    """Sign several known people in, each for their own party."""

    def write(txn: Transaction) -> None:
        for person in people:
            deliberation.sign_in(txn, meeting=meeting, party="", person=person)

    return act(worker, write, done=done)


def put_on_agenda(worker: Worker, *, meeting: str, issues: Sequence[str], done: DidIt = None) -> Job:
    """Make issues topics of the meeting."""
    return act(worker, deliberation.put_on_agenda, meeting=meeting, wanted=issues, done=done)


def add_topic(worker: Worker, *, meeting: str, title: str, done: DidIt = None, failed: Failed = None) -> Job:
    """Put something on the agenda that is no issue."""
    return act(worker, deliberation.add_topic, meeting=meeting, title=title, done=done, failed=failed)


def take_up_again(worker: Worker, *, meeting: str, earlier: str, topics: Sequence[str], done: DidIt = None) -> Job:
    """Bring topics of an earlier meeting to this one."""

    def write(txn: Transaction) -> None:
        for topic in topics:
            deliberation.take_up_again(txn, meeting=meeting, earlier=earlier, topic=topic)

    return act(worker, write, done=done)


def order_topics(worker: Worker, *, meeting: str, topics: Sequence[str], done: Done = None) -> Job:
    """Number the topics in the order given."""

    def write(txn: Transaction) -> None:
        fields = {f"topic:{key}/seq": seq for seq, key in enumerate(topics, start=1)}
        ledger.change(txn, rec=meeting, fields=fields)

    return worker.write(write, done)


def change_row(
    worker: Worker, *, rec: str, repeat: str, key: str, done: Done = None, failed: Failed = None, **fields: Any
) -> Job:
    """Set parts of one row of a record: a topic, an option, a line of the sign-in sheet."""
    return worker.write(
        lambda txn: ledger.change_row(txn, rec=rec, repeat=repeat, key=key, **fields), done, failed=failed
    )


def take_out(worker: Worker, *, rec: str, repeat: str, key: str, done: DidIt = None) -> Job:
    """Take a row of a record away with everything in it."""
    return act(worker, ledger.drop_row, rec=rec, repeat=repeat, key=key, done=done)


def speak(
    worker: Worker,
    *,
    meeting: str,
    topic: str,
    party: str,
    words: str,
    kind: str,
    spoken_for: str = "",
    option: str = "",
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Note what a party said, perhaps for somebody else, perhaps about one option."""

    def write(txn: Transaction) -> str:
        return deliberation.say(
            txn, meeting=meeting, topic=topic, party=party, words=words, kind=kind, spoken_for=spoken_for,
            option=option, key=_in_turn(txn),
        )  # fmt: skip

    return worker.write(write, done, failed=failed)


def offer_option(worker: Worker, *, meeting: str, topic: str, title: str, done: Done = None) -> Job:
    """Put one way to go about a topic on the table."""

    def write(txn: Transaction) -> str:
        return deliberation.offer_option(txn, meeting=meeting, topic=topic, title=title, key=_in_turn(txn))

    return worker.write(write, done)


def _in_turn(txn: Transaction) -> str:
    """A key that stands after those of earlier rows, so that what was said first is shown first."""
    return f"{round(txn.author.clock().timestamp() * 1000):012x}{txn.new_id()[12:]}"


def decide(
    worker: Worker,
    *,
    meeting: str,
    topic: str,
    decision: str,
    option: str = "",
    dissent: str = "",
    measures: Sequence[Mapping[str, Any]] = (),
    jobs: Sequence[Mapping[str, Any]] = (),
    done: Done = None,
    failed: Failed = None,
) -> Job:
    """Write what was decided and who does what by when."""
    return worker.write(
        lambda txn: deliberation.decide(
            txn, meeting=meeting, topic=topic, decision=decision, option=option, dissent=dissent, measures=measures,
            jobs=jobs,
        ),
        done,
        failed=failed,
    )  # fmt: skip


def take_back_work(worker: Worker, *, work: str, done: DidIt = None) -> Job:
    """Take a measure or task out of the plan."""
    return act(worker, lambda txn: txn.void(work), done=done)


# Votes


def open_vote(worker: Worker, *, done: Done = None, failed: Failed = None, **given: Any) -> Job:
    """Put a topic to a vote on paper."""
    return worker.write(lambda txn: votes.open_vote(txn, **given), done, failed=failed)


def issue_papers(worker: Worker, *, vote: str, count: int, done: Done = None, failed: Failed = None) -> Job:
    """Note how many papers went out."""
    return worker.write(lambda txn: votes.issue_papers(txn, vote=vote, count=count), done, failed=failed)


def key_paper(
    worker: Worker,
    *,
    vote: str,
    voter: str,
    choice: str,
    keyed_by: str,
    key_pass: str = "first",
    void_reason: str = "",
    done: DidIt = None,
    failed: Failed = None,
) -> Job:
    """Keep one keying of one paper."""
    return act(
        worker, votes.key_paper, vote=vote, voter=voter, choice=choice, keyed_by=keyed_by, key_pass=key_pass,
        void_reason=void_reason, done=done, failed=failed,
    )  # fmt: skip


def close_vote(worker: Worker, *, vote: str, day: str, done: Done = None, failed: Failed = None) -> Job:
    """Close a vote; it then takes no more papers."""
    return worker.write(lambda txn: votes.close_vote(txn, vote=vote, day=day), done, failed=failed)
