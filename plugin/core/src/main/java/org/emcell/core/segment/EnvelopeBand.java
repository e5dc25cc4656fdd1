package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;

/**
 * A narrow band about the surface of a coarse division, in which the nuclear envelope lies. Nucleus and outside, certain
 * beyond the band, meet on the highest crest within it.
 *
 * @param cut the nucleus, coarse
 * @param sure voxels that are nucleus
 * @param outside voxels that are not
 */
record EnvelopeBand(boolean[] cut, boolean[] sure, boolean[] outside, Size size, VoxelSize voxel) {

  /** How far in nm the envelope can lie from the surface of the coarse division. */
  static final double HALF_WIDTH = 240;

  /**
   * Returns the nucleus up to the crest.
   *
   * @param landscape high on the envelope
   */
  boolean[] crest(float[] landscape, Workers workers) {
    double rim = HALF_WIDTH + Math.max(Math.max(voxel.x(), voxel.y()), voxel.z());
    int[] labels = new int[cut.length];
    boolean[] band = new boolean[cut.length];
    boolean[] nucleus = new boolean[cut.length];
    float[] inside = DistanceMap.toSet(Masks.not(cut), size, voxel, rim, workers);
    for (int i = 0; i < cut.length; i++) {
      band[i] = inside[i] <= rim;
      nucleus[i] = sure[i] || inside[i] > HALF_WIDTH;
    }
    inside = null; // it need not be held while the next is made
    float[] beyond = DistanceMap.toSet(cut, size, voxel, rim, workers);
    for (int i = 0; i < cut.length; i++) {
      band[i] &= beyond[i] <= rim;
      labels[i] = nucleus[i] ? 1 : outside[i] || beyond[i] > HALF_WIDTH ? 2 : 0;
    }
    Watershed.grow(landscape, labels, band, size, Connectivity.FACES);
    for (int i = 0; i < nucleus.length; i++) {
      nucleus[i] = band[i] ? labels[i] == 1 : nucleus[i];
    }
    return nucleus;
  }
}
