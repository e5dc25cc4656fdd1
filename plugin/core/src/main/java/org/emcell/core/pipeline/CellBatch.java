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
 * Segments many ROIs, several at a time as far as the memory goes. Where it is enough for one only, the steps inside
 * that one share the threads.
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
   * @param plan how many at a time
   */
  void run(List<PlacedCell> cells, MemoryPlan plan, Progress progress) {
    Workers inner = Workers.of(plan.threadsPerCell());
    SharedProgress shared = new SharedProgress(cells.size(), progress, "Segmenting cells");
    Workers.of(plan.cells()).forEach(cells.size(), k -> {
      PlacedCell cell = cells.get(k);
      Roi roi = cell.roi();
      Progress part = shared.of(k);
      part.checkCancelled();
      try (SliceStack stack = StackOpener.open(folder.roi(roi.id()))) {
        Progress most = part.part(0, 0.95);
        write(
            cell.isAdded()
                ? segmenter.segmentAt(stack, voxel, roi.centre(), inner, most)
                : segmenter.segment(stack, voxel, roi.centre(), inner, most),
            cell);
      }
      done.accept(cell);
      part.report(1, "Done");
    });
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
