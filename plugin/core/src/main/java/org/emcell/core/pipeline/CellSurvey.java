package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Roi;

/**
 * What must be known of all segmented ROIs together before they are put into one volume: where each nucleus is and how
 * large, which ROIs cut their cell, and which ROIs hold the same nucleus.
 */
final class CellSurvey {

  /** Two nuclei are the same when they share more than this of the smaller one. */
  private static final double SAME = 0.5;

  /** How much of a cell in um2 may reach a face of its ROI before the ROI is called too small. */
  private static final double CUT_AREA = 1;

  /**
   * One segmented ROI.
   *
   * @param cellVoxels voxels of the cell, nucleus included
   * @param nucleusVoxels voxels of the nucleus
   * @param x centroid of the nucleus in nm, or of the cell when it has no nucleus; y and z likewise
   * @param radius of the ball in nm that is as large as the nucleus, or as the cell when it has no nucleus
   * @param cutByRoi whether the cell goes on beyond its ROI
   */
  record Finding(
      long cellVoxels,
      long nucleusVoxels,
      double x,
      double y,
      double z,
      double radius,
      boolean cutByRoi) {}

  private final List<Roi> rois;
  private final VoxelSize voxel;
  private final Tally[] cells;
  private final Tally[] nuclei;
  private final double[] cutArea;
  private final Map<Long, long[]> shared = new HashMap<>();

  private static final class Tally {
    private long voxels;
    private long x;
    private long y;
    private long z;
  }

  private CellSurvey(List<Roi> rois, VoxelSize voxel) {
    this.rois = rois;
    this.voxel = voxel;
    cells = tallies(rois.size());
    nuclei = tallies(rois.size());
    cutArea = new double[rois.size()];
  }

  private static Tally[] tallies(int count) {
    Tally[] tallies = new Tally[count];
    Arrays.setAll(tallies, k -> new Tally());
    return tallies;
  }

  /**
   * Looks through all ROIs.
   *
   * @param slice size of the slices of the stack that the ROIs were cut from
   * @param slices number of these slices
   */
  static CellSurvey of(
      List<Roi> rois,
      RunFolder folder,
      Size slice,
      int slices,
      VoxelSize voxel,
      Workers workers,
      Progress progress) {
    CellSurvey survey = new CellSurvey(rois, voxel);
    try (LabelledCells labels = new LabelledCells(rois, folder)) {
      for (int z = 0; z < slices; z++) {
        progress.checkCancelled();
        progress.report((double) z / slices, "Comparing cells");
        List<LabelledCells.Plane> planes = labels.read(z, workers);
        for (LabelledCells.Plane plane : planes) {
          survey.count(plane, z, slice, slices);
        }
        survey.countShared(planes, slice);
      }
    }
    return survey;
  }

  private void count(LabelledCells.Plane plane, int z, Size slice, int slices) {
    Roi roi = plane.roi();
    Size size = roi.size();
    boolean first = z == roi.z() && z > 0;
    boolean last = z == roi.z() + size.depth() - 1 && z < slices - 1;
    for (int i = 0; i < plane.labels().length; i++) {
      int label = plane.labels()[i];
      if (label != CellLabels.OUTSIDE) {
        int x = i % size.width();
        int y = i / size.width();
        add(cells[plane.index()], roi.x() + x, roi.y() + y, z);
        if (label == CellLabels.NUCLEUS) {
          add(nuclei[plane.index()], roi.x() + x, roi.y() + y, z);
        }
        double cut = first || last ? voxel.x() * voxel.y() : 0;
        cut += isCut(x, roi.x(), size.width(), slice.width()) ? voxel.y() * voxel.z() : 0;
        cut += isCut(y, roi.y(), size.height(), slice.height()) ? voxel.x() * voxel.z() : 0;
        cutArea[plane.index()] += cut * 1e-6;
      }
    }
  }

  private static void add(Tally tally, int x, int y, int z) {
    tally.voxels++;
    tally.x += x;
    tally.y += y;
    tally.z += z;
  }

  /** Returns whether a position is on a face of the ROI that is inside the stack. */
  private static boolean isCut(int position, int first, int length, int available) {
    return position == 0 && first > 0 || position == length - 1 && first + length < available;
  }

  /** Counts for every pair of ROIs the pixels that both call nucleus. */
  private void countShared(List<LabelledCells.Plane> planes, Size slice) {
    int most = 0;
    for (LabelledCells.Plane plane : planes) {
      most += plane.labels().length;
    }
    // Each pixel has a chain of claims, the newest first; claims are numbered from 1.
    int[] newest = new int[slice.voxels()];
    int[] claimant = new int[most + 1];
    int[] earlier = new int[most + 1];
    int count = 0;
    for (LabelledCells.Plane plane : planes) {
      Size size = plane.roi().size();
      for (int i = 0; i < plane.labels().length; i++) {
        if (plane.labels()[i] == CellLabels.NUCLEUS) {
          int pixel = slice.index(
              plane.roi().x() + i % size.width(), plane.roi().y() + i / size.width(), 0);
          for (int claim = newest[pixel]; claim != 0; claim = earlier[claim]) {
            shared.computeIfAbsent(key(claimant[claim], plane.index()), pair -> new long[1])[0]++;
          }
          claimant[++count] = plane.index();
          earlier[count] = newest[pixel];
          newest[pixel] = count;
        }
      }
    }
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  /** Returns what is known of the ROI at a place of the list. */
  Finding finding(int index) {
    Tally body = nuclei[index].voxels > 0 ? nuclei[index] : cells[index];
    double n = Math.max(1, body.voxels);
    double volume = n * voxel.x() * voxel.y() * voxel.z();
    return new Finding(
        cells[index].voxels,
        nuclei[index].voxels,
        body.x / n * voxel.x(),
        body.y / n * voxel.y(),
        body.z / n * voxel.z(),
        Math.cbrt(3 * volume / (4 * Math.PI)),
        cutArea[index] > CUT_AREA);
  }

  /**
   * Finds the ROIs whose nucleus is that of another one. Of the ROIs of one nucleus that stays whose cell was detected in
   * most slices, of equals the one with the lowest id.
   *
   * @param detections number of slices in which the cell of each ROI was detected
   * @return for each ROI the place of the ROI that stays in its stead, or -1
   */
  int[] sameAs(int[] detections) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < rois.size(); k++) {
      order.add(k);
    }
    order.sort(Comparator.comparingInt((Integer k) -> -detections[k])
        .thenComparingInt(k -> rois.get(k).id()));
    int[] sameAs = new int[rois.size()];
    Arrays.fill(sameAs, -1);
    for (int i = 0; i < order.size(); i++) {
      for (int j = 0; j < i && sameAs[order.get(i)] < 0; j++) {
        if (sameAs[order.get(j)] < 0 && isSame(order.get(i), order.get(j))) {
          sameAs[order.get(i)] = order.get(j);
        }
      }
    }
    return sameAs;
  }

  private boolean isSame(int a, int b) {
    long[] both = shared.get(key(a, b));
    return both != null && both[0] > SAME * Math.min(nuclei[a].voxels, nuclei[b].voxels);
  }
}
