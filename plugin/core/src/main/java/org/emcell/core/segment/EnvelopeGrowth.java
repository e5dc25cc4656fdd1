package org.emcell.core.segment;

import java.util.Arrays;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Size;

/**
 * Grows the inside of a nucleus to its envelope. Superpixels end well before the edge that bounds them; the envelope is
 * the darkest of the lines that run around the region at growing distance, and the region grows over what is brighter
 * than it.
 */
final class EnvelopeGrowth {

  /** How far out the envelope is looked for: 50 pixels of 10 nm. */
  private static final double SEARCH = 500;
  /** How far the region grows at most: 25 rounds of one pixel of 10 nm. */
  private static final double REACH = 250;
  /**
   * How much brighter than the envelope a pixel must be, as a share of the contrast of the nucleus to its envelope: the
   * paper's 15 grey levels where that contrast is 27.
   */
  private static final double RISE = 0.55;
  /** Length of the shortest piece of a ring that joins: 7 pixels of 10 nm. */
  private static final double SHORTEST_PIECE = 70;
  /** Growth ends when the pieces that join are no longer than this: 150 pixels of 10 nm. */
  private static final double LAST_ROUND = 1500;
  /** Radius of the disk of 5 pixels of 10 nm that closes the region and then covers the envelope. */
  private static final double DISK = 45;

  private final SliceGeometry slice;
  private final float[] smooth;

  private EnvelopeGrowth(float[] smooth, SliceGeometry slice) {
    this.slice = slice;
    this.smooth = smooth;
  }

  /**
   * Returns a region grown to its envelope; nothing when it is empty.
   *
   * @param smooth the low-pass filtered slice
   * @param region the inside of the nucleus, not changed
   */
  static boolean[] grow(boolean[] region, float[] smooth, SliceGeometry slice) {
    Components pieces = Components.label(region, slice.size(), Connectivity.ALL);
    if (pieces.count() == 0) {
      return region.clone();
    }
    Crop box = around(pieces, (int) Math.ceil(SEARCH / slice.edge()) + 2);
    EnvelopeGrowth growth = new EnvelopeGrowth(
        box.crop(smooth, slice.size()), new SliceGeometry(box.size(), slice.pixel()));
    return box.place(growth.grow(box.crop(region, slice.size())), slice.size());
  }

  private static Crop around(Components pieces, int margin) {
    int x0 = Integer.MAX_VALUE;
    int y0 = Integer.MAX_VALUE;
    int x1 = 0;
    int y1 = 0;
    for (int label = 1; label <= pieces.count(); label++) {
      x0 = Math.min(x0, pieces.box(label).minX());
      y0 = Math.min(y0, pieces.box(label).minY());
      x1 = Math.max(x1, pieces.box(label).maxX());
      y1 = Math.max(y1, pieces.box(label).maxY());
    }
    return Crop.between(x0 - margin, y0 - margin, 0, x1 + margin, y1 + margin, 0, pieces.size());
  }

  private boolean[] grow(boolean[] inside) {
    Size size = slice.size();
    boolean[] passable = brighterThanEnvelope(inside);
    boolean[] region = inside.clone();
    int rounds = (int) Math.round(REACH / slice.edge());
    double last = LAST_ROUND / slice.edge();
    for (int added = Integer.MAX_VALUE; rounds > 0 && added > last; rounds--) {
      added = addRing(region, passable);
    }
    region = HoleFilling.fill(slice.close(region, DISK), size);
    return slice.dilate(region, DISK);
  }

  private int addRing(boolean[] region, boolean[] passable) {
    boolean[] ring = slice.dilateByPixel(region);
    for (int i = 0; i < ring.length; i++) {
      ring[i] &= passable[i] && !region[i];
    }
    Components pieces = Components.label(ring, slice.size(), Connectivity.ALL);
    boolean[] joining = pieces.keep(label -> pieces.voxels(label) > SHORTEST_PIECE / slice.edge());
    int added = 0;
    for (int i = 0; i < joining.length; i++) {
      region[i] |= joining[i];
      added += joining[i] ? 1 : 0;
    }
    return added;
  }

  /** Returns the pixels that are brighter than the darkest of the lines around the region, by a good part. */
  private boolean[] brighterThanEnvelope(boolean[] inside) {
    int lines = Math.max(1, (int) Math.round(SEARCH / slice.edge()));
    float[] distance = DistanceMap.toSet(
        inside, slice.size(), slice.pixel(), (lines + 1) * slice.edge(), Workers.single());
    float[] medians = medians(distance, lines);
    double envelope = Double.POSITIVE_INFINITY;
    for (int line = 1; line <= lines; line++) {
      envelope = Math.min(envelope, medians[line]);
    }
    double contrast = medians[0] - envelope;
    // Where nothing around is darker than the region there is no envelope to grow to.
    double least = contrast > 0 ? envelope + RISE * contrast : Double.POSITIVE_INFINITY;
    boolean[] brighter = new boolean[smooth.length];
    for (int i = 0; i < brighter.length; i++) {
      brighter[i] = smooth[i] > least;
    }
    return brighter;
  }

  /**
   * Returns the median grey level of the region (line 0) and of the lines around it; infinite for lines of no pixel.
   */
  private float[] medians(float[] distance, int lines) {
    float[][] values = new float[lines + 1][64];
    int[] counts = new int[lines + 1];
    for (int i = 0; i < distance.length; i++) {
      int line = (int) Math.min(lines + 1, Math.round(distance[i] / slice.edge()));
      if (line <= lines) {
        if (counts[line] == values[line].length) {
          values[line] = Arrays.copyOf(values[line], 2 * counts[line]);
        }
        values[line][counts[line]++] = smooth[i];
      }
    }
    float[] medians = new float[lines + 1];
    for (int line = 0; line <= lines; line++) {
      Arrays.sort(values[line], 0, counts[line]);
      medians[line] = counts[line] == 0 ? Float.POSITIVE_INFINITY : values[line][counts[line] / 2];
    }
    return medians;
  }
}
