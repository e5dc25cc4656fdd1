package org.emcell.core.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.Roi;
import org.emcell.core.segment.RoiSegmenter;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.StackOpener;

/**
 * Segments many ROIs, several at a time as far as the memory goes. Threads that have no ROI of their own help with the
 * others.
 */
final class CellBatch {

  private final RoiSegmenter segmenter;
  private final VoxelSize voxel;
  private final RunFolder folder;
  private final Consumer<PlacedCell> done;

  /**
   * @param voxel voxel size of the ROIs in nm
   * @param done is told of each cell whose labels are written
   */
  CellBatch(RoiSegmenter segmenter, VoxelSize voxel, RunFolder folder, Consumer<PlacedCell> done) {
    this.segmenter = segmenter;
    this.voxel = voxel;
    this.folder = folder;
    this.done = done;
  }

  /** Returns the name of the step that segments a cell. */
  static String step(int id) {
    return "cell " + id;
  }

  /**
   * Segments cells whose ROIs were cropped into the folder and writes the labels of each.
   *
   * @param plan which at a time
   */
  void run(List<PlacedCell> cells, MemoryPlan plan, Workers workers, Progress progress) {
    SharedProgress shared = new SharedProgress(cells.size(), progress, "Segmenting cells");
    for (List<Integer> group : plan.groups()) {
      workers.forEach(group.size(), k -> {
        int cell = group.get(k);
        segment(cells.get(cell), workers, shared.of(cell));
      });
    }
  }

  private void segment(PlacedCell cell, Workers workers, Progress progress) {
    Roi roi = cell.roi();
    progress.checkCancelled();
    try (SliceStack stack = StackOpener.open(folder.roi(roi.id()))) {
      Progress most = progress.part(0, 0.95);
      write(
          cell.isAdded()
              ? segmenter.segmentAt(stack, voxel, roi.centre(), workers, most)
              : segmenter.segment(stack, voxel, roi.centre(), workers, most),
          cell);
    }
    done.accept(cell);
    progress.report(1, "Done");
  }

  private void write(CellLabels labels, PlacedCell cell) {
    Size size = labels.size();
    try (SliceWriter writer = LabelVolume.writer(
        cell.labels(),
        size.width(),
        size.height(),
        size.depth(),
        CellLabels.NUCLEUS,
        Optional.of(voxel))) {
      for (int z = 0; z < size.depth(); z++) {
        writer.append(labels.slice(z));
      }
      writer.commit();
    }
  }
}
