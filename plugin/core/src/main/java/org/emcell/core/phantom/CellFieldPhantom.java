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
    Painting painting = painting(z, grey);
    workers.forEach(painting.tiles(), painting::paint);
    int[] cells = new int[size.voxels()];
    int[] nuclei = new int[size.voxels()];
    for (int y = 0; y < size.height(); y++) {
      int row = y * size.width();
      painting.labels().forEachRun(y, (from, to, label) -> {
        Arrays.fill(cells, row + from, row + to, Math.abs(label));
        Arrays.fill(nuclei, row + from, row + to, Math.max(0, -label));
      });
    }
    return new PhantomSlice(z, size, grey, cells, nuclei);
  }

  /**
   * Begins a slice.
   *
   * @param grey gets the grey levels
   */
  Painting painting(int z, byte[] grey) {
    size(z).requireLength(grey.length);
    return new Painting(z, grey);
  }

  /**
   * Makes the grey levels of one slice alone.
   *
   * @param z number of the slice, from 0
   * @throws IndexOutOfBoundsException when there is no such slice
   */
  public byte[] grey(int z, Workers workers) {
    byte[] grey = new byte[size(z).voxels()];
    Painting painting = painting(z, grey);
    workers.forEach(painting.tiles(), painting::paint);
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

  /** One slice with its truth, tile by tile: each is to be painted once, in any order, by any thread. */
  final class Painting {

    private final int z;
    private final byte[] grey;
    private final SliceLabels labels = new SliceLabels(settings.width(), settings.height());
    private final List<CellCut> cuts;
    private final int columns = (settings.width() - 1) / CellTile.WIDTH + 1;
    private final int rows = (settings.height() - 1) / CellTile.HEIGHT + 1;

    private Painting(int z, byte[] grey) {
      this.z = z;
      this.grey = grey;
      cuts = CellCut.at((z + 0.5) * settings.voxel().z(), cells, boxes);
    }

    int tiles() {
      return columns * rows;
    }

    /** Paints a tile. They are counted down the columns, as a painter keeps what tiles below each other share. */
    void paint(int number) {
      TilePainter painter = painters.poll();
      if (painter == null) {
        painter = new TilePainter(settings, fields);
      }
      int x = number / rows * CellTile.WIDTH;
      int y = number % rows * CellTile.HEIGHT;
      painter.tile.fill(
          x,
          y,
          z,
          cuts,
          Math.min(CellTile.WIDTH, settings.width() - x),
          Math.min(CellTile.HEIGHT, settings.height() - y));
      painter.paint(x, y, z, grey);
      labels.set(painter.tile, x, y);
      painters.add(painter);
    }

    /** Returns the truth, complete when all tiles are painted. */
    SliceLabels labels() {
      return labels;
    }
  }
}
