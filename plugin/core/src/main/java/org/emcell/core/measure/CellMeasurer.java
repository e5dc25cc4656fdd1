package org.emcell.core.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * Measures all cells of a label volume in one pass over its slices. Memory is a few slices and a little for each cell.
 * Not thread-safe.
 *
 * <pre>{@code
 * CellMeasurer measurer = new CellMeasurer(Size.of(width, height), voxel);
 * for (int z = 0; z < depth; z++) {
 *   measurer.add(cells(z), nuclei(z), workers);
 * }
 * List<CellMeasurements> measurements = measurer.measurements();
 * }</pre>
 */
public final class CellMeasurer {

  /** Largest id of a cell. Label volumes have 16 bits; tables of that length are held for each direction. */
  public static final int LARGEST_ID = 0xFFFF;

  private static final double LEAST_PIECE = 0.01;

  /** Rows of a slice that are looked at together. */
  private static final int ROWS = 256;

  private final Size slice;
  private final VoxelSize voxel;
  private final SortedMap<Integer, BodyTally> cells = new TreeMap<>();
  private final SortedMap<Integer, BodyTally> nuclei = new TreeMap<>();
  private final SurfaceEstimator cellSurface;
  private final SurfaceEstimator nucleusSurface;
  private final PieceCounter pieces;
  private int slices;
  private boolean ended;

  /**
   * @param slice size of every slice
   * @param voxel voxel size in nm
   */
  public CellMeasurer(Size slice, VoxelSize voxel) {
    this.slice = slice.slice();
    this.voxel = voxel;
    List<SurfaceDirections.Direction> directions = SurfaceDirections.of(voxel);
    cellSurface = new SurfaceEstimator(slice.width(), slice.height(), directions, voxel.y());
    nucleusSurface = new SurfaceEstimator(slice.width(), slice.height(), directions, voxel.y());
    pieces = new PieceCounter(slice.width(), slice.height());
  }

  /**
   * Adds the next slice. The arrays are kept for a while and must not be changed afterwards.
   *
   * @param cellIds id of the cell, its nucleus included, 0 for none
   * @param nucleusIds id of the cell where its nucleus is, 0 elsewhere
   * @throws IllegalArgumentException when an array has not one id per pixel, an id is negative or above
   *     {@value #LARGEST_ID}, or a nucleus lies outside its cell
   * @throws IllegalStateException when the measurements were taken already
   */
  public void add(int[] cellIds, int[] nucleusIds, Workers workers) {
    if (ended) {
      throw new IllegalStateException("No slice can be added after the measurements were taken.");
    }
    slice.requireLength(cellIds.length);
    slice.requireLength(nucleusIds.length);
    int rows = slice.height();
    workers.forEach((rows + ROWS - 1) / ROWS, k -> {
      int end = Math.min(rows, (k + 1) * ROWS) * slice.width();
      requireNested(cellIds, nucleusIds, k * ROWS * slice.width(), end);
    });
    workers.forEach(3, k -> {
      if (k == 0) {
        tally(cellIds, cells);
        cellSurface.add(cellIds, cells.isEmpty() ? 0 : cells.lastKey(), workers);
      } else if (k == 1) {
        tally(nucleusIds, nuclei);
        nucleusSurface.add(nucleusIds, nuclei.isEmpty() ? 0 : nuclei.lastKey(), workers);
      } else {
        pieces.add(nucleusIds);
      }
    });
    slices++;
  }

  private void requireNested(int[] cellIds, int[] nucleusIds, int from, int end) {
    for (int i = from; i < end; i++) {
      if (cellIds[i] < 0 || cellIds[i] > LARGEST_ID) {
        throw new IllegalArgumentException(
            "The id of a cell must be 1 to " + LARGEST_ID + ", found " + cellIds[i] + at(i) + ".");
      }
      if (nucleusIds[i] != 0 && nucleusIds[i] != cellIds[i]) {
        throw new IllegalArgumentException("A nucleus must lie in its cell, found nucleus "
            + nucleusIds[i] + " in cell " + cellIds[i] + at(i) + ".");
      }
    }
  }

  private String at(int i) {
    return " at column " + slice.x(i) + ", row " + slice.y(i) + ", slice " + slices;
  }

  private void tally(int[] ids, SortedMap<Integer, BodyTally> bodies) {
    int width = slice.width();
    for (int y = 0; y < slice.height(); y++) {
      int row = y * width;
      for (int x = 0; x < width; ) {
        int id = ids[row + x];
        int start = x++;
        while (x < width && ids[row + x] == id) {
          x++;
        }
        if (id != 0) {
          bodies.computeIfAbsent(id, key -> new BodyTally()).addRun(start, x, y, slices);
        }
      }
    }
  }

  /** Ends the volume with the last slice added and returns the figures of every cell, by id. */
  public List<CellMeasurements> measurements() {
    if (!ended) {
      ended = true;
      cellSurface.end();
      nucleusSurface.end();
    }
    List<CellMeasurements> measurements = new ArrayList<>();
    cells.forEach((id, cell) -> {
      BodyTally nucleus = nuclei.getOrDefault(id, new BodyTally());
      measurements.add(new CellMeasurements(
          id,
          cell.morphometry(voxel, cellSurface.area(id)),
          nucleus.morphometry(voxel, nucleusSurface.area(id)),
          pieces.pieces(id, LEAST_PIECE * nucleus.voxels()),
          cell.reachesSide(slice.width(), slice.height()),
          cell.reachesSlice(0),
          cell.reachesSlice(slices - 1)));
    });
    return measurements;
  }
}
