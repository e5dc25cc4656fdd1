package org.emcell.core.phantom;

import java.util.Arrays;
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
    byte[] grey = new byte[size.voxels()];
    SliceLabels labels = paint(z, grey, workers);
    int[] cells = new int[size.voxels()];
    int[] nuclei = new int[size.voxels()];
    for (int y = 0; y < size.height(); y++) {
      int row = y * size.width();
      labels.forEachRun(y, (from, to, label) -> {
        Arrays.fill(cells, row + from, row + to, Math.abs(label));
        Arrays.fill(nuclei, row + from, row + to, Math.max(0, -label));
      });
    }
    return new PhantomSlice(z, size, grey, cells, nuclei);
  }

  /**
   * Makes one slice with its truth, for which it needs less memory than for a {@link PhantomSlice}.
   *
   * @param grey gets the grey levels
   */
  SliceLabels paint(int z, byte[] grey, Workers workers) {
    SliceLabels labels = new SliceLabels(settings.width(), settings.height());
    forEachTile(z, workers, (painter, x, y) -> {
      painter.paint(x, y, z, grey);
      labels.set(painter.tile, x, y);
    });
    return labels;
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
    // Down the columns, as a painter keeps what tiles below each other have in common.
    workers.forEach(columns * rows, piece -> {
      TilePainter painter = painters.poll();
      if (painter == null) {
        painter = new TilePainter(settings, fields);
      }
      int x = piece / rows * CellTile.WIDTH;
      int y = piece % rows * CellTile.HEIGHT;
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
}
