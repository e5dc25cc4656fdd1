package org.emcell.core.image;

/** Which voxels count as neighbours. In an image of one slice both keep to the slice. */
public enum Connectivity {
  /** Voxels that share a face: 4 in 2-D, 6 in 3-D. */
  FACES,
  /** Voxels that share a face, an edge or a corner: 8 in 2-D, 26 in 3-D. */
  ALL
}
