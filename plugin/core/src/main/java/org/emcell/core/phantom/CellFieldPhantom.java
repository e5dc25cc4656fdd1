package org.emcell.core.phantom;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;

/**
 * A stack of a field of cells with known instances. Any slice can be asked for, in any order, from any thread; the
 * bytes depend on the settings and on nothing else. Memory is a few small tiles per thread beside the slice that is
 * returned.
 *
 * <pre>{@code
 * CellFieldPhantom phantom = CellFieldPhantom.of(PhantomSettings.defaults());
 * TruthCounter counter = phantom.truthCounter();
 * for (int z = 0; z < phantom.settings().depth(); z++) {
 *   PhantomSlice slice = phantom.slice(z, workers);
 *   counter.add(slice);
 * }
 * List<CellTruth> truth = counter.truth();
 * }</pre>
 */
public final class CellFieldPhantom {

  private final PhantomSettings settings;
  private final Relief.Fields fields;
  private final List<CellShape> cells;
  private final List<double[]> boxes;
  private final Queue<TilePainter> painters = new ConcurrentLinkedQueue<>();

  private CellFieldPhantom(PhantomSettings settings) {
    this.settings = settings;
    fields = Relief.Fields.of(settings.seed());
    cells = CellShapes.of(settings, fields);
    boxes = cells.stream().map(CellShape::box).toList();
  }

  /**
   * Returns the phantom of given settings.
   *
   * @throws IllegalArgumentException when the cells do not fit into the stack; the message gives the number that does
   */
  public static CellFieldPhantom of(PhantomSettings settings) {
    return new CellFieldPhantom(settings);
  }

  /** Returns the settings of this phantom. */
  public PhantomSettings settings() {
    return settings;
  }

  /**
   * Makes one slice with its truth.
   *
   * @param z number of the slice, from 0
   * @throws IndexOutOfBoundsException when there is no such slice
   */
  public PhantomSlice slice(int z, Workers workers) {
    Size size = size(z);
    PhantomSlice slice = new PhantomSlice(
        z, size, new byte[size.voxels()], new int[size.voxels()], new int[size.voxels()]);
    forEachTile(z, workers, (painter, x, y) -> {
      painter.paint(x, y, z, slice.grey());
      copyIds(painter.tile, x, y, slice);
    });
    return slice;
  }

  /**
   * Makes the grey levels of one slice alone.
   *
   * @param z number of the slice, from 0
   * @throws IndexOutOfBoundsException when there is no such slice
   */
  public byte[] grey(int z, Workers workers) {
    byte[] grey = new byte[size(z).voxels()];
    forEachTile(z, workers, (painter, x, y) -> painter.paint(x, y, z, grey));
    return grey;
  }

  /** Returns a counter that gives the truth of every cell once it was shown all slices in order. */
  public TruthCounter truthCounter() {
    return new TruthCounter(settings, cells);
  }

  private Size size(int z) {
    if (z < 0 || z >= settings.depth()) {
      throw new IndexOutOfBoundsException(
          "The phantom has slices 0 to " + (settings.depth() - 1) + ", asked for " + z + ".");
    }
    return Size.of(settings.width(), settings.height());
  }

  private interface TileWork {
    void accept(TilePainter painter, int x, int y);
  }

  /** Does a piece of work on every tile of a slice once its geometry is filled in. */
  private void forEachTile(int z, Workers workers, TileWork work) {
    List<CellCut> cuts = CellCut.at((z + 0.5) * settings.voxel().z(), cells, boxes);
    int columns = (settings.width() + CellTile.WIDTH - 1) / CellTile.WIDTH;
    int rows = (settings.height() + CellTile.HEIGHT - 1) / CellTile.HEIGHT;
    workers.forEach(columns * rows, piece -> {
      TilePainter painter = painters.poll();
      if (painter == null) {
        painter = new TilePainter(settings, fields);
      }
      int x = piece % columns * CellTile.WIDTH;
      int y = piece / columns * CellTile.HEIGHT;
      painter.tile.fill(
          x,
          y,
          z,
          cuts,
          Math.min(CellTile.WIDTH, settings.width() - x),
          Math.min(CellTile.HEIGHT, settings.height() - y));
      work.accept(painter, x, y);
      painters.add(painter);
    });
  }

  private static void copyIds(CellTile tile, int x0, int y0, PhantomSlice slice) {
    if (!tile.hasCells) {
      return;
    }
    for (int y = 0; y < tile.height; y++) {
      int out = (y0 + y) * slice.size().width() + x0;
      for (int x = 0; x < tile.width; x++, out++) {
        int i = tile.index(x, y);
        if (tile.depth[i] > 0) {
          slice.cells()[out] = tile.cell[i];
          slice.nuclei()[out] = tile.nucleus[i] > 0 ? tile.cell[i] : 0;
        }
      }
    }
  }
}
