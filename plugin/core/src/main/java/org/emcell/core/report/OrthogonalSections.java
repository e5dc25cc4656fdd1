package org.emcell.core.report;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import net.imglib2.img.array.ArrayImgs;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/**
 * Three sections through a cell in a volume - along the slices (xy), across them level (xz) and upright (yz) - taken
 * while its slices pass by, so that no more than the sections is in memory. In the picture xz lies below xy and yz,
 * turned, on its right; all have the same scale along both axes whatever the voxels are, lines show where the others
 * cut, and letters name the planes. Not thread-safe.
 */
public final class OrthogonalSections {

  private static final int GAP = 4;
  private static final int GROUND = 0xFFFFFF;
  private static final int CUT = 0xFFFFFF;
  private static final int DASH = 6;
  /** Sections of fewer pixels along a side have small letters. */
  private static final int SMALL = 300;

  private final Size size;
  private final VoxelSize voxel;
  private final int x;
  private final int y;
  private final int z;
  private final int id;
  private final boolean darkResin;
  private final Section level;
  private final Section across;
  private final Section upright;

  /** Where the values of a slice are read from. */
  public interface Pixels {

    /** Returns the values of a rectangle, row by row. */
    int[] read(int left, int top, int width, int height);
  }

  /** One section: grey values and ids. */
  private record Section(int width, int height, int[] grey, int[] cells, int[] nuclei) {

    static Section of(int width, int height) {
      int length = Size.of(width, height).voxels();
      return new Section(width, height, new int[length], new int[length], new int[length]);
    }

    /** Takes a line or a whole slice over, from a pixel on, into every {@code into}-th. */
    void take(int[][] values, int to, int into) {
      int[][] own = {grey, cells, nuclei};
      for (int k = 0; k < 3; k++) {
        for (int i = 0; i < values[k].length; i++) {
          own[k][to + i * into] = values[k][i];
        }
      }
    }

    /** Returns this section with pixels as high and wide as wanted: grey values between, ids of the nearest pixel. */
    Section stretched(int newWidth, int newHeight) {
      if (newWidth == width && newHeight == height) {
        return this;
      }
      Section result = of(newWidth, newHeight);
      for (int row = 0; row < newHeight; row++) {
        double v = Math.max(0, (row + 0.5) * height / newHeight - 0.5);
        int top = Math.min(height - 1, (int) v);
        int bottom = Math.min(height - 1, top + 1);
        for (int column = 0; column < newWidth; column++) {
          double u = Math.max(0, (column + 0.5) * width / newWidth - 0.5);
          int left = Math.min(width - 1, (int) u);
          int right = Math.min(width - 1, left + 1);
          double above = between(top * width, left, right, u - left);
          double below = between(bottom * width, left, right, u - left);
          int i = row * newWidth + column;
          int nearest = (int) ((row + 0.5) * height / newHeight) * width
              + (int) ((column + 0.5) * width / newWidth);
          result.grey[i] = (int) Math.round(above + (v - top) * (below - above));
          result.cells[i] = cells[nearest];
          result.nuclei[i] = nuclei[nearest];
        }
      }
      return result;
    }

    /** Returns the rectangle about a cell with a margin of a tenth, all when the cell is not in it. */
    Section about(int id) {
      int left = width;
      int right = -1;
      int top = height;
      int bottom = -1;
      for (int i = 0; i < cells.length; i++) {
        if (cells[i] == id) {
          left = Math.min(left, i % width);
          right = Math.max(right, i % width);
          top = Math.min(top, i / width);
          bottom = i / width;
        }
      }
      if (right < 0 || id == 0) {
        return this;
      }
      int margin = 2 + Math.max(right - left, bottom - top) / 10;
      left = Math.max(0, left - margin);
      top = Math.max(0, top - margin);
      Section part = of(
          Math.min(width, right + margin + 1) - left, Math.min(height, bottom + margin + 1) - top);
      for (int i = 0; i < part.grey.length; i++) {
        int from = (top + i / part.width) * width + left + i % part.width;
        part.grey[i] = grey[from];
        part.cells[i] = cells[from];
        part.nuclei[i] = nuclei[from];
      }
      return part;
    }

    Surroundings.Section plain(double pixelX, double pixelY) {
      return new Surroundings.Section(width, height, grey, cells, pixelX, pixelY);
    }

    private double between(int row, int left, int right, double share) {
      return grey[row + left] + share * (grey[row + right] - grey[row + left]);
    }
  }

  /**
   * @param size of the volume
   * @param voxel voxel size in nm
   * @param id of the cell that is tinted, while others are outlined only; 0 for all
   * @param darkResin whether resin is darker than cells
   * @param x column of the upright section
   * @param y row of the section across
   * @param z slice of the level section
   * @throws IllegalArgumentException when the place is not inside the volume
   */
  public OrthogonalSections(
      Size size, VoxelSize voxel, int id, boolean darkResin, int x, int y, int z) {
    if (!size.contains(x, y, z)) {
      throw new IllegalArgumentException(
          "Sections need a place inside the volume of " + size.width() + " x " + size.height()
              + " x " + size.depth() + " voxels, found " + x + ", " + y + ", " + z + ".");
    }
    this.size = size;
    this.voxel = voxel;
    this.id = id;
    this.darkResin = darkResin;
    this.x = x;
    this.y = y;
    this.z = z;
    level = Section.of(size.width(), size.height());
    across = Section.of(size.width(), size.depth());
    upright = Section.of(size.depth(), size.height());
  }

  /**
   * Takes what the sections need of a slice: a row and a column, of one slice all.
   *
   * @param slice number of the slice
   * @param grey grey values of the slice
   * @param cells id of the cell of every pixel, 0 for none
   * @param nuclei id of the cell where its nucleus is, 0 elsewhere
   * @throws IllegalArgumentException when a rectangle has not one value a pixel
   */
  public void add(int slice, Pixels grey, Pixels cells, Pixels nuclei) {
    Pixels[] all = {grey, cells, nuclei};
    across.take(read(all, 0, y, size.width(), 1), slice * size.width(), 1);
    upright.take(read(all, x, 0, 1, size.height()), slice, size.depth());
    if (slice == z) {
      level.take(read(all, 0, 0, size.width(), size.height()), 0, 1);
    }
  }

  /** Returns how the cell stands out in the sections. */
  public Surroundings surroundings() {
    double dx = voxel.x() / 1000;
    double dy = voxel.y() / 1000;
    double dz = voxel.z() / 1000;
    return Surroundings.of(
        id, darkResin, level.plain(dx, dy), across.plain(dx, dz), upright.plain(dz, dy));
  }

  private static int[][] read(Pixels[] all, int left, int top, int width, int height) {
    int[][] values = new int[all.length][];
    for (int k = 0; k < all.length; k++) {
      values[k] = all[k].read(left, top, width, height);
      Size.of(width, height).requireLength(values[k].length);
    }
    return values;
  }

  /**
   * Draws the level section by itself, no more of it than the cell and a little around.
   *
   * @param longestSide most pixels along a side
   * @param tint share of its colour with which the cell is filled
   */
  public BufferedImage drawLevel(int longestSide, double tint) {
    Section part = level.about(id);
    double longest = Math.max(part.width * voxel.x(), part.height * voxel.y());
    double pixel = Math.max(Math.min(voxel.x(), voxel.y()), longest / longestSide);
    return picture(
        part.stretched(
            pixels(part.width * voxel.x(), pixel), pixels(part.height * voxel.y(), pixel)),
        new SliceOverlay(longestSide, tint),
        OptionalDouble.of(pixel));
  }

  /** Returns the edge in nm of a pixel that is square. */
  private double pixel(int longestSide) {
    double longest = Math.max(
        size.width() * voxel.x(), Math.max(size.height() * voxel.y(), size.depth() * voxel.z()));
    double finest = Math.min(voxel.x(), Math.min(voxel.y(), voxel.z()));
    return Math.max(finest, longest / longestSide);
  }

  /**
   * Draws the sections.
   *
   * @param longestSide most pixels along a side of a section
   * @param tint share of its colour with which a cell is filled
   */
  public BufferedImage draw(int longestSide, double tint) {
    double pixel = pixel(longestSide);
    int w = pixels(size.width() * voxel.x(), pixel);
    int h = pixels(size.height() * voxel.y(), pixel);
    int d = pixels(size.depth() * voxel.z(), pixel);
    SliceOverlay overlay = new SliceOverlay(longestSide, tint);
    Canvas canvas = new Canvas(w + GAP + d, h + GAP + d);
    canvas.fill(0, 0, canvas.width(), canvas.height(), GROUND);
    canvas.paste(picture(level.stretched(w, h), overlay, OptionalDouble.of(pixel)), 0, 0);
    canvas.paste(picture(across.stretched(w, d), overlay, OptionalDouble.empty()), 0, h + GAP);
    canvas.paste(picture(upright.stretched(d, h), overlay, OptionalDouble.empty()), w + GAP, 0);
    int atX = (int) ((x + 0.5) * w / size.width());
    int atY = (int) ((y + 0.5) * h / size.height());
    int atZ = (int) ((z + 0.5) * d / size.depth());
    dashes(canvas, atX, 0, 0, h, true);
    dashes(canvas, 0, atY, w, 0, false);
    dashes(canvas, atX, h + GAP, 0, d, true);
    dashes(canvas, 0, h + GAP + atZ, w, 0, false);
    dashes(canvas, w + GAP + atZ, 0, 0, h, true);
    dashes(canvas, w + GAP, atY, d, 0, false);
    int scale = Math.max(w, h) < SMALL ? 1 : 2;
    canvas.text("xy", 3 * scale, 3 * scale, scale, CUT);
    canvas.text("xz", 3 * scale, h + GAP + 3 * scale, scale, CUT);
    canvas.text("yz", w + GAP + 3 * scale, 3 * scale, scale, CUT);
    return canvas.image();
  }

  private static int pixels(double length, double pixel) {
    return (int) Math.max(1, Math.round(length / pixel));
  }

  private BufferedImage picture(Section section, SliceOverlay overlay, OptionalDouble pixel) {
    short[] grey = new short[section.grey.length];
    short[] cells = new short[grey.length];
    short[] nuclei = new short[grey.length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (short) section.grey[i];
      cells[i] = (short) section.cells[i];
      nuclei[i] = (short) section.nuclei[i];
    }
    long w = section.width;
    long h = section.height;
    return overlay.draw(
        ArrayImgs.unsignedShorts(grey, w, h),
        new SliceOverlay.Findings(
            ArrayImgs.unsignedShorts(cells, w, h),
            ArrayImgs.unsignedShorts(nuclei, w, h),
            List.of()),
        pixel,
        id);
  }

  private static void dashes(
      Canvas canvas, int left, int top, int width, int height, boolean upright) {
    for (int i = 0; i < width + height; i++) {
      if (i / DASH % 2 == 0) {
        canvas.set(upright ? left : left + i, upright ? top + i : top, CUT);
      }
    }
  }
}
