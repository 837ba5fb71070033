#!/bin/sh
# Make .venv hold exactly what constraints.txt pins, and do nothing when it already does.
# Usage: tools/install.sh [dev]      (dev: also what tests, checks and benches need)
# PYTHON=/path/to/python chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."

group=${1:-run}
python=.venv/bin/python
# A virtual environment does not survive a move of the folder: its path is part of the mark.
want="$(pwd -P) $(cksum pyproject.toml constraints.txt | tr '\n' ' ')"

up_to_date() {
    [ -x "$python" ] && [ -f ".venv/.installed-$1" ] && [ "$(cat ".venv/.installed-$1")" = "$want" ]
}

starts() { command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
makes_venvs() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

choose_python() {
    bare=
    for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3; do
        starts "$candidate" || continue
        if makes_venvs "$candidate"; then
            chosen=$candidate
            return
        fi
        bare=${bare:-$candidate}
    done
    if [ -n "$bare" ]; then
        echo "$bare cannot make virtual environments: a part of it is missing." >&2
        echo "On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
    else
        echo "Python 3.11 or newer is needed and none was found (tried: python3.13, python3.12, python3.11, python3)." >&2
        echo "Debian, Ubuntu: sudo apt-get install python3 python3-venv    macOS: brew install python@3.13" >&2
        echo "Windows and others: https://www.python.org/downloads/" >&2
        echo "Installed somewhere else? make install PYTHON=/path/to/python3" >&2
    fi
    exit 1
}

pip_install() {
    "$python" -m pip install --quiet --disable-pip-version-check --constraint constraints.txt "$@"
}

install_run() {
    up_to_date run && return
    # Made elsewhere, or by another Python that is gone: start again.
    if [ -d .venv ] && { ! "$python" -c '' 2>/dev/null || { [ -f .venv/.installed-run ] &&
        ! grep -qF "$(pwd -P) " .venv/.installed-run; }; }; then
        rm -rf .venv
    fi
    if [ ! -x "$python" ]; then
        choose_python
        echo "Making .venv with $("$chosen" --version)"
        "$chosen" -m venv .venv
    fi
    echo "Installing what the guide needs (constraints.txt)"
    pip_install pip
    # Some packages come as source only: what builds them is pinned as well.
    "$python" -c 'import pathlib, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text("utf-8"))["project"]
print(*project["dependencies"], *project["optional-dependencies"]["tools"], "hatchling", "editables", sep="\n")' >.venv/requirements.txt
    pip_install --build-constraint constraints.txt --requirement .venv/requirements.txt
    # With its build tools at hand, the guide itself is installed again without a network.
    pip_install --no-build-isolation --no-deps --editable .
    printf '%s' "$want" >.venv/.installed-run
}

install_run
if [ "$group" = dev ] && ! up_to_date dev; then
    echo "Installing what tests and checks need (constraints.txt)"
    pip_install --group dev
    printf '%s' "$want" >.venv/.installed-dev
fi
