"""Says parts and rules at random: whatever they can say."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import regex

from arextract.language.tree import Choice, Gap, Node, Part, Phrase, Ref, Repeat, Rule, Shape, Words

MOST_REPEATED = 2
ARTICLE = "ال"
TRIES = 2000
LETTERS = "تسمنرد"  # no clitics, which would be cut off
AND, ALEF = "و", "ا"


class Speaker:
    """Says the parts of a rulebook, as `random` leads."""

    def __init__(self, parts: Mapping[str, Part], random: Random) -> None:
        self.parts = parts
        self.random = random

    def part(self, name: str) -> str:
        part = self.parts[name]
        if isinstance(part, Words):
            return self.random.choice(sorted(part.forms))
        return self.node(part.match) if isinstance(part, Phrase) else self.shape(part)

    def shape(self, shape: Shape) -> str:
        """Tokens at random until one has the shape."""
        pattern = regex.compile(shape.pattern, regex.V1)
        excepted = {form for name in shape.excepted for form in self.parts[name].forms}  # type: ignore[union-attr]
        for token in (self.token, self.rarer):
            for _ in range(TRIES):
                said = token()
                if said not in excepted and pattern.fullmatch(said):
                    return said
        raise AssertionError(f"nothing was found that {shape.name} can be")

    def token(self) -> str:
        """A numeral or a word."""
        some = self.some
        digits = some("0123456789", 4)
        year = str(self.random.randint(1000, 2100))
        numerals = (digits, year, f"{digits}.{some('0123456789', 2)}", f"{some('123', 2)},{some('123', 1) * 3}")
        dotted = f"{self.random.randint(1, 28)}.{self.random.randint(1, 12)}.{self.random.randint(1900, 2040)}"
        words = (some(LETTERS, 6), ARTICLE + some(LETTERS, 4), ARTICLE + some(LETTERS, 4) + "ات", some("abcdefgXYZ", 4))
        return self.random.choice((*numerals, dotted, *words))

    def rarer(self) -> str:
        """What few shapes ask for: a hundred, a telephone's number, the digits of a stamp, a word with more to it."""
        between = self.random.randint
        telephone = "00" + str(between(10**6, 10**9))
        stamp = f"{between(1900, 2040)}{between(10, 12)}{between(10, 28)}"
        clock = f"{between(10, 23)}{between(10, 59)}{between(10, 59)}"
        word = self.some(LETTERS, 4)
        inner = self.some(LETTERS, 2) + ALEF + self.some(LETTERS, 2)
        words = (word + "ات", word + "ها", AND + word, inner, ALEF + inner, ARTICLE + inner)
        return self.random.choice(("100", telephone, stamp, clock, *words))

    def some(self, letters: str, most: int) -> str:
        """One to so many of the letters, at random."""
        return "".join(self.random.choices(letters, k=self.random.randint(1, most)))

    def rule(self, rule: Rule) -> tuple[str, str, str]:
        """What stands before a match, the match, and what stands after it."""
        before = self.node(rule.preceded_by) if rule.preceded_by else ""
        after = self.node(rule.followed_by) if rule.followed_by else ""
        return before, self.node(rule.match), after

    def node(self, node: Node) -> str:
        if isinstance(node, Ref):
            return self.part(node.part)
        if isinstance(node, Choice):
            return self.node(self.random.choice(node.options))
        if isinstance(node, Repeat):
            times = self.random.randint(node.least, MOST_REPEATED if node.many else 1)
            return " ".join(self.node(node.item) for _ in range(times))
        said = ""
        for gap, item in zip(node.gaps, node.items, strict=True):
            piece = self.node(item)
            if gap is Gap.NONE and said == ARTICLE and piece[:1].isalpha():
                said = ""  # the article is a token of its own before numerals only
            said += ("" if gap is Gap.NONE or not said or not piece else " ") + piece
        return said
