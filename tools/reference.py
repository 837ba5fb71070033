"""Write what is generated from the model: `schema/` and the tables of docs/organiser.md.

``--check`` writes nothing and fails when something differs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from visit_guide.content.field_tables import field_tables, problem_table
from visit_guide.content.schema import schemas
from visit_guide.messages import Catalogue

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "organiser.md"
SCHEMAS = ROOT / "schema"


def generated() -> dict[Path, str]:
    """The text that each generated file should have."""
    t = Catalogue("fr", "tools")
    files = {
        SCHEMAS / name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas(t).items()
    }
    text = GUIDE.read_text(encoding="utf-8")
    text = _between(text, "fields", field_tables(t))
    files[GUIDE] = _between(text, "problems", problem_table(t))
    return files


def _between(text: str, name: str, new: str) -> str:
    start, end = f"<!-- {name}: generated -->", f"<!-- {name}: end -->"
    pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{GUIDE.name}: the markers {start} and {end} are missing")
    return pattern.sub(lambda _: f"{start}\n\n{new}\n{end}", text)


def main() -> int:
    """Write or compare; 1 when something differs and was not written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something differs")
    check = parser.parse_args().check
    stale = [
        (path, text)
        for path, text in generated().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"{path.relative_to(ROOT)}: {'out of date (run: tools/reference.py)' if check else 'written'}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
