"""The notation of sequences: parts in braces, `( | )`, `?`, `*`, `+`, and gaps. Text in, tree out.

choice = seq ("|" seq)*
seq    = item ((" " | "~" | "") item)*
item   = atom ("?" | "*" | "+")?
atom   = "{" name (":" label)? "}" | "(" choice ")"
"""

from __future__ import annotations

import re

from attrs import define, field, frozen

from arextract.language.tree import Choice, Gap, Node, Ref, Repeat, Seq

NAME = re.compile(r"[a-z][a-z0-9_]*")
_TOKEN = re.compile(
    r"\{(?P<ref>[^{}]*)\}|(?P<open>\{[^{}()|?*+~\s]*)|(?P<close>\})"
    r"|(?P<sign>[()|?*+])|(?P<gap>[\s~]+)|(?P<other>[^{}()|?*+~\s]+)"
)
_CURLY = "\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


@frozen
class Mistake:
    """Something wrong at an offset of the sequence."""

    offset: int
    message: str
    suggestion: str = ""


@frozen
class _Token:
    kind: str  # `ref`, `gap`, one of ( ) | ? * +, or `end`
    text: str
    offset: int


def parse(text: str) -> tuple[Node | None, list[Mistake]]:
    """The tree of a sequence and everything that is wrong with it; if anything is, the tree is what is left, if any.

    `Ref.column` counts from 1.
    """
    mistakes: list[Mistake] = []
    tokens = list(_tokens(text, mistakes))
    return _Parser(tokens, mistakes).whole(), mistakes


def can_be_empty(node: Node) -> bool:
    """Whether a sequence matches nothing at all; a single part always says something."""
    match node:
        case Ref():
            return False
        case Seq(items=items):
            return all(map(can_be_empty, items))
        case Choice(options=options):
            return any(map(can_be_empty, options))
        case Repeat(item=item, least=least):
            return least == 0 or can_be_empty(item)


def refs(node: Node) -> list[Ref]:
    """All references in a sequence, from left to right."""
    match node:
        case Ref():
            return [node]
        case Seq(items=inner) | Choice(options=inner):
            return [ref for item in inner for ref in refs(item)]
        case Repeat(item=item):
            return refs(item)


def _tokens(text: str, mistakes: list[Mistake]) -> list[_Token]:
    """The tokens of a sequence; what can be none is noted and left out."""
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(text):
        kind, word, offset = found.lastgroup or "", found[0], found.start()
        if kind == "gap" and tokens and tokens[-1].kind == "gap":
            continue  # what stood between them is a mistake already
        if kind in ("ref", "gap"):
            tokens.append(_Token(kind, word, offset))
        elif kind == "sign":
            tokens.append(_Token(word, word, offset))
        elif kind == "open":
            mistakes.append(Mistake(offset, "a { is never closed", f"write {word}}}"))
        elif kind == "close":
            mistakes.append(Mistake(offset, "a } that no { opens"))
        else:
            mistakes.append(_stray(word, offset))
    return [*tokens, _Token("end", "", len(text))]


def _stray(word: str, offset: int) -> Mistake:
    if _ARABIC.search(word):
        hint = "write a part with `words:` and put its name here in braces"
        return Mistake(offset, "Arabic letters have no place in a sequence", hint)
    if word in _CURLY:
        return Mistake(offset, f"`{word}` has no place in a sequence", "quotes are straight: \" or '")
    hint = f"is {{{word}}} meant?" if NAME.fullmatch(word) else "words and signs go in parts with `words:`"
    return Mistake(offset, f"`{word}` has no place in a sequence", hint)


@define
class _Parser:
    """Recursive descent that notes a mistake and goes on."""

    tokens: list[_Token]
    mistakes: list[Mistake]
    at: int = field(default=0, init=False)

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.next
        self.at += 1
        return token

    def wrong(self, token: _Token, message: str, suggestion: str = "") -> None:
        self.mistakes.append(Mistake(token.offset, message, suggestion))

    def whole(self) -> Node | None:
        if len(self.tokens) == 1 and not self.mistakes:
            self.wrong(self.next, "this sequence is empty", "name at least one part, as in {part}")
            return None
        node = self.choice()
        while self.next.kind != "end":
            self.wrong(self.take(), "a ) that no ( opens")
            self.choice(quiet=True)
        return node

    def choice(self, quiet: bool = False) -> Node | None:
        options = [self.seq(quiet)]
        while self.next.kind == "|":
            self.take()
            options.append(self.seq(quiet))
        found = tuple(option for option in options if option is not None)
        return found[0] if len(found) == 1 else Choice(found) if found else None

    def seq(self, quiet: bool) -> Node | None:
        items: list[Node] = []
        gaps: list[Gap] = []
        gap = self.gap(inside=False)
        while self.next.kind not in ("|", ")", "end"):
            item = self.item()
            if item is not None:
                items.append(item)
                gaps.append(gap if len(items) > 1 else Gap.NONE)
            gap = self.gap(inside=True)
        if not items and not quiet and not self.mistakes:
            self.wrong(self.next, "an alternative with nothing in it", "( ... )? says that all of it may be missing")
        return items[0] if len(items) == 1 else Seq(tuple(items), tuple(gaps)) if items else None

    def gap(self, inside: bool) -> Gap:
        """The gap that stands here. At the edge of an alternative a blank says nothing and `~` is a mistake."""
        if self.next.kind != "gap":
            return Gap.NONE
        token = self.take()
        if "~" not in token.text:
            return Gap.SPACE
        if len(token.text) > 1:
            self.wrong(token, "two gaps in a row", "write one: a blank for white space, ~ where it may be missing")
        elif not inside or self.next.kind in ("|", ")", "end"):
            hint = "a gap stands before the ( of a group, not in it"
            self.wrong(token, "~ stands between two items, and here one is missing", hint)
        return Gap.MAYBE

    def item(self) -> Node | None:
        node = self.atom()
        repeated = False
        while self.next.kind in ("?", "*", "+"):
            sign = self.take()
            if repeated:
                self.wrong(sign, f"`{sign.text}` follows another of ? * +", "one of them is enough")
            elif node is not None:
                node = self.repeat(node, sign)
            repeated = True
        return node

    def repeat(self, node: Node, sign: _Token) -> Node:
        if can_be_empty(node):
            self.wrong(sign, f"`{sign.text}` after what can be empty anyway", "make what is inside obligatory")
        return Repeat(node, least=int(sign.text == "+"), many=sign.text != "?")

    def atom(self) -> Node | None:
        token = self.take()
        if token.kind == "ref":
            return self.ref(token)
        if token.kind == "(":
            return self.group(token)
        self.wrong(token, f"`{token.text}` stands after nothing", "write it directly behind } or )")
        return None

    def ref(self, token: _Token) -> Ref | None:
        part, colon, label = token.text[1:-1].partition(":")
        if not NAME.fullmatch(part) or (colon and not NAME.fullmatch(label)):
            hint = "write {part} or {part:label}, in small Latin letters, digits and _"
            self.wrong(token, f"{token.text} is no reference to a part", hint)
            return None
        return Ref(part, label or part, column=token.offset + 1)

    def group(self, opening: _Token) -> Node | None:
        node = self.choice()
        if self.next.kind == ")":
            self.take()
        else:
            self.wrong(opening, "a ( is never closed")
        return node
