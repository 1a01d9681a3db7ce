"""How the command line speaks: plain sentences in the user's language, or one JSON object.

It stands beside the window and uses no Qt, so a command needs no display libraries. Results go to stdout;
whatever else is said (errors, progress, the question for the passphrase) goes to stderr.
"""

from __future__ import annotations

import contextlib
import functools
import json
import locale
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from exporters.sentences import explain, sentence
from forms.errors import Problem, UserError
from ui.parameters import OneOf

if TYPE_CHECKING:
    from exporters.remarks import Remark
    from storage.community.lacking import Lacking
    from storage.salvage import SalvageReport
    from storage.sync.replicate import Report
    from storage.vault import Way
    from storage.workspace import Workspace

PASSPHRASE_VARIABLE = "XUNLOU_PASSPHRASE"
INVITATION_VARIABLE = "XUNLOU_INVITATION"
UNSET_LOCALES = (None, "", "C", "POSIX")
UNWRITABLE = ("WORKSPACE_003", "WORKSPACE_005")
"""Errors after which a workspace can still be opened for reading."""
MOST_NAMES = 8
NAME_CHARACTERS = 120
Command = TypeVar("Command", bound=Callable[..., Any])


class Terminal:
    """One run of a command: its language, and whether a program or a person reads what it prints."""

    def __init__(self, language: str, *, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json
        self._secret: str | None = None

    def say(self, code: str, **values: object) -> None:
        """Print one sentence; a program that reads JSON gets none."""
        if not self.as_json:
            click.echo(sentence(code, self.language, **values))

    def line(self, text: str) -> None:
        """Print *text* as it is; a program that reads JSON gets none."""
        if not self.as_json:
            click.echo(text)

    def problem(self, problem: Problem) -> None:
        """Print what is wrong in a form and where."""
        self.line(sentence(problem, self.language))

    def remark(self, what: Remark | UserError) -> str:
        """Print a remark on a document and return it as a program wants it."""
        text = sentence(what, self.language)
        self.line(text)
        return text

    def names(self, found: Sequence[str]) -> str:
        """The first of many names, each on one line: a person reads no thousand of them."""
        shown = [shorten(str(name), NAME_CHARACTERS, placeholder="…") for name in found[:MOST_NAMES]]
        if len(found) > MOST_NAMES:
            shown.append(sentence("CLI_046", self.language, count=len(found) - MOST_NAMES))
        return ("，" if self.language == "zh" else ", ").join(shown)

    def result(self, *, ok: bool = True, **values: object) -> None:
        """Print the outcome for a program: one JSON object, and nothing for a person."""
        if self.as_json:
            click.echo(json.dumps({"ok": ok, **values}, ensure_ascii=False, default=_plain))

    def as_data(self, problem: Problem) -> dict[str, object]:
        """Return *problem* as a program wants it, with its sentence."""
        return asdict(problem) | {"sentence": sentence(problem, self.language)}

    def fail(self, error: UserError, *, exit_code: int = 1) -> NoReturn:
        """Say what is wrong and end."""
        lines = explain(error, self.language)
        if self.as_json:
            problems = [self.as_data(problem) for problem in getattr(error, "problems", [])]
            self.result(ok=False, code=error.code, sentence=lines[0], problems=problems)
        else:
            for line in lines:
                click.echo(line, err=True)
        sys.exit(exit_code)

    def passphrase(self, *, confirm: bool = False) -> str:
        """Return the passphrase from the environment, or ask for it where somebody can answer."""
        given = os.environ.get(PASSPHRASE_VARIABLE)
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise UserError("CLI_001", variable=PASSPHRASE_VARIABLE)
        question = sentence("CLI_002", self.language)
        again = sentence("CLI_003", self.language) if confirm else False
        return click.prompt(question, hide_input=True, confirmation_prompt=again, prompt_suffix=" ", err=True)

    def way(self) -> Way:
        """The way into a workspace: what was given may be its passphrase or its recovery code; asked for once."""
        from storage.vault import by_either

        if self._secret is None:
            self._secret = self.passphrase()
        return by_either(self._secret)

    @property
    def can_open(self) -> bool:
        """Whether there is a passphrase, or somebody who can be asked for it."""
        return self._secret is not None or PASSPHRASE_VARIABLE in os.environ or sys.stdin.isatty()

    @contextlib.contextmanager
    def opened(self, folder: Path, *, to_read: bool = False) -> Iterator[Workspace]:
        """Open the workspace in *folder* with the passphrase or recovery code given, and close it at the end.

        *to_read*: a folder that cannot be written (a locked stick, an archive, a full disk) is opened for reading.
        """
        from storage.workspace import Workspace

        way = self.way()
        try:
            workspace = Workspace.open(folder, way)
        except UserError as error:
            if error.code not in UNWRITABLE or not to_read:
                raise
            workspace = Workspace.open(folder, way, readonly=True)
            click.echo(sentence("CLI_044", self.language, path=folder), err=True)
        with workspace:
            yield workspace

    def photos(self, ids: Sequence[str], named: Sequence[Lacking]) -> list[str]:
        """What a person calls the photos *ids*: where they hang and the day, or the id where that is not known."""
        known = {each.object: each.title for each in named}
        return [known.get(each) or each for each in ids]

    def needs_screen(self) -> None:
        """Stop with a sentence where no window can open; Qt itself would end the program with a core dump."""
        if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
            return
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            raise UserError("CLI_005")

    def repaired(self, report: SalvageReport) -> None:
        """Say what a repair brought back, from where, and what is gone."""
        self.say("CLI_040", events=report.events, photos=report.photos, drafts=report.drafts, path=report.kept)
        if report.backup:
            self.say("CLI_041", count=report.from_backup, path=report.backup)
        if report.lost_count:
            names = ", ".join(f"{gap.dev} {gap.first}-{gap.last}" for gap in report.lost)
            self.say("CLI_042", count=report.lost_count, names=names or "?")
        if report.lost_drafts:
            self.say("CLI_043", count=len(report.lost_drafts), names=", ".join(report.lost_drafts))

    def invitation_code(self) -> str:
        """Return the code of an invitation from the environment, or ask for it where somebody can answer."""
        given = os.environ.get(INVITATION_VARIABLE)
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise UserError("CLI_085", variable=INVITATION_VARIABLE)
        return click.prompt(sentence("CLI_084", self.language), prompt_suffix=" ", err=True)

    def synced(self, name: str, report: Report, waiting: Sequence[str]) -> dict[str, object]:
        """Say what a sync of community *name* brought, what waits, and why; return it as a program wants it."""
        peer = report.peer.title
        counts = {key: getattr(report, key) for key in ("pulled", "pulled_photos", "pushed", "pushed_photos")}
        self.say("CLI_070", name=name, peer=peer, **counts)
        if report.in_sync:
            self.say("CLI_071", peer=peer)
        elif report.complete and not report.answers:
            self.say("CLI_072", peer=peer, count=report.unanswered)
        if report.waiting:
            self.say("CLI_073", peer=peer, count=report.waiting, names=self.names(waiting))
        if report.readonly:
            self.say("CLI_076", peer=peer)
        for code, count in (
            ("CLI_074", report.owed),
            ("CLI_075", report.quarantined),
            ("CLI_077", report.photos_missing),
            ("CLI_079", report.answered),
        ):
            if count:
                self.say(code, peer=peer, count=count)
        if report.alarms:
            self.say("CLI_078")
        if report.broken is not None:
            self.line(sentence(report.broken, self.language))
        told = {key: value for key, value in vars(report).items() if key not in ("peer", "broken")}
        told |= {"peer": asdict(report.peer), "complete": report.complete, "in_sync": report.in_sync}
        return told | {"broken": report.broken.code if report.broken else None, "reasons": list(waiting)}

    def progress(self, done: int, total: int = 0, text: str = "") -> None:
        """Show how far a long command is, on a terminal only."""
        if not sys.stderr.isatty():
            return
        share = min(done * 100 // total, 100) if total else 100
        end = "\n" if done >= total else ""
        click.echo(f"\r{share:3d} % {text}{end}", nl=False, err=True)


def speaks(command: Command) -> Command:
    """Give *command* the options --json and --language and a `Terminal` as first argument; say its errors.

    What the person or the machine can mend ends with one sentence and exit code 1. A bug keeps its traceback.
    """

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences.")
    @click.option("--language", type=OneOf(["zh", "en"]), default=system_language, help="Language of sentences.")
    @functools.wraps(command)
    def speaking(*args: Any, as_json: bool, language: str, **options: Any) -> Any:
        terminal = Terminal(language, as_json=as_json)
        try:
            return command(terminal, *args, **options)
        except UserError as error:
            terminal.fail(error)
        except (KeyboardInterrupt, click.Abort):
            terminal.fail(UserError("CLI_004"))

    return speaking  # type: ignore[return-value]


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)


def system_language() -> str:
    """Return "zh" where the system speaks Chinese, else "en"."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    # Windows sets no such variables and calls it "Chinese (Simplified)_China"
    first = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if first.lower().startswith(("zh", "chinese")) else "en"


def prepare_process() -> None:
    """Make Chinese safe to print and to hand to Qt, whatever the system was set to.

    A console that lacks a character prints something else instead of ending the program. On Linux without a locale
    (a bare machine, a cron job) Qt would switch to UTF-8 by itself, but complain about it in five lines.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # the door's, while modules loaded
        signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on Ctrl-C cleans up what was begun
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    if sys.platform == "linux" and all(os.environ.get(name) in UNSET_LOCALES for name in names):
        os.environ["LC_ALL"] = "C.UTF-8"
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a windowed program on Windows has none
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
