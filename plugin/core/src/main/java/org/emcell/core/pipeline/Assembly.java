package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;

/**
 * Puts the cells of all ROIs into two volumes of ids in the frame of the stack, slice by slice, and measures them on the
 * way, on the grid on which they were found.
 *
 * <p>Where several cells claim a voxel, it goes to one whose nucleus it is before one whose cytoplasm it is; of these to
 * the one whose nucleus (or, without a nucleus, whose body) has its centroid nearest to the voxel in units of its own
 * radius, the radius of the ball of the same volume; of equals to the lowest id. So the result depends neither on the order
 * of the cells nor on which ROI was segmented first.
 */
final class Assembly {

  private final SliceStack stack;
  private final BinnedStack view;
  private final List<Roi> rois;
  private final List<CellSurvey.Finding> findings;
  private final RunFolder folder;
  private final Size blocks;
  private final VoxelSize voxel;

  /**
   * @param stack the stack in whose frame the volumes are
   * @param view the stack that the ROIs were cut from
   * @param rois the cells that are put into the volumes
   * @param findings where the nucleus of each of these cells is
   */
  Assembly(
      SliceStack stack,
      BinnedStack view,
      List<Roi> rois,
      List<CellSurvey.Finding> findings,
      RunFolder folder) {
    this.stack = stack;
    this.view = view;
    this.rois = rois;
    this.findings = findings;
    this.folder = folder;
    blocks = Size.of(view.width(), view.height());
    voxel = view.requireVoxelSize();
  }

  /** Writes both volumes and returns the measurements of the cells, by id. */
  List<CellMeasurements> run(Workers workers, Progress progress) {
    VoxelSize fine = stack.requireVoxelSize();
    CellMeasurer measurer = new CellMeasurer(blocks, voxel);
    try (LabelledCells labels = new LabelledCells(rois, folder);
        SliceWriter cells = writer(folder.cellIds());
        SliceWriter nuclei = writer(folder.nucleusIds())) {
      LabelEnlarger enlarger =
          new LabelEnlarger(blocks, Size.of(stack.width(), stack.height()), view.block());
      for (int z = 0; z < view.slices(); z++) {
        progress.checkCancelled();
        progress.report((double) z / view.slices(), "Assembling");
        int[] ids = new int[blocks.voxels()];
        boolean[] isNucleus = new boolean[ids.length];
        settle(labels.read(z, workers), z, ids, isNucleus);
        int[] nucleusIds = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
          nucleusIds[i] = isNucleus[i] ? ids[i] : 0;
        }
        append(ids, isNucleus, z, enlarger, cells, nuclei, workers);
        measurer.add(ids, nucleusIds, workers);
      }
      List<CellMeasurements> measurements = measurer.measurements().stream()
          .map(cell -> cell.onFinerGrid(view.block(), view.blockZ(), fine))
          .toList();
      cells.commit();
      nuclei.commit();
      return measurements;
    }
  }

  private SliceWriter writer(Path file) {
    return LabelVolume.writer(
        file,
        stack.width(),
        stack.height(),
        stack.slices(),
        largestId(),
        Optional.of(stack.requireVoxelSize()));
  }

  private int largestId() {
    return rois.stream().mapToInt(Roi::id).max().orElse(0);
  }

  /** Settles which cell each voxel of a slice belongs to. */
  private void settle(List<LabelledCells.Plane> planes, int z, int[] ids, boolean[] isNucleus) {
    double[] nearest = new double[ids.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (LabelledCells.Plane plane : planes) {
      Roi roi = plane.roi();
      Size size = roi.size();
      CellSurvey.Finding finding = findings.get(plane.index());
      for (int i = 0; i < plane.labels().length; i++) {
        int label = plane.labels()[i];
        if (label != CellLabels.OUTSIDE) {
          int x = roi.x() + i % size.width();
          int y = roi.y() + i / size.width();
          int pixel = blocks.index(x, y, 0);
          boolean nucleus = label == CellLabels.NUCLEUS;
          double distance = distance(finding, x, y, z);
          if (ids[pixel] == 0
              || nucleus && !isNucleus[pixel]
              || nucleus == isNucleus[pixel]
                  && isNearer(distance, roi.id(), nearest[pixel], ids[pixel])) {
            ids[pixel] = roi.id();
            isNucleus[pixel] = nucleus;
            nearest[pixel] = distance;
          }
        }
      }
    }
  }

  private static boolean isNearer(double distance, int id, double otherDistance, int otherId) {
    return distance < otherDistance || distance == otherDistance && id < otherId;
  }

  private double distance(CellSurvey.Finding finding, int x, int y, int z) {
    double dx = x * voxel.x() - finding.x();
    double dy = y * voxel.y() - finding.y();
    double dz = z * voxel.z() - finding.z();
    return Math.sqrt(dx * dx + dy * dy + dz * dz) / finding.radius();
  }

  /** Writes the slices that a slice of blocks stands for. */
  private void append(
      int[] ids,
      boolean[] isNucleus,
      int z,
      LabelEnlarger enlarger,
      SliceWriter cells,
      SliceWriter nuclei,
      Workers workers) {
    short[] cellPixels = new short[Math.multiplyExact(stack.width(), stack.height())];
    short[] nucleusPixels = new short[cellPixels.length];
    enlarger.enlarge(ids, isNucleus, cellPixels, nucleusPixels, workers);
    int end = Math.min(stack.slices(), (z + 1) * view.blockZ());
    // The two files are packed side by side, since packing takes most of the time.
    workers.forEach(2, k -> {
      SliceWriter writer = k == 0 ? cells : nuclei;
      short[] pixels = k == 0 ? cellPixels : nucleusPixels;
      byte[] bytes = largestId() > 255 ? null : bytes(pixels);
      for (int slice = z * view.blockZ(); slice < end; slice++) {
        if (bytes == null) {
          writer.append(pixels);
        } else {
          writer.append(bytes);
        }
      }
    });
  }

  private static byte[] bytes(short[] ids) {
    byte[] bytes = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      bytes[i] = (byte) ids[i];
    }
    return bytes;
  }
}
