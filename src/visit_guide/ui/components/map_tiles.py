"""A background of real map images, where the organiser added some: nothing is asked of anybody else."""

from __future__ import annotations

import flet_map as fm

from visit_guide.ui.frame import Frame


def tile_layers(frame: Frame) -> list[fm.MapLayer]:
    """One layer for each pack of images that the guide carries; none, and no request, without a pack.

    The address is relative to the page's, as that of every file of the guide.
    """
    return [
        fm.TileLayer(
            url_template=pack.template,
            min_native_zoom=pack.min_zoom,
            max_native_zoom=pack.max_zoom,
            tile_bounds=fm.MapLatitudeLongitudeBounds(
                corner_1=fm.MapLatitudeLongitude(latitude=pack.south, longitude=pack.west),
                corner_2=fm.MapLatitudeLongitude(latitude=pack.north, longitude=pack.east),
            ),
            keep_buffer=1,
            pan_buffer=0,
        )
        for pack in frame.guide.tile_packs
    ]
