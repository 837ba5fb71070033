"""What a person would see: finding shown controls by key, by kind and by the words they show."""

from __future__ import annotations

from typing import Any, TypeVar, overload

from flet.controls.base_control import BaseControl

from tests.ui.control_tree import key_of, walk, words_of

C = TypeVar("C", bound=BaseControl)
Path = tuple[BaseControl, ...]


class Sight:
    """Looks through what is shown; whoever inherits says where that begins."""

    def roots(self) -> list[BaseControl]:
        """The controls that nothing shown lies above."""
        raise NotImplementedError

    def paths(self) -> list[Path]:
        """Every shown control with all that it lies in, outermost first."""
        return [path for root in self.roots() for path in walk(root)]

    def _matches(self, kind: type[BaseControl], key: str | None, text: str | None) -> list[Path]:
        return [
            path
            for path in self.paths()
            if isinstance(path[-1], kind)
            and (key is None or key_of(path[-1]) == key)
            and (text is None or any(text in words for words in words_of(path[-1], spoken=True)))
        ]

    @overload
    def find_all(self, *, key: str | None = None, text: str | None = None) -> list[Any]: ...

    @overload
    def find_all(self, kind: type[C], *, key: str | None = None, text: str | None = None) -> list[C]: ...

    def find_all(
        self, kind: type[BaseControl] = BaseControl, *, key: str | None = None, text: str | None = None
    ) -> list[Any]:
        """Every shown control of that kind, key, or holding that text itself."""
        return [path[-1] for path in self._matches(kind, key, text)]

    def _path(self, kind: type[BaseControl], key: str | None, text: str | None) -> Path:
        found = self._matches(kind, key, text)
        asked = f"{kind.__name__} key={key!r} text={text!r}"
        assert found, f"no {asked}; keys: {sorted(self.keys())}; texts: {self.texts()}"
        if len(found) > 1 and text is not None:
            whole = [path for path in found if text in words_of(path[-1], spoken=True)]
            found = whole or found
        assert len(found) == 1, f"{len(found)} of {asked}: {[str(path[-1]) for path in found]}"
        return found[0]

    @overload
    def find(self, *, key: str | None = None, text: str | None = None) -> Any: ...

    @overload
    def find(self, kind: type[C], *, key: str | None = None, text: str | None = None) -> C: ...

    def find(
        self, kind: type[BaseControl] = BaseControl, *, key: str | None = None, text: str | None = None
    ) -> Any:
        """The one shown control that fits; a whole text wins over a part of one."""
        return self._path(kind, key, text)[-1]

    def keys(self) -> set[str]:
        """Keys of all shown controls."""
        return {key for path in self.paths() if (key := key_of(path[-1])) is not None}

    def texts(self, *, spoken: bool = False) -> list[str]:
        """Every text on screen, in order; with ``spoken`` also what a screen reader says."""
        return [words for path in self.paths() for words in words_of(path[-1], spoken=spoken)]

    def sees(self, text: str, *, spoken: bool = False) -> bool:
        """Whether ``text`` is shown somewhere, alone or within a longer text."""
        return any(text in words for words in self.texts(spoken=spoken))
