"""How one question looks: pieces of paper that are never cut, each with what is drawn on it and where to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from forms.paper.page_frame import LEFT, MM, RIGHT
from forms.paper.questions import Heading, Note, Question
from forms.paper.sheet_map import Element, Frame, Kind, Rule, Words
from forms.paper.wording import Said

BALANCE = (0.92, 0.84, 0.76, 0.68, 0.6, 0.52)
"""Parts of its room into which a heading of two lines is squeezed, as long as it stays two."""
MOST_LINES = 6
"""Of the words of one choice; what is longer is cut with …"""
STAR = " *"
FRAME_WIDTH, RULE_WIDTH = 1.1, 0.8
"""Lines that a second photocopy still shows."""


class Typesetter(Protocol):
    """Knows how wide words are and where lines may end."""

    def width(self, text: str, *, size: float, bold: bool = False) -> float: ...

    def lines(self, text: str, *, size: float, width: float, bold: bool = False) -> list[str]: ...


@dataclass(frozen=True)
class Sizes:
    """Type sizes and boxes in points."""

    heading: float = 15
    question: float = 13
    choice: float = 12.5
    small: float = 12
    second: float = 11
    """The second language of a bilingual sheet."""
    box: float = 7.2 * MM
    digit: float = 7.2 * MM
    digit_height: float = 9 * MM
    line: float = 11 * MM
    """From one ruled line to the next."""
    row: float = 8.8 * MM
    between: float = 8.5

    @classmethod
    def snug(cls) -> Sizes:
        """Closer together, no smaller than a sheet may be: for what then fits on one leaf less."""
        return cls(14, 12.5, 12, 12, 11, 7 * MM, 7 * MM, 8.5 * MM, 9.5 * MM, 8 * MM, 5.5)

    @classmethod
    def large(cls) -> Sizes:
        """For readers of seventy: 16 pt, boxes of 8.5 mm."""
        return cls(19, 17, 16, 14.5, 13.5, 8.5 * MM, 8.5 * MM, 10.5 * MM, 13 * MM, 11 * MM, 12)


@dataclass(frozen=True)
class Place:
    """A place to write, relative to its piece."""

    question: str
    part: str
    kind: Kind
    x: float
    y: float
    w: float
    h: float


@dataclass
class Piece:
    """A strip of paper over the whole width. *keep*: the next piece stands on the same page.

    *again* is drawn once more on top when the page ends before this piece (the head of a table).
    """

    height: float
    elements: list[Element] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    keep: bool = False
    again: Piece | None = None
    begins: bool = False
    """A new question begins here, so a page may end before it."""


class Setter:
    """Sets questions, headings and notes."""

    def __init__(self, typesetter: Typesetter, sizes: Sizes, *, chinese: tuple[bool, ...]) -> None:
        self.type = typesetter
        self.sizes = sizes
        self.chinese = chinese
        """Of each printed language, whether our own words in it are Chinese."""
        self.indent = LEFT + self.type.width("88a. ", size=sizes.question, bold=True)

    # ---- the kinds of pieces

    def heading(self, heading: Heading) -> list[Piece]:
        """The title of a section under a line, and who fills it in."""
        size = self.sizes.heading if heading.level == 1 else self.sizes.question + 0.5
        pieces = [Piece(self.sizes.between * (1.2 if heading.level == 1 else 0.6), keep=True, begins=True)]
        if heading.level == 1:
            pieces[0].elements.append(Rule(LEFT, self.sizes.between, RIGHT, self.sizes.between, RULE_WIDTH))
        for n, words in enumerate(self._both(heading.text)):
            pieces += self._text(
                words, size=size if not n else self.sizes.second, bold=not n, x=LEFT, width=RIGHT - LEFT
            )
        pieces += self._skip(heading.skip, LEFT)
        return self._kept([*pieces, Piece(2)])

    def note(self, note: Note) -> list[Piece]:
        """Words to read, the whole width."""
        pieces = [Piece(self.sizes.between * 0.6, begins=True)]
        pieces += self._skip(note.skip, LEFT)
        for n, words in enumerate(self._both(note.text)):
            size = self.sizes.second if n else self.sizes.question
            pieces += self._text(words, size=size, bold=not n, x=LEFT, width=RIGHT - LEFT)
        return self._kept(pieces)

    def question(self, question: Question) -> list[Piece]:
        """A question with its boxes, digit boxes or lines."""
        start = Piece(self.sizes.between, keep=True, begins=True)
        inline = self._inline(question)
        if inline is not None:
            return [start, *inline]
        head = self._head(question)
        if question.kind in ("one", "many", "rank", "tick"):
            body = self._choices(question)
        elif question.kind == "digits":
            body = [self._digit_row(question, self.indent)]
        elif question.kind == "sign":
            body = [self._sign(question)]
        else:
            body = self._lines(question, question.lines)
        for piece in head:
            piece.keep = True
        return [start, *head, *body]

    def matrix(self, questions: Sequence[Question]) -> list[Piece]:
        """Statements with the same scale as a table: one row each, the scale above."""
        options = questions[0].options
        size, second = self.sizes.small, self.sizes.second
        widest = max(self.type.width(one.text[0], size=size) for one in options) + 8
        whole = RIGHT - LEFT
        column = min(max(widest, self.sizes.box * 1.8, whole * 0.54 / len(options)), whole * 0.62 / len(options))
        label_width = whole - column * len(options)
        top = Piece(0, begins=True, keep=True)
        heads = []
        for n, option in enumerate(options):
            lines = self._balanced(option.text, column - 4, size, second)
            heads.append((LEFT + label_width + (n + 0.5) * column, lines))
        tallest = max(sum(each[1] * 1.25 for each in lines) for _, lines in heads)
        for centre, lines in heads:
            y = tallest - sum(each[1] * 1.25 for each in lines)
            for words, each_size in lines:
                width = self.type.width(words, size=each_size)
                y += each_size * 1.25
                top.elements.append(Words(centre - width / 2, y - 0.25 * each_size, words, each_size, False))
        top.height = tallest + 6
        top.elements.append(Rule(LEFT, tallest + 5, RIGHT, tallest + 5, RULE_WIDTH))
        pieces = [Piece(self.sizes.between, keep=True, begins=True), top]
        for question in questions:
            row = self._matrix_row(question, label_width, column)
            row.again = top
            pieces.append(row)
        return pieces

    def _matrix_row(self, question: Question, label_width: float, column: float) -> Piece:
        size, box = self.sizes.choice, self.sizes.box
        number = f"{question.number} " if question.number else ""
        texts = (f"{number}{question.text[0]}", *question.text[1:])
        room = label_width - 8 - (self._star_width(size) if question.required else 0)
        lines = self._balanced(texts, room, size, self.sizes.second, most=12)
        if question.required:
            last = max(n for n, line in enumerate(lines) if line[1] == size)
            lines[last] = (lines[last][0] + STAR, size)
        for skip in self._both(question.skip):
            lines += self._wrapped((f"（{skip}）",), label_width - 8, self.sizes.second, self.sizes.second, bold=True)
        text_height = sum(each * 1.3 for _, each in lines)
        piece = Piece(max(self.sizes.row + 3, text_height + 6))
        y = (piece.height - text_height) / 2
        for words, each in lines:
            y += each * 1.3
            piece.elements.append(Words(LEFT, y - 0.3 * each, words, each, False))
        for n, option in enumerate(question.options):
            x = LEFT + label_width + (n + 0.5) * column - box / 2
            self._box(piece, question, option.value, "one", x, (piece.height - box) / 2)
        piece.elements.append(Rule(LEFT, piece.height, RIGHT, piece.height, 0.4))
        return piece

    # ---- parts of a question

    def _words_of(self, question: Question) -> list[str]:
        """The question in each language, with how many to choose."""
        found: list[str] = []
        for words, chinese in zip(question.text, self.chinese, strict=True):
            if words and (not found or words != question.text[0]):
                found.append(words + self._how(question, words, chinese=chinese))
        return found

    @staticmethod
    def _how(question: Question, words: str, *, chinese: bool) -> str:
        """How to answer, unless the words of the question say so already."""
        said = any(mark in words for mark in ("选", "choose", "any number", "at most", "most ", "tick", "select"))
        if question.kind == "rank":
            return "（写 1、2、3 排名次）" if chinese else " (number 1, 2, 3)"
        if question.kind == "many" and question.most and not (said and str(question.most) in words):
            return f"（最多选 {question.most} 项）" if chinese else f" (at most {question.most})"
        if question.kind == "many" and not said:
            return "（可多选）" if chinese else " (any number)"
        return ""

    def _star_width(self, size: float) -> float:
        return self.type.width(STAR, size=size, bold=True)

    def _head(self, question: Question) -> list[Piece]:
        first, *others = self._words_of(question)
        size = self.sizes.question
        width = RIGHT - self.indent
        star = self._star_width(size) if question.required else 0
        pieces = self._text(first, size=size, bold=True, x=self.indent, width=width - star)
        if question.required:
            last = pieces[-1].elements[0]
            if isinstance(last, Words):
                pieces[-1].elements[0] = replace(last, text=last.text + STAR)
        if question.number:
            pieces[0].elements.append(Words(LEFT, size * 1.05, f"{question.number}.", size, True))
        for words in others:
            pieces += self._text(words, size=self.sizes.second, bold=False, x=self.indent, width=width)
        pieces += self._skip(question.skip, self.indent)
        for hint in self._both(question.hint):
            pieces += self._text(hint, size=self.sizes.second, bold=False, x=self.indent, width=width)
        pieces.append(Piece(2.5))
        return pieces

    def _skip(self, skip: Said, x: float) -> list[Piece]:
        pieces: list[Piece] = []
        for n, words in enumerate(self._both(skip)):
            size = self.sizes.second if n else self.sizes.small
            pieces += self._text(f"→ {words}", size=size, bold=not n, x=x, width=RIGHT - x)
        return pieces

    def _inline(self, question: Question) -> list[Piece] | None:
        """The whole question on one line where it fits: a short question with yes and no, a number, a date."""
        if len(question.text) > 1 and question.text[1] and question.text[1] != question.text[0]:
            return None  # a second language wants its own line
        if any(question.skip) or any(question.hint) or question.kind not in ("one", "digits", "lines"):
            return None
        if question.lines > 1 or "\n" in question.text[0]:
            return None
        first = self._words_of(question)[0] + (STAR if question.required else "")
        size = self.sizes.question
        end = self.indent + self.type.width(first, size=size, bold=True)
        start = max(end + 12, LEFT + (RIGHT - LEFT) * 0.40)
        if question.kind == "one":
            if len(question.options) > 6 or start + self._run_width(question) > RIGHT:
                return None
            piece = Piece(self.sizes.row)
            x = start
            for option in question.options:
                x = self._choice(piece, question, option.value, option.text, x, RIGHT - x) + 16
        elif question.kind == "digits":
            if start + self._digits_width(question) > RIGHT:
                return None
            piece = self._digit_row(question, start)
        else:
            if RIGHT - start < 55 * MM:
                return None
            piece = Piece(self.sizes.row)
            piece.elements.append(Rule(start, self.sizes.row - 3, RIGHT, self.sizes.row - 3, RULE_WIDTH))
            piece.places.append(Place(question.field, "", "text", start, 0, RIGHT - start, self.sizes.row - 3))
        base = piece.height / 2 + 0.36 * size
        piece.elements.append(Words(self.indent, base, first, size, True))
        if question.number:
            piece.elements.append(Words(LEFT, base, f"{question.number}.", size, True))
        return [piece]

    def _run_width(self, question: Question) -> float:
        gap = self.sizes.box + 5 + 16
        return sum(gap + self.type.width(one.text[0], size=self.sizes.choice) for one in question.options) - 16

    def _choices(self, question: Question) -> list[Piece]:
        """The choices in as many columns as their words allow, row by row as on the screen."""
        if question.kind == "tick":
            piece = Piece(self.sizes.row)
            self._choice(
                piece,
                question,
                "OK",
                tuple("已看" if chinese else "read" for chinese in self.chinese),
                self.indent,
                200,
            )
            return [piece]
        widths = self._columns(question)
        columns = len(widths)
        beside = self.sizes.box + 5
        again = self._continued(question)
        pieces = []
        for at in range(0, len(question.options), columns):
            row = question.options[at : at + columns]
            height = self.sizes.row
            for width, one in zip(widths, row, strict=False):
                lines = self._wrapped(one.text, width - beside - 6, self.sizes.choice, self.sizes.second, bold=False)
                height = max(height, sum(size * 1.25 for _, size in lines) + 4)
            piece = Piece(height, again=again if at else None)
            x = self.indent
            for width, one in zip(widths, row, strict=False):
                self._choice(piece, question, one.value, one.text, x, width - 6)
                x += width
            pieces.append(piece)
        return pieces

    def _columns(self, question: Question) -> list[float]:
        """The widths of the columns: as many as the words allow, equal ones where they can be."""
        room = RIGHT - self.indent
        needed = [self._widest(one.text) + self.sizes.box + 5 + 20 for one in question.options]
        count = len(needed)
        for columns in range(min(5, count), 1, -1):
            if columns > 2 and -(-count // columns) == -(-count // (columns - 1)):
                continue  # one column less takes no more rows and leaves no lonely choice in the last
            widest = [max(needed[n::columns]) for n in range(columns)]
            if max(widest) * columns <= room:
                return [room / columns] * columns
            if sum(widest) <= room and count > columns:
                return [width + (room - sum(widest)) / columns for width in widest]
        return [room / 2] * 2 if count > 12 else [room]

    def _continued(self, question: Question) -> Piece:
        """What stands above the rows of a question that goes on on the next page."""
        number = f"{question.number}. " if question.number else ""
        words = f"{number}（接上页）" if self.chinese else f"{number}(continued)"
        (piece,) = self._text(words, size=self.sizes.question, bold=True, x=LEFT, width=RIGHT - LEFT)
        return piece

    def _widest(self, text: Said) -> float:
        sizes = (self.sizes.choice, *(self.sizes.second for _ in text[1:]))
        return max(self.type.width(words, size=size) for words, size in zip(text, sizes, strict=True))

    def _choice(self, piece: Piece, question: Question, value: str, text: Said, x: float, width: float) -> float:
        """One box and its words in the middle of *piece*; returns where they end."""
        box = self.sizes.box
        kind: Kind = "tick" if question.kind == "tick" else question.kind  # type: ignore[assignment]
        self._box(piece, question, value, kind, x, (piece.height - box) / 2)
        lines = self._wrapped(text, width - box - 5, self.sizes.choice, self.sizes.second, bold=False)
        y = (piece.height - sum(size * 1.25 for _, size in lines)) / 2
        end = x + box
        for words, size in lines:
            y += size * 1.25
            piece.elements.append(Words(x + box + 5, y - 0.27 * size, words, size, False))
            end = max(end, x + box + 5 + self.type.width(words, size=size))
        return end

    def _box(self, piece: Piece, question: Question, value: str, kind: Kind, x: float, y: float) -> None:
        side = self.sizes.box
        piece.elements.append(Frame(x, y, side, side, FRAME_WIDTH))
        piece.places.append(Place(question.field, value, kind, x, y, side, side))

    def _digits_width(self, question: Question) -> float:
        return sum(
            count * self.sizes.digit + self.type.width(unit, size=self.sizes.choice) + (9 if unit else 5)
            for _, count, unit in question.digits
        )

    def _digit_row(self, question: Question, x: float) -> Piece:
        width, height = self.sizes.digit, self.sizes.digit_height
        piece = Piece(height + 4)
        for group, count, unit in question.digits:
            for n in range(count):
                part = f"{group}/{n + 1}" if group else str(n + 1)
                piece.elements.append(Frame(x, 2, width, height, FRAME_WIDTH))
                piece.places.append(Place(question.field, part, "digit", x, 2, width, height))
                x += width
            if unit:
                base = piece.height / 2 + 0.36 * self.sizes.choice
                piece.elements.append(Words(x + 4, base, unit, self.sizes.choice, False))
                x += self.type.width(unit, size=self.sizes.choice) + 9
            else:
                x += 5
        return piece

    def _lines(self, question: Question, count: int) -> list[Piece]:
        pieces = []
        for n in range(count):
            piece = Piece(self.sizes.line, keep=n + 1 < count)
            piece.elements.append(Rule(self.indent, self.sizes.line - 2, RIGHT, self.sizes.line - 2, RULE_WIDTH))
            part = str(n + 1) if count > 1 else ""
            piece.places.append(
                Place(question.field, part, "text", self.indent, 0, RIGHT - self.indent, self.sizes.line - 2)
            )
            pieces.append(piece)
        return pieces

    def _sign(self, question: Question) -> Piece:
        width, height = 75 * MM, 18 * MM
        piece = Piece(height + 4)
        piece.elements.append(Frame(self.indent, 2, width, height, RULE_WIDTH))
        piece.places.append(Place(question.field, "", "sign", self.indent, 2, width, height))
        return piece

    # ---- words

    @staticmethod
    def _both(text: Said) -> list[str]:
        """The words in each language, none twice."""
        return list(dict.fromkeys(words for words in text if words))

    def _wrapped(
        self, text: Said, width: float, size: float, second: float, *, bold: bool, most: int = MOST_LINES
    ) -> list[tuple[str, float]]:
        found: list[tuple[str, float]] = []
        for n, words in enumerate(self._both(text)):
            each = second if n else size
            lines = self.type.lines(words, size=each, width=width, bold=bold)
            if len(lines) > most:
                lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
            found += [(line, each) for line in lines]
        return found

    def _balanced(
        self, text: Said, width: float, size: float, second: float, *, most: int = MOST_LINES
    ) -> list[tuple[str, float]]:
        """Wrapped into no more lines than *width* needs, but none with a single character where that can be avoided."""
        found = self._wrapped(text, width, size, second, bold=False, most=most)
        for share in BALANCE:
            tried = self._wrapped(text, width * share, size, second, bold=False, most=most)
            if len(tried) != len(found):
                break
            found = tried
        return found

    def _text(self, text: str, *, size: float, bold: bool, x: float, width: float) -> list[Piece]:
        if not text:
            return []
        pieces = []
        for line in self.type.lines(text, size=size, width=width, bold=bold):
            piece = Piece(size * 1.38)
            piece.elements.append(Words(x, size * 1.05, line, size, bold))
            pieces.append(piece)
        return pieces

    @staticmethod
    def _kept(pieces: list[Piece]) -> list[Piece]:
        for piece in pieces:
            piece.keep = True
        return pieces
