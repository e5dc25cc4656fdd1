package org.emcell.core.segment;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.RegionStatistics;

/**
 * The pieces into which its edges cut a slice: what lies between nuclear envelopes, plasma membranes and organelles.
 * The nucleus is one large piece, or several where its envelope folds inwards.
 */
final class Superpixels {

  /** Pixels nearer than this to an edge belong to it: 5 pixels of 10 nm. */
  private static final double EDGE_REACH = 50;
  /** An edge filter wider than this, 6 pixels of 10 nm, widens its edges by a third of what it smooths. */
  private static final double WIDE_SIGMA = 60;

  /** A piece goes on from slice to slice when they overlap by more than this, 100 pixels of 10 nm; in um2. */
  private static final double LEAST_OVERLAP = 0.01;
  /** The square of 3 pixels of 10 nm that makes the last slice's nucleus smaller before overlaps are counted. */
  private static final double OVERLAP_EROSION = 30;
  /** Of several pieces each must lie in the last slice's nucleus by more than this share. */
  private static final double INSIDE = 0.75;

  private final SliceGeometry slice;
  private final Components pieces;
  /** Whether the piece with this label can be nucleus. */
  private final boolean[] isCandidate;

  private Superpixels(SliceGeometry slice, Components pieces, boolean[] isCandidate) {
    this.slice = slice;
    this.pieces = pieces;
    this.isCandidate = isCandidate;
  }

  /**
   * Cuts a slice into pieces. Those that are small, as bright as resin or at the border of the slice are no nuclei.
   *
   * @param smooth the low-pass filtered slice
   * @param resin grey level above which the mean of a piece is that of resin
   * @param edgeSigma standard deviation in nm of Canny's filter
   * @param minimumArea area in um2 that a piece must exceed
   */
  static Superpixels cut(
      float[] smooth, SliceGeometry slice, double resin, double edgeSigma, double minimumArea) {
    double reach = EDGE_REACH + (edgeSigma > WIDE_SIGMA ? edgeSigma / 3 : 0);
    // A disk holds what is not farther than its radius; "nearer than" leaves out the last pixel.
    boolean[] edges = slice.dilate(slice.edges(smooth, edgeSigma), Math.nextDown(reach));
    Components pieces = Components.label(Masks.not(edges), slice.size(), Connectivity.ALL);
    RegionStatistics grey = RegionStatistics.of(smooth, pieces);
    boolean[] isCandidate = new boolean[pieces.count() + 1];
    for (int label = 1; label <= pieces.count(); label++) {
      isCandidate[label] = pieces.voxels(label) > slice.pixels(minimumArea)
          && grey.mean(label) <= resin
          && !pieces.box(label).touchesSide(slice.size());
    }
    return new Superpixels(slice, pieces, isCandidate);
  }

  /**
   * Returns the candidate nearest to a point, its holes filled; of candidates at one distance the largest.
   *
   * @param x column of the point in pixels
   * @param y row of the point in pixels
   * @param reach largest distance in nm of the candidate from the point
   * @return empty when there is none
   */
  boolean[] nearest(double x, double y, double reach) {
    boolean[] candidates = pieces.keep(label -> isCandidate[label]);
    Components filled = Components.label(
        HoleFilling.fill(candidates, slice.size()), slice.size(), Connectivity.ALL);
    int[] labels = filled.labels();
    double[] distance = new double[filled.count() + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    for (int i = 0; i < labels.length; i++) {
      // Distance to the pixel, not to its centre: a candidate that holds the point has distance 0.
      double dx =
          Math.max(0, Math.abs(slice.size().x(i) - x) - 0.5) * slice.pixel().x();
      double dy =
          Math.max(0, Math.abs(slice.size().y(i) - y) - 0.5) * slice.pixel().y();
      distance[labels[i]] = Math.min(distance[labels[i]], Math.hypot(dx, dy));
    }
    int nearest = 0;
    for (int label = 1; label <= filled.count(); label++) {
      if (distance[label] <= reach
          && (nearest == 0
              || distance[label] < distance[nearest]
              || distance[label] == distance[nearest]
                  && filled.voxels(label) > filled.voxels(nearest))) {
        nearest = label;
      }
    }
    int found = nearest;
    return filled.keep(label -> label == found);
  }

  /**
   * Returns the pieces that continue the nucleus of a neighbouring slice, their holes filled.
   *
   * <p>Those are taken that lie in it almost wholly: the lobes of a folded nucleus do, the cytoplasm beside it does
   * not. When none does, as where the nucleus grows, the one with the largest overlap is.
   *
   * @return empty when no piece overlaps
   */
  boolean[] continuing(boolean[] nucleus) {
    int[] labels = pieces.labels();
    boolean[] eroded = slice.erodeSquare(nucleus, OVERLAP_EROSION);
    int[] overlap = new int[pieces.count() + 1];
    int[] covered = new int[pieces.count() + 1];
    for (int i = 0; i < labels.length; i++) {
      overlap[labels[i]] += eroded[i] ? 1 : 0;
      covered[labels[i]] += nucleus[i] ? 1 : 0;
    }
    double least = slice.pixels(LEAST_OVERLAP);
    boolean[] inside = new boolean[pieces.count() + 1];
    boolean anyInside = false;
    int most = 0;
    for (int label = 1; label <= pieces.count(); label++) {
      if (isCandidate[label] && overlap[label] > least) {
        inside[label] = covered[label] > INSIDE * pieces.voxels(label);
        anyInside |= inside[label];
        most = most == 0 || overlap[label] > overlap[most] ? label : most;
      }
    }
    int best = most;
    IntPredicate continues = anyInside ? label -> inside[label] : label -> label == best;
    return HoleFilling.fill(pieces.keep(continues), slice.size());
  }
}
