"""Pictures on the device: kept apart, counted, refused when there is no room."""

from __future__ import annotations

import asyncio

import pytest

from tests.unit.stores import MemoryStore
from visit_guide.adapters.pictures import PlainPictures
from visit_guide.errors import PhotoError
from visit_guide.services import photos as module
from visit_guide.services.photos import Photos, Usage, type_of

JPEG = b"\xff\xd8\xff" + bytes(60)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


def album(store: MemoryStore | None = None) -> Photos:
    return Photos(store or MemoryStore(), "essai", PlainPictures())


def test_pictures_are_known_by_their_first_bytes() -> None:
    assert type_of(JPEG) == "image/jpeg"
    assert type_of(PNG) == "image/png"
    assert type_of(b"GIF89a") == "image/gif"
    assert type_of(b"RIFF0000WEBPVP8 ") == "image/webp"
    assert type_of(b"%PDF-1.7") is type_of(b"") is None


def test_a_picture_comes_back_and_is_kept_once() -> None:
    photos = album()
    first, again = asyncio.run(photos.add(JPEG)), asyncio.run(photos.add(JPEG))
    assert first == again
    text = asyncio.run(photos.get(first))
    assert text is not None
    assert text.startswith("data:image/jpeg;base64,")
    assert asyncio.run(photos.usage()) == Usage(count=1, signs=len(text))
    assert asyncio.run(photos.get("gone")) is None


@pytest.mark.parametrize(
    ("data", "reason"), [(b"texte", "not-a-picture"), (JPEG + bytes(400_000), "too-large")]
)
def test_what_cannot_be_kept_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(PhotoError) as caught:
        asyncio.run(album().add(data))
    assert caught.value.reason == reason


def test_there_is_only_so_much_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOGETHER", 150)
    photos = album()
    asyncio.run(photos.add(JPEG))
    with pytest.raises(PhotoError) as caught:
        asyncio.run(photos.add(PNG))
    assert caught.value.reason == "full"
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    with pytest.raises(PhotoError):
        asyncio.run(photos.add(PNG))


def test_pictures_of_a_backup_come_back_as_far_as_there_is_room() -> None:
    store = MemoryStore()
    kept = asyncio.run(album(store).all())
    assert kept == ()
    both = (("a", "data:a"), ("b", "data:b"))
    assert asyncio.run(album(store).put_back(both)) == 0
    assert asyncio.run(album(store).all()) == both
    store.refuses = {"set"}
    assert asyncio.run(album(store).put_back((*both, ("c", "data:c")))) == 1


def test_only_what_is_shown_is_kept() -> None:
    store = MemoryStore({"visit-guide.essai.tab": "[]"})
    asyncio.run(album(store).put_back((("a", "data:a"), ("b", "data:b"))))
    asyncio.run(album(store).drop(keep=frozenset({"b"})))
    assert [name for name, _ in asyncio.run(album(store).all())] == ["b"]
    asyncio.run(album(store).drop())
    assert list(store.texts) == ["visit-guide.essai.tab"]
