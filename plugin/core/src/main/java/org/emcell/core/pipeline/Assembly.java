package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.measure.CellMeasurer;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.SliceWriter;

/**
 * Puts all cells into two volumes of ids in the frame of the stack, slice by slice, and measures them on the way, on the
 * grid on which they were found. {@link CellOverlap.Rule#NEAREST} says whose a voxel is that several cells claim.
 */
final class Assembly {

  private final SliceStack stack;
  private final BinnedStack view;
  private final int largestId;
  private final RunFolder folder;
  private final Size blocks;

  /** The ids of one slice of blocks. */
  private record Ids(int[] cells, int[] nuclei) {}

  /**
   * @param stack the stack in whose frame the volumes are
   * @param view the stack that the ROIs were cut from
   * @param largestId the largest id of a cell
   */
  Assembly(SliceStack stack, BinnedStack view, int largestId, RunFolder folder) {
    this.stack = stack;
    this.view = view;
    this.largestId = largestId;
    this.folder = folder;
    blocks = Size.of(view.width(), view.height());
  }

  /** Writes both volumes and returns the measurements of the cells, by id. */
  List<CellMeasurements> run(CellOverlap overlap, Workers workers, Progress progress) {
    CellMeasurer measurer = new CellMeasurer(blocks, view.requireVoxelSize());
    LabelEnlarger enlarger =
        new LabelEnlarger(blocks, Size.of(stack.width(), stack.height()), view.block());
    try (SliceWriter cells = writer(folder.cellIds());
        SliceWriter nuclei = writer(folder.nucleusIds())) {
      new SlicesInOrder(view.slices(), workers, progress, "Assembling")
          .forEach(
              z -> {
                Ids ids = new Ids(new int[blocks.voxels()], new int[blocks.voxels()]);
                overlap.slice(z, ids.cells(), ids.nuclei());
                return ids;
              },
              (first, settled) -> {
                for (int k = 0; k < settled.size(); k++) {
                  take(settled.get(k), first + k, enlarger, cells, nuclei, measurer, workers);
                }
              });
      VoxelSize fine = stack.requireVoxelSize();
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
        largestId,
        Optional.of(stack.requireVoxelSize()));
  }

  /** Writes the slices that a slice of blocks stands for, and measures it. */
  private void take(
      Ids ids,
      int z,
      LabelEnlarger enlarger,
      SliceWriter cells,
      SliceWriter nuclei,
      CellMeasurer measurer,
      Workers workers) {
    short[] cellPixels = new short[Math.multiplyExact(stack.width(), stack.height())];
    short[] nucleusPixels = new short[cellPixels.length];
    enlarger.enlarge(ids.cells(), ids.nuclei(), cellPixels, nucleusPixels, workers);
    int first = z * view.blockZ();
    int count = Math.min(stack.slices(), first + view.blockZ()) - first;
    workers.forEach(3, k -> {
      if (k == 0) {
        append(cellPixels, count, cells);
      } else if (k == 1) {
        append(nucleusPixels, count, nuclei);
      } else {
        measurer.add(ids.cells(), ids.nuclei(), workers);
      }
    });
  }

  private void append(short[] pixels, int count, SliceWriter writer) {
    byte[] bytes = largestId > 255 ? null : bytes(pixels);
    for (int slice = 0; slice < count; slice++) {
      if (bytes == null) {
        writer.append(pixels);
      } else {
        writer.append(bytes);
      }
    }
  }

  private static byte[] bytes(short[] ids) {
    byte[] bytes = new byte[ids.length];
    for (int i = 0; i < ids.length; i++) {
      bytes[i] = (byte) ids[i];
    }
    return bytes;
  }
}
