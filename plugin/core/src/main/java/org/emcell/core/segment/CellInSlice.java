package org.emcell.core.segment;

import java.util.function.IntPredicate;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.HoleFilling;

/** Puts together the cell of one slice: the basins that are its body, then the protrusions that hang on to it. */
final class CellInSlice {

  /** Side of the square that makes the last slice's cell smaller before it guides: 51 pixels of 10 nm. */
  private static final double GUIDE_EROSION = 510;
  /** How much larger than the last slice's cell the cell may be where no nucleus vouches for it. */
  private static final double LARGEST_GROWTH = 1.2;
  /** Distance in nm from the centre within which basins are the cell when neither nucleus nor last slice says where. */
  private static final double CENTRE_REACH = 500;
  /** Side of the square that closes the gaps between basins: 9 pixels of 10 nm. */
  private static final double GAP_CLOSING = 90;
  /** Largest protrusion, as a share of the nucleus in the slice. */
  private static final double LARGEST_PROTRUSION = 0.35;
  /** Radius of the disk that opens and closes the cell: 9 pixels of 10 nm. */
  private static final double DISK = 85;

  private final SliceGeometry slice;
  private final CellBasins basins;

  CellInSlice(SliceGeometry slice, CellBasins basins) {
    this.slice = slice;
    this.basins = basins;
  }

  /**
   * Returns the cell, nucleus included, on the ground of its nucleus.
   *
   * @param nucleus not empty
   * @param protrusions whether small pieces that touch the cell join it
   */
  boolean[] around(boolean[] nucleus, boolean protrusions) {
    int[] inNucleus = basins.pixels(i -> nucleus[i]);
    int largest = protrusions ? (int) (LARGEST_PROTRUSION * Masks.count(nucleus)) : 0;
    return shape(basins.keep(label -> inNucleus[label] > 0), nucleus, largest);
  }

  /**
   * Returns the cell of a slice without nucleus, guided by the cell of a slice beside it: the basins that its inner
   * part reaches, unless they are much larger than it; then those that lie for the most part in it.
   */
  boolean[] continuing(boolean[] last) {
    boolean[] guide = slice.erodeSquare(last, GUIDE_EROSION);
    int[] reached = basins.pixels(i -> guide[i]);
    int[] covered = basins.pixels(i -> last[i]);
    int[] sizes = basins.pixels(i -> true);
    long total = 0;
    for (int label = 1; label < sizes.length; label++) {
      total += reached[label] > 0 ? sizes[label] : 0;
    }
    boolean isMuchLarger = total > LARGEST_GROWTH * Masks.count(last);
    IntPredicate belongs =
        label -> reached[label] > 0 && (!isMuchLarger || 2 * covered[label] > sizes[label]);
    return shape(basins.keep(belongs), new boolean[last.length], 0);
  }

  /** Returns the cell when nothing but its centre is known: the basins around it. */
  boolean[] at(double x, double y) {
    boolean[] centre = new boolean[slice.size().voxels()];
    int column = (int) Math.max(0, Math.min(slice.size().width() - 1, Math.round(x)));
    int row = (int) Math.max(0, Math.min(slice.size().height() - 1, Math.round(y)));
    centre[slice.size().index(column, row, 0)] = true;
    boolean[] near = slice.dilate(centre, CENTRE_REACH);
    int[] reached = basins.pixels(i -> near[i]);
    return shape(basins.keep(label -> reached[label] > 0), new boolean[centre.length], 0);
  }

  private boolean[] shape(boolean[] body, boolean[] nucleus, int largestProtrusion) {
    boolean[] cell = body;
    for (int i = 0; i < cell.length; i++) {
      cell[i] |= nucleus[i];
    }
    cell = HoleFilling.fill(slice.closeSquare(cell, GAP_CLOSING), slice.size());
    if (largestProtrusion > 0) {
      addProtrusions(cell, largestProtrusion);
    }
    cell = slice.close(slice.open(cell, DISK), DISK);
    for (int i = 0; i < cell.length; i++) {
      cell[i] = nucleus[i] || cell[i] && !basins.resin()[i];
    }
    return Components.largest(cell, slice.size(), Connectivity.ALL);
  }

  /** Adds the small pieces of the rest that touch the cell and do not reach the border of the slice. */
  private void addProtrusions(boolean[] cell, int largest) {
    boolean[] rest = new boolean[cell.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = !cell[i] && !basins.resin()[i];
    }
    Components pieces = Components.label(rest, slice.size(), Connectivity.ALL);
    int[] labels = pieces.labels();
    boolean[] touches = new boolean[pieces.count() + 1];
    boolean[] around = slice.dilateByPixel(cell);
    for (int i = 0; i < labels.length; i++) {
      touches[labels[i]] |= around[i];
    }
    boolean[] protrusions = pieces.keep(label -> touches[label]
        && pieces.voxels(label) < largest
        && !pieces.box(label).touchesSide(slice.size()));
    for (int i = 0; i < cell.length; i++) {
      cell[i] |= protrusions[i];
    }
  }
}
