package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Quantile;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.Samples;

/**
 * Pictures of a slice with the outlines and ids of what was found in it, and a scale bar. Every id has one of seven
 * colours that colour-blind readers can tell apart (Okabe and Ito 2008), the same in all slices; the outline of the
 * nucleus is a lighter shade of the cell's. Grey levels are stretched between their 0.5 % and 99.5 % quantiles. Large
 * slices become smaller by a whole factor. Needs no display. Thread-safe.
 */
public final class SliceOverlay {

  /** Longest side in pixels of the pictures that a run writes. */
  public static final int LONGEST_SIDE = 2048;

  private static final int[] COLOURS = {
    0xE69F00, 0x56B4E9, 0xF0E442, 0x009E73, 0xD55E00, 0xCC79A7, 0x0072B2
  };
  private static final int UNNUMBERED = 0xA0A0A0;
  private static final int WHITE = 0xFFFFFF;
  private static final double[] NICE = {5, 2, 1};
  private static final double LONGEST_BAR = 0.25;
  private static final double DARKEST = 0.005;

  private final int longestSide;

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

    /** Keeps a copy of the list that nobody can change. */
    public Findings {
      marks = List.copyOf(marks);
    }
  }

  /**
   * @param longestSide largest width and height of a picture in pixels
   */
  public SliceOverlay(int longestSide) {
    this.longestSide = longestSide;
  }

  /**
   * Draws a slice.
   *
   * @param grey the slice, with its minimum at (0, 0); label images are of the same size
   * @param voxel voxel size in nm, for the scale bar
   */
  public BufferedImage draw(
      RandomAccessibleInterval<? extends IntegerType<?>> grey, Findings found, VoxelSize voxel) {
    int width = (int) grey.dimension(0);
    int height = (int) grey.dimension(1);
    int block = (Math.max(width, height) - 1) / longestSide + 1;
    Canvas canvas = new Canvas((width - 1) / block + 1, (height - 1) / block + 1);
    paint(Samples.blockMeans(grey, block), canvas);
    int line = Math.max(1, Math.round(Math.max(canvas.width(), canvas.height()) / 1000f));
    int[] cells = sample(found.cells(), block, canvas);
    outline(cells, 2 * line, 0, canvas);
    outline(sample(found.nuclei(), block, canvas), line, 0.5, canvas);
    for (Mark mark : found.marks()) {
      double x = (mark.x() + 0.5) / block - 0.5;
      double y = (mark.y() + 0.5) / block - 0.5;
      canvas.circle(x, y, mark.radius() / block, 2 * line, colour(mark.id()));
      if (mark.id() > 0) {
        number(mark.id(), (int) x, (int) y, line, canvas);
      }
    }
    numbers(cells, line, canvas);
    scaleBar(voxel.x() * block, line, canvas);
    return canvas.image();
  }

  /**
   * Writes a picture as PNG.
   *
   * @throws org.emcell.core.stack.StackException when the file cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    AtomicFile.write(file, out -> {
      if (!ImageIO.write(picture, "png", out)) {
        throw new IOException("this Java cannot write PNG");
      }
    });
  }

  /** Returns the colour of an id, {@code 0xRRGGBB}. */
  static int colour(int id) {
    return id == 0 ? UNNUMBERED : COLOURS[Math.floorMod(id - 1, COLOURS.length)];
  }

  private static void paint(float[] grey, Canvas canvas) {
    float low = Quantile.of(grey, DARKEST);
    float range = Math.max(1, Quantile.of(grey, 1 - DARKEST) - low);
    for (int i = 0; i < grey.length; i++) {
      int level = Math.max(0, Math.min(255, Math.round(255 * (grey[i] - low) / range)));
      canvas.set(i % canvas.width(), i / canvas.width(), level * 0x010101);
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

  /** Draws the pixels of every region that are nearer than {@code thickness} to another region along a row or column. */
  private static void outline(int[] labels, int thickness, double lightness, Canvas canvas) {
    int width = canvas.width();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && isRim(labels, i, thickness, canvas)) {
        canvas.set(i % width, i / width, lighter(colour(labels[i]), lightness));
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

  private static int lighter(int colour, double share) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int level = colour >> shift & 0xFF;
      result |= (int) Math.round(level + share * (255 - level)) << shift;
    }
    return result;
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
        lighter(colour(id), 0.5));
  }

  private static int inside(int position, int last, int first) {
    return Math.max(first, Math.min(last, position));
  }

  /** Draws a bar of 1, 2 or 5 times a power of ten nm, at most a quarter of the picture long, into its lower right. */
  private static void scaleBar(double pixel, int line, Canvas canvas) {
    double most = LONGEST_BAR * canvas.width() * pixel;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double length = power;
    for (double nice : NICE) {
      if (nice * power <= most) {
        length = nice * power;
        break;
      }
    }
    String text = length >= 1000 ? number(length / 1000) + " um" : number(length) + " nm";
    int scale = 2 * line;
    int pixels = (int) Math.round(length / pixel);
    int margin = 6 * scale;
    int left = canvas.width() - margin - pixels;
    int top = canvas.height() - margin - 2 * scale;
    canvas.fill(left - line, top - line, pixels + 2 * line, 2 * scale + 2 * line, 0);
    canvas.fill(left, top, pixels, 2 * scale, WHITE);
    canvas.text(
        text,
        left + (pixels - Canvas.textWidth(text, scale)) / 2,
        top - (Canvas.GLYPH_HEIGHT + 2) * scale,
        scale,
        WHITE);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
