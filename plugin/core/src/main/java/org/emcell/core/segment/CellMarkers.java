package org.emcell.core.segment;

import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.Maxima;
import org.emcell.core.image.Size;

/**
 * Where the cells of a ROI are: the nucleus of the cell that is looked for, the cores of all other nuclei, and the deep
 * places far from every nucleus, which are the bodies of cells whose nucleus lies elsewhere. On a coarse grid.
 *
 * @param labels {@link #OWN} for the cell that is looked for, greater numbers for others, 0 elsewhere
 * @param landscape depth below the resin in nm, negated: cells are valleys
 * @param stained what is divided among the cells
 */
record CellMarkers(int[] labels, float[] landscape, boolean[] stained) {

  static final int OWN = 1;

  /** How far below the summit the way to a higher place must lead, for a place to be a body of its own. */
  private static final double HEIGHT = 200;
  /** Deep places nearer to a nucleus than this belong to its cell. */
  private static final double DISTANCE = 3000;
  /** Where there is no nucleus, how far from the centre the cell's deepest place is looked for. */
  private static final double SEARCH = 2000;

  static CellMarkers find(
      RoiVolume volume,
      boolean[] nucleus,
      Centre centre,
      WorkingGrid coarse,
      double markerDepth,
      Workers workers) {
    Size size = coarse.size();
    boolean[] stained = coarse.most(volume.foreground());
    boolean[] own = coarse.most(nucleus);
    boolean[] resin = new boolean[stained.length];
    for (int i = 0; i < resin.length; i++) {
      stained[i] |= own[i];
      resin[i] = !stained[i];
    }
    float[] depth = DistanceMap.toSet(resin, size, coarse.voxel(), workers);
    int[] labels = coresOfOthers(volume, own, centre, coarse);
    boolean any = false;
    for (int i = 0; i < labels.length; i++) {
      if (own[i]) {
        labels[i] = OWN;
        any = true;
      }
    }
    if (!any) {
      int deepest = deepest(depth, volume.grid(), centre, coarse);
      if (deepest >= 0) {
        labels[deepest] = OWN;
      }
    }
    addBodies(labels, OWN + volume.cores().count(), depth, stained, coarse, markerDepth, workers);
    for (int i = 0; i < depth.length; i++) {
      depth[i] = -depth[i];
    }
    return new CellMarkers(labels, depth, stained);
  }

  /** Returns which voxels are certain to belong to other cells. */
  boolean[] others() {
    boolean[] others = new boolean[labels.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = labels[i] > OWN;
    }
    return others;
  }

  /**
   * Returns the cores of other cells, numbered from {@code OWN + 1} on. A core that the nucleus touches is the cell's own,
   * and so is what shares a hill with it; where there is no nucleus, it is the core at the centre, which was not taken for
   * one.
   */
  private static int[] coresOfOthers(
      RoiVolume volume, boolean[] own, Centre centre, WorkingGrid coarse) {
    NuclearCores cores = volume.cores();
    Size size = coarse.size();
    Size fine = cores.grid().size();
    double ratio = coarse.voxel().x() / cores.grid().voxel().x();
    int[] labels = new int[own.length];
    boolean[] mine = new boolean[cores.count() + 1];
    for (int i = 0; i < own.length; i++) {
      int x = Math.min(fine.width() - 1, (int) ((size.x(i) + 0.5) * ratio));
      int y = Math.min(fine.height() - 1, (int) ((size.y(i) + 0.5) * ratio));
      labels[i] = cores.labels()[fine.index(x, y, size.z(i))];
      mine[labels[i]] |= own[i];
    }
    if (Masks.count(own) == 0) {
      mine[cores.nearest(centre, volume.grid().fullVoxel())] = true;
    }
    boolean[] others = new boolean[mine.length];
    for (int label = 1; label < others.length; label++) {
      others[label] = true;
      for (int other = 1; other < mine.length; other++) {
        others[label] &= !(mine[other] && cores.together(label, other));
      }
    }
    for (int i = 0; i < own.length; i++) {
      labels[i] = others[labels[i]] ? OWN + labels[i] : 0;
    }
    return labels;
  }

  private static int deepest(
      float[] depth, WorkingGrid working, Centre centre, WorkingGrid coarse) {
    Size size = coarse.size();
    VoxelSize voxel = coarse.voxel();
    VoxelSize full = working.fullVoxel();
    int deepest = -1;
    for (int i = 0; i < depth.length; i++) {
      double dx = (size.x(i) + 0.5) * voxel.x() - (centre.x() + 0.5) * full.x();
      double dy = (size.y(i) + 0.5) * voxel.y() - (centre.y() + 0.5) * full.y();
      double dz = (size.z(i) + 0.5) * voxel.z() - (centre.z() + 0.5) * full.z();
      boolean near = dx * dx + dy * dy + dz * dz < SEARCH * SEARCH;
      if (near && depth[i] > 0 && (deepest < 0 || depth[i] > depth[deepest])) {
        deepest = i;
      }
    }
    return deepest;
  }

  private static void addBodies(
      int[] labels,
      int last,
      float[] depth,
      boolean[] stained,
      WorkingGrid coarse,
      double markerDepth,
      Workers workers) {
    Size size = coarse.size();
    boolean[] nuclei = new boolean[labels.length];
    for (int i = 0; i < nuclei.length; i++) {
      nuclei[i] = labels[i] > 0;
    }
    float[] away = DistanceMap.toSet(nuclei, size, coarse.voxel(), DISTANCE, workers);
    boolean[] peaks = Maxima.hMaxima(depth, stained, size, HEIGHT, Connectivity.ALL);
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] &= depth[i] > markerDepth && away[i] > DISTANCE;
    }
    int[] bodies = Components.label(peaks, size, Connectivity.ALL).labels();
    for (int i = 0; i < bodies.length; i++) {
      if (bodies[i] > 0) {
        labels[i] = last + bodies[i];
      }
    }
  }
}
