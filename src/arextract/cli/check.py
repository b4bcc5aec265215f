"""`arextract check`"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

import click

from arextract import RuleError, bundled_rules
from arextract.extractor import Extractor
from arextract.language.tree import Rule
from arextract.meaning.base import Prefer
from arextract.tools import examples


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Run the examples of the bundled rules too.")
def command(paths: tuple[Path, ...], everything: bool) -> None:
    """Run the examples of rule files or folders, with all rules loaded; with no PATHS those of the bundled rules.

    The exit status is 1 if an example fails or the rules cannot be loaded.
    """
    bundled = bundled_rules().resolve()
    added = [path for path in paths if not path.resolve().is_relative_to(bundled)]
    try:
        extractor_for = examples.remembered(partial(_extractor, added))
        rules = extractor_for(None, "nearest").rulebook.rules
    except RuleError as error:
        click.echo(str(error))
        raise SystemExit(1) from error
    chosen = rules if everything or not paths else [rule for rule in rules if _stands_in(rule, paths)]
    outcomes = [examples.run(case, extractor_for) for case in examples.cases(chosen)]
    failed = [outcome for outcome in outcomes if not outcome.holds]
    for outcome in failed:
        click.echo(str(outcome))
    click.echo(f"rules: {len(chosen)}, examples: {len(outcomes)}, {f'{len(failed)} fail' if failed else 'all hold'}")
    if failed:
        raise SystemExit(1)


def _extractor(added: list[Path], region: str | None, prefer: str) -> Extractor:
    return Extractor(added or None, region=region, prefer=cast(Prefer, prefer))


def _stands_in(rule: Rule, paths: tuple[Path, ...]) -> bool:
    file = Path(rule.place.rpartition(":")[0]).resolve()
    return any(file.is_relative_to(path.resolve()) for path in paths)
