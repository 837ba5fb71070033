"""The map of an offline edition, once its server is gone: all of it is there."""

from __future__ import annotations

from collections.abc import Callable

from tests.e2e.edition_site import EditionSite
from tests.e2e.offline_tablet import OfflineTablet


def test_the_map_works_without_a_network(site: EditionSite, visited: Callable[[], OfflineTablet]) -> None:
    site.cut()
    tablet = visited()
    tablet.go("/carte")
    tablet.see("Plan schématique. Positions indicatives.")
    tablet.see("2,7 km vers l’ouest à vol d’oiseau")
    tablet.tap("Étape 6, CD2E et Réhafutur")
    tablet.see("à 150 m près")
    tablet.tap("Agrandir")
    tablet.page.wait_for_timeout(600)
    tablet.screenshot("map-offline")
    assert not site.asked
