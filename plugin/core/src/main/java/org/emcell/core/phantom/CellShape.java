package org.emcell.core.phantom;

import java.util.List;

/**
 * Geometry of one cell: an ellipsoid with an uneven surface, its protrusions, its nuclei.
 *
 * @param id label of the cell, from 1
 * @param body the ellipsoid under the surface
 * @param relief weights that make the unevenness of this cell out of the fields that all cells share
 * @param nuclei one or two
 * @param protrusions blebs, microvilli and filopodia, each joined to the body
 */
record CellShape(
    int id, Ellipsoid body, Relief relief, List<NucleusShape> nuclei, List<Capsule> protrusions) {

  /**
   * Geometry of one nucleus.
   *
   * @param body the ellipsoid under the surface
   * @param grooves folds of the cytoplasm
   */
  record NucleusShape(Ellipsoid body, List<Groove> grooves) {}

  /** Limits of the box that holds the body and all protrusions, in nm. */
  double[] box() {
    double reach = (1 + Relief.HIGHEST / body.radius());
    double side = body.side() * reach;
    double up = body.up() * reach;
    double[] box = {
      body.x() - side,
      body.x() + side,
      body.y() - side,
      body.y() + side,
      body.z() - up,
      body.z() + up
    };
    for (Capsule part : protrusions) {
      box[0] = Math.min(box[0], part.minX());
      box[1] = Math.max(box[1], part.maxX());
      box[2] = Math.min(box[2], part.minY());
      box[3] = Math.max(box[3], part.maxY());
      box[4] = Math.min(box[4], part.minZ());
      box[5] = Math.max(box[5], part.maxZ());
    }
    return box;
  }
}
