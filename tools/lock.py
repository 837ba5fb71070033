"""Write constraints.txt: the exact version of everything installed, for every platform supported.

pip resolves for the machine it runs on only, so the requirements that other platforms and
Python versions add are found from the packages' own markers and resolved in a second round.
Run it with the oldest Python supported: what installs there installs on the newer ones.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
)
# setuptools builds the packages that come as source only.
INSTALL_TOOLS = ("pip", "hatchling", "editables", "setuptools")
HEADER = """\
# Exact versions of everything installed; written by `make lock`, not by hand.
# Packages that one platform alone needs are pinned too; pip ignores a pin nothing asks for.
"""


def wanted() -> list[str]:
    """The direct requirements: run time, development, and what installs them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        *settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"]["tools"],
        *settings["dependency-groups"]["dev"],
        *settings["build-system"]["requires"],
        *INSTALL_TOOLS,
    ]


def resolve(requirements: list[str]) -> list[dict[str, Any]]:
    """What pip would install for ``requirements``, without installing it."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--dry-run", "--ignore-installed", "--report", "-", *requirements]
    report = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return list(json.loads(report.stdout)["install"])


def environments() -> Iterator[dict[str, str]]:
    """Every supported pair of platform and Python version, as marker values."""
    for platform, python in product(PLATFORMS, PYTHONS):
        yield {
            **platform,
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }


def missing_elsewhere(installed: list[dict[str, Any]]) -> set[str]:
    """Requirements of ``installed`` that hold on some supported platform and are not resolved yet."""
    names = {canonicalize_name(item["metadata"]["name"]) for item in installed}
    missing = set()
    for item in installed:
        extras = ["", *item.get("requested_extras", [])]
        for line in item["metadata"].get("requires_dist", []):
            requirement = Requirement(line)
            if canonicalize_name(requirement.name) in names or requirement.marker is None:
                continue
            cases = product(environments(), extras)
            if any(requirement.marker.evaluate({**env, "extra": extra}) for env, extra in cases):
                requirement.marker = None
                missing.add(str(requirement))
    return missing


def main() -> None:
    """Resolve until no platform asks for more, then write the file."""
    requirements = wanted()
    installed = resolve(requirements)
    while more := missing_elsewhere(installed):
        requirements += sorted(more)
        installed = resolve(requirements)
    pins = sorted(
        f"{canonicalize_name(item['metadata']['name'])}=={item['metadata']['version']}" for item in installed
    )
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(pins) + "\n", encoding="utf-8")
    print(f"constraints.txt: {len(pins)} packages")


if __name__ == "__main__":
    main()
