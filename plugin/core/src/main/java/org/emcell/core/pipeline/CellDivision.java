package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.segment.CellSplit;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceWriter;

/**
 * Splits the labels of a cell in two, {@link CellSplit} on a grid that is as coarse as the memory asks for and the
 * labels themselves slice by slice.
 */
final class CellDivision {

  /** Voxels of the grid on which the cut is found; so that it takes less memory than the cell's segmentation did. */
  private static final long MOST_VOXELS = 20_000_000;
  /** How far in nm from the cell an end of the line may lie. */
  private static final double TOLERANCE = 500;

  /** An end of the line does not lie in the cell; the message says which and how far away it is. */
  static final class OutsideException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OutsideException(String message) {
      super(message);
    }
  }

  private final PlacedCell cell;
  private final VoxelSize voxel;
  private final int block;
  private final Size grid;
  private final boolean[] body;
  private final LabelTally[] tallies = {new LabelTally(), new LabelTally()};
  private CellSplit.Division division;

  /**
   * Reads the labels of a cell.
   *
   * @param voxel voxel size of the labels in nm
   */
  CellDivision(PlacedCell cell, VoxelSize voxel, Progress progress) {
    this(cell, voxel, MOST_VOXELS, progress);
  }

  CellDivision(PlacedCell cell, VoxelSize voxel, long mostVoxels, Progress progress) {
    this.cell = cell;
    this.voxel = voxel;
    Size size = cell.roi().size();
    int blocks = 1;
    while ((long) blocks(size.width(), blocks) * blocks(size.height(), blocks) * size.depth()
        > mostVoxels) {
      blocks++;
    }
    block = blocks;
    grid = new Size(blocks(size.width(), block), blocks(size.height(), block), size.depth());
    body = new boolean[grid.voxels()];
    for (int z = 0; z < size.depth(); z++) {
      progress.checkCancelled();
      byte[] slice = cell.slice(z);
      for (int i = 0; i < slice.length; i++) {
        if (slice[i] != CellLabels.OUTSIDE) {
          body[inGrid(i, z)] = true;
        }
      }
    }
  }

  private static int blocks(int length, int block) {
    return (length + block - 1) / block;
  }

  /** Returns the block of a pixel of a slice of the ROI. */
  private int inGrid(int pixel, int z) {
    int width = cell.roi().size().width();
    return grid.index(pixel % width / block, pixel / width / block, z);
  }

  /**
   * Finds the cut.
   *
   * @param from column, row and slice in the view; likewise {@code to}
   * @throws OutsideException when an end does not lie in the cell, or both at the same place of it
   */
  void cut(double[] from, double[] to, Workers workers) {
    int first = nearest(from, "first");
    int second = nearest(to, "second");
    if (first == second) {
      throw new OutsideException("both ends of the line lie at the same place of cell " + cell.id()
          + ". Draw a longer line.");
    }
    division = CellSplit.divide(body, grid, voxel.times(block, block, 1), first, second, workers);
  }

  /** Returns the block of the cell that is nearest to a place. */
  private int nearest(double[] place, String end) {
    Roi roi = cell.roi();
    double best = Double.POSITIVE_INFINITY;
    OptionalInt nearest = OptionalInt.empty();
    for (int i = 0; i < body.length; i++) {
      if (body[i]) {
        double distance = Math.hypot(
            Math.hypot(
                (roi.x() + (grid.x(i) + 0.5) * block - 0.5 - place[0]) * voxel.x(),
                (roi.y() + (grid.y(i) + 0.5) * block - 0.5 - place[1]) * voxel.y()),
            (roi.z() + grid.z(i) - place[2]) * voxel.z());
        if (distance < best) {
          best = distance;
          nearest = OptionalInt.of(i);
        }
      }
    }
    double half = 0.5 * Math.max(voxel.x() * block, Math.max(voxel.y() * block, voxel.z()));
    if (nearest.isEmpty() || best > TOLERANCE + half) {
      throw new OutsideException("the " + end + " end of the line does not lie in cell "
          + cell.id()
          + (nearest.isEmpty()
              ? ", which is empty."
              : String.format(Locale.ROOT, " but %.1f um away from it.", best / 1000)));
    }
    return nearest.getAsInt();
  }

  /** Writes the labels of both parts; each keeps what of the nucleus lies in it. */
  void write(List<Path> files, Progress progress) {
    Size size = cell.roi().size();
    try (SliceWriter first = writer(files.get(0), size);
        SliceWriter second = writer(files.get(1), size)) {
      for (int z = 0; z < size.depth(); z++) {
        progress.checkCancelled();
        byte[] slice = cell.slice(z);
        byte[][] parts = new byte[2][slice.length];
        for (int i = 0; i < slice.length; i++) {
          if (slice[i] != CellLabels.OUTSIDE) {
            parts[division.parts()[inGrid(i, z)] - CellSplit.FIRST][i] = slice[i];
          }
        }
        for (int k = 0; k < parts.length; k++) {
          tallies[k].add(parts[k], cell.roi(), z);
        }
        first.append(parts[0]);
        second.append(parts[1]);
      }
      first.commit();
      second.commit();
    }
  }

  private SliceWriter writer(Path file, Size size) {
    return LabelVolume.writer(
        file, size.width(), size.height(), size.depth(), CellLabels.NUCLEUS, Optional.of(voxel));
  }

  /** Returns whether the cell was cut at a neck. */
  boolean isAtNeck() {
    return division.atNeck();
  }

  /** Returns where the voxels of a part lie, 0 or 1; known once they are written. */
  LabelTally tally(int part) {
    return tallies[part];
  }

  /** Returns the largest distance from the inside of a part, 0 or 1, to the outside of the cell, in um. */
  double radius(int part) {
    return division.depth(part + CellSplit.FIRST) / 1000;
  }

  /** Returns the part, 0 or 1, in which a place of the view lies, or nothing when it lies outside the cell. */
  OptionalInt partAt(double x, double y, double z) {
    Roi roi = cell.roi();
    int column = (int) Math.floor((x + 0.5 - roi.x()) / block);
    int row = (int) Math.floor((y + 0.5 - roi.y()) / block);
    int slice = (int) Math.floor(z + 0.5 - roi.z());
    if (!grid.contains(column, row, slice) || !body[grid.index(column, row, slice)]) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(division.parts()[grid.index(column, row, slice)] - CellSplit.FIRST);
  }
}
