package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.Samples;

/**
 * Pictures of a slice with the outlines and ids of what was found in it, and a scale bar. Every id has the
 * colour that {@link CellColours} gives it, the same in all slices; the outline of the nucleus is a lighter shade of
 * it. Grey levels are stretched between their 0.5 % and 99.5 % quantiles. Large slices become smaller by a whole
 * factor. Needs no display. Thread-safe.
 */
public final class SliceOverlay {

  /** Longest side in pixels of the pictures that a run writes. */
  public static final int LONGEST_SIDE = 2048;

  private static final int WHITE = 0xFFFFFF;

  /** Between 0, small, and 1, fast. Grey levels are mostly noise, on which time to pack them well is lost. */
  private static final float PACKING = 0.9f;

  private final int longestSide;
  private final double tint;

  /**
   * A place that is marked by a circle and a number.
   *
   * @param id number, which also chooses the colour; 0 for a circle without a number
   * @param x column of its centre in pixels of the slice
   * @param y row of its centre in pixels of the slice
   * @param radius in pixels of the slice
   */
  public record Mark(int id, double x, double y, double radius) {}

  /**
   * What is drawn onto a slice.
   *
   * @param cells id of the cell of every pixel, 0 for none
   * @param nuclei id of the cell where its nucleus is, 0 elsewhere
   * @param marks circles
   */
  public record Findings(
      RandomAccessibleInterval<? extends IntegerType<?>> cells,
      RandomAccessibleInterval<? extends IntegerType<?>> nuclei,
      List<Mark> marks) {

    /** Stands for all cells. */
    static final int ALL = 0;

    /** Keeps a copy of the list that nobody can change. */
    public Findings {
      marks = List.copyOf(marks);
    }
  }

  /**
   * Leaves the grey values inside the outlines as they are.
   *
   * @param longestSide largest width and height of a picture in pixels
   */
  public SliceOverlay(int longestSide) {
    this(longestSide, 0);
  }

  /**
   * @param longestSide largest width and height of a picture in pixels
   * @param tint share of its colour, 0 to 1, with which a cell is filled; its nucleus twice as much
   * @throws IllegalArgumentException when the tint is out of range
   */
  public SliceOverlay(int longestSide, double tint) {
    if (!(tint >= 0 && tint <= 1)) {
      throw new IllegalArgumentException("A tint must be 0 to 1, found " + tint + ".");
    }
    this.longestSide = longestSide;
    this.tint = tint;
  }

  /**
   * Draws a slice.
   *
   * @param grey the slice, with its minimum at (0, 0); label images are of the same size
   * @param voxel voxel size in nm, for the scale bar
   */
  public BufferedImage draw(
      RandomAccessibleInterval<? extends IntegerType<?>> grey, Findings found, VoxelSize voxel) {
    return draw(grey, found, OptionalDouble.of(voxel.x()), Findings.ALL);
  }

  /**
   * Draws a slice.
   *
   * @param pixel edge of a pixel in nm for the scale bar, empty for none
   * @param tinted id of the only cell that is filled, {@link Findings#ALL} for all
   */
  BufferedImage draw(
      RandomAccessibleInterval<? extends IntegerType<?>> grey,
      Findings found,
      OptionalDouble pixel,
      int tinted) {
    int width = (int) grey.dimension(0);
    int height = (int) grey.dimension(1);
    int block = block(width, height);
    Canvas canvas = new Canvas((width - 1) / block + 1, (height - 1) / block + 1);
    paint(Samples.blockMeans(grey, block), canvas);
    int line = Math.max(1, Math.round(Math.max(canvas.width(), canvas.height()) / 1000f));
    int[] cells = sample(found.cells(), block, canvas);
    int[] nuclei = sample(found.nuclei(), block, canvas);
    fill(cells, nuclei, tinted, canvas);
    outline(cells, 2 * line, 0, canvas);
    outline(nuclei, line, 0.5, canvas);
    for (Mark mark : found.marks()) {
      double x = (mark.x() + 0.5) / block - 0.5;
      double y = (mark.y() + 0.5) / block - 0.5;
      canvas.circle(x, y, mark.radius() / block, 2 * line, CellColours.of(mark.id()));
      if (mark.id() > 0) {
        number(mark.id(), (int) x, (int) y, line, canvas);
      }
    }
    numbers(cells, line, canvas);
    if (pixel.isPresent()) {
      ScaleBar.draw(pixel.getAsDouble() * block, canvas.width(), canvas.height(), 2 * line, canvas);
    }
    return canvas.image();
  }

  /** Returns how many columns and rows of a slice of this size become one pixel of its picture. */
  public int block(int width, int height) {
    return (Math.max(width, height) - 1) / longestSide + 1;
  }

  /**
   * Writes a picture as PNG.
   *
   * @throws org.emcell.core.stack.StackException when the file cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    // Packed in memory: a stream of ImageIO that meets a full disk complains about it when Java
    // ends.
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(packed)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(PACKING);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    AtomicFile.write(file, packed::writeTo);
  }

  private static void paint(float[] grey, Canvas canvas) {
    byte[] levels = GreyLevels.of(grey);
    for (int i = 0; i < levels.length; i++) {
      canvas.set(i % canvas.width(), i / canvas.width(), (levels[i] & 0xFF) * 0x010101);
    }
  }

  /** Returns the label in the middle of every block. */
  private static int[] sample(
      RandomAccessibleInterval<? extends IntegerType<?>> labels, int block, Canvas canvas) {
    int[] result = new int[canvas.width() * canvas.height()];
    RandomAccess<? extends IntegerType<?>> at = labels.randomAccess();
    for (int i = 0; i < result.length; i++) {
      at.setPosition(Math.min(labels.max(0), (long) (i % canvas.width()) * block + block / 2), 0);
      at.setPosition(Math.min(labels.max(1), (long) (i / canvas.width()) * block + block / 2), 1);
      result[i] = at.get().getInteger();
    }
    return result;
  }

  /** Mixes the colours of cells and nuclei into the grey. */
  private void fill(int[] cells, int[] nuclei, int tinted, Canvas canvas) {
    for (int i = 0; i < cells.length && tint > 0; i++) {
      int id = nuclei[i] != 0 ? nuclei[i] : cells[i];
      if (id != 0 && (tinted == Findings.ALL || tinted == id)) {
        int x = i % canvas.width();
        int y = i / canvas.width();
        double share = nuclei[i] != 0 ? Math.min(1, 2 * tint) : tint;
        canvas.set(x, y, CellColours.mix(canvas.get(x, y), CellColours.of(id), share));
      }
    }
  }

  /**
   * Draws the pixels of every region that are nearer than {@code thickness} to another region along a row or column.
   */
  private static void outline(int[] labels, int thickness, double lightness, Canvas canvas) {
    int width = canvas.width();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && isRim(labels, i, thickness, canvas)) {
        canvas.set(
            i % width, i / width, CellColours.mix(CellColours.of(labels[i]), WHITE, lightness));
      }
    }
  }

  private static boolean isRim(int[] labels, int i, int thickness, Canvas canvas) {
    int width = canvas.width();
    int x = i % width;
    int y = i / width;
    for (int step = 1; step <= thickness; step++) {
      if (x >= step && labels[i - step] != labels[i]
          || x + step < width && labels[i + step] != labels[i]
          || y >= step && labels[i - step * width] != labels[i]
          || y + step < canvas.height() && labels[i + step * width] != labels[i]) {
        return true;
      }
    }
    return false;
  }

  /** Writes the id of every region at the pixel of it that is nearest to its centroid. */
  private static void numbers(int[] labels, int line, Canvas canvas) {
    SortedMap<Integer, long[]> sums = new TreeMap<>();
    int width = canvas.width();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        long[] sum = sums.computeIfAbsent(labels[i], id -> new long[3]);
        sum[0]++;
        sum[1] += i % width;
        sum[2] += i / width;
      }
    }
    SortedMap<Integer, Integer> places = new TreeMap<>();
    SortedMap<Integer, Double> distances = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        long[] sum = sums.get(labels[i]);
        double distance =
            Math.hypot(i % width - (double) sum[1] / sum[0], i / width - (double) sum[2] / sum[0]);
        if (distance < distances.getOrDefault(labels[i], Double.POSITIVE_INFINITY)) {
          distances.put(labels[i], distance);
          places.put(labels[i], i);
        }
      }
    }
    places.forEach((id, place) -> number(id, place % width, place / width, line, canvas));
  }

  /** Writes a number about a place, but whole. */
  private static void number(int id, int x, int y, int line, Canvas canvas) {
    int scale = 2 * line;
    String text = Integer.toString(id);
    int left = x - Canvas.textWidth(text, scale) / 2;
    int top = y - Canvas.GLYPH_HEIGHT * scale / 2;
    canvas.text(
        text,
        inside(left, canvas.width() - Canvas.textWidth(text, scale) - scale, scale),
        inside(top, canvas.height() - (Canvas.GLYPH_HEIGHT + 1) * scale, scale),
        scale,
        CellColours.mix(CellColours.of(id), WHITE, 0.5));
  }

  private static int inside(int position, int last, int first) {
    return Math.max(first, Math.min(last, position));
  }
}
