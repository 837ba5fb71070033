"""``visit-guide locate``: where an address is, ready to paste or written into the site's file."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from visit_guide.adapters.paths import content_dir
from visit_guide.commands.common import Subparsers, cannot_write, named
from visit_guide.errors import UsageError
from visit_guide.messages import N_, Catalogue

if TYPE_CHECKING:
    from visit_guide.authoring.locate import Candidate

__all__ = ["PROVIDER_URL", "configure", "run"]

PROVIDER_URL = "VISIT_GUIDE_GEOCODER"
"""Environment variable: another address of the geocoding service."""

_PROVIDERS = ("ban", "photon", "nominatim")
_GOOD_SCORE = 0.6
_MOST = 20
_KINDS = {
    "housenumber": N_("house number"),
    "street": N_("street"),
    "locality": N_("hamlet or district"),
    "municipality": N_("town"),
    "other": N_("other place"),
}


def configure(subparsers: Subparsers, t: Catalogue) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "locate",
        help=t("find where an address is"),
        description=t(
            "Look an address up and print its possible positions, ready to be pasted into a site’s file. "
            "The question goes to the French national address base (BAN), or to another service."
        ),
    )
    parser.add_argument(
        "address", metavar=t("ADDRESS"), help=t("for example “rue Hoche, Loos-en-Gohelle”, in quotes")
    )
    parser.add_argument(
        "--write",
        metavar=t("NAME"),
        help=t("write the position into the file of this site; everything else in it stays as it is"),
    )
    parser.add_argument(
        "--candidate", type=int, metavar="N", help=t("number of the position to write (by default the first)")
    )
    parser.add_argument(
        "--content", type=named, metavar=t("FOLDER"), help=t("the content folder (by default “content” here)")
    )
    parser.add_argument(
        "--provider",
        choices=_PROVIDERS,
        default=_PROVIDERS[0],
        help=t("the service to ask: ban (France only), photon or nominatim (OpenStreetMap)"),
    )
    parser.add_argument(
        "--provider-url",
        metavar="URL",
        help=t("another address of that service (or the variable {name})", name=PROVIDER_URL),
    )
    parser.add_argument(
        "--limit", type=int, default=5, metavar="N", help=t("how many positions at most (5 by default)")
    )
    parser.add_argument(
        "--timeout", type=float, default=10.0, metavar="S", help=t("seconds to wait (10 by default)")
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, t: Catalogue) -> int:
    """Print the candidates, and write one if asked; 1 when there is none.

    Raises:
        UsageError: an argument, or the site's file, cannot be used.
        ServiceError: the service does not answer as it should.
    """
    from visit_guide.authoring.locate import PROVIDERS, locate

    if not args.address.strip():
        raise UsageError(t("give an address"))
    if not 1 <= args.limit <= _MOST:
        raise UsageError(t("--limit must lie between {low} and {high}", low=1, high=_MOST))
    if not args.timeout > 0:
        raise UsageError(t("--timeout must be more than 0"))
    path = None if args.write is None else _site_file(args, t)
    provider = PROVIDERS[args.provider]
    url = args.provider_url or os.environ.get(PROVIDER_URL) or None
    found = locate(args.address, provider, t, limit=args.limit, url=url, timeout=args.timeout)
    if not found:
        print(
            t("{service} knows no such place: check the spelling, or add the town.", service=provider.title)
        )
        return 1
    for number, candidate in enumerate(found, start=1):
        print(_as_yaml(number, candidate, provider.title, t))
    if path is not None:
        _write(path, _chosen(found, args.candidate, t), provider.title, t)
    return 0


def _site_file(args: argparse.Namespace, t: Catalogue) -> Path:
    """The file of the site ``args.write``, known to be sound: looked at before anything is asked."""
    from visit_guide.content.checks.names import is_slug
    from visit_guide.content.folder import SITES
    from visit_guide.content.nodes import Scalar, node_at
    from visit_guide.content.problems import Report
    from visit_guide.content.source import read_yaml

    path = content_dir(args.content) / SITES / f"{args.write}.yaml"
    if not is_slug(args.write) or not path.is_file():
        raise UsageError(t("there is no site “{name}” ({path})", name=args.write, path=path.as_posix()))
    report = Report()
    root = read_yaml(path, report)
    if root is None or report.problems:
        raise UsageError(t("{path} has errors: correct them first (visit-guide check)", path=path.as_posix()))
    confidence = node_at(root, ("position", "confidence"))
    if isinstance(confidence, Scalar) and confidence.value == "verified":
        raise UsageError(
            t(
                "the position of “{name}” is verified: to replace it all the same, "
                "write “confidence: approximate” in its file first",
                name=args.write,
            )
        )
    return path


def _chosen(found: tuple[Candidate, ...], number: int | None, t: Catalogue) -> Candidate:
    if number is not None:
        if not 1 <= number <= len(found):
            raise UsageError(t("there is no candidate {number}: nothing was written", number=number))
        return found[number - 1]
    first = found[0]
    if first.kind in ("municipality", "other") or (first.score is not None and first.score < _GOOD_SCORE):
        raise UsageError(
            t("the first candidate is too vague: nothing was written; choose one with --candidate N")
        )
    return first


def _values(candidate: Candidate, service: str, t: Catalogue) -> dict[str, str]:
    """The position as YAML texts."""
    note = t(
        "Address “{label}” found by {service}; to be checked on the spot.",
        label=candidate.label,
        service=service,
    )
    return {
        "lat": f"{candidate.lat:.5f}",
        "lon": f"{candidate.lon:.5f}",
        "accuracy_m": str(candidate.accuracy_m),
        "confidence": "approximate",
        "note": "'" + note.replace("'", "''") + "'",
    }


def _as_yaml(number: int, candidate: Candidate, service: str, t: Catalogue) -> str:
    score = "–" if candidate.score is None else f"{candidate.score:.2f}"
    head = t(
        "{number}. {label} ({kind}, score {score}, within about {metres} m)",
        number=number,
        label=candidate.label,
        kind=t(_KINDS[candidate.kind]),
        score=score,
        metres=candidate.accuracy_m,
    )
    lines = [f"  {key}: {value}" for key, value in _values(candidate, service, t).items()]
    return "\n".join((f"# {head}", "position:", *lines, ""))


def _write(path: Path, candidate: Candidate, service: str, t: Catalogue) -> None:
    from visit_guide.content.edit import EditError, with_position
    from visit_guide.content.nodes import node_at
    from visit_guide.content.problems import Report
    from visit_guide.content.source import read_yaml

    values = _values(candidate, service, t)
    root = read_yaml(path, Report())
    has_note = root is not None and node_at(root, ("position", "note")) is not None
    if has_note:  # somebody's own words: not ours to replace
        del values["note"]
    target = path.resolve()
    try:
        data = with_position(target.read_bytes(), values)
        draft = target.with_name(f".{target.name}.part")
        draft.write_bytes(data)
        shutil.copymode(target, draft)
        draft.replace(target)
    except EditError as error:
        raise UsageError(
            t("{path} is written in a way that cannot be changed safely: paste the lines above", path=path)
        ) from error
    except OSError as error:
        raise UsageError(cannot_write(path, error, t)) from error
    print(t("Written: {path}", path=path.as_posix()))
    if has_note:
        print(t("The position’s “note” was left as it is: correct it if it is no longer true."))
