package org.emcell.core.report;

import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.stack.Samples;

/**
 * What a three-dimensional picture shows. Lengths are in um in the frame of the stack, where the centre of its first
 * voxel is at 0.
 *
 * @param bodies surfaces
 * @param slice a slice of the stack, drawn as a sheet
 * @param box which the axes are drawn about
 */
public record Scene(List<Body> bodies, Optional<Sheet> slice, Box3 box) {

  /** Keeps a copy of the list that nobody can change. */
  public Scene {
    bodies = List.copyOf(bodies);
  }

  /**
   * A surface with its look.
   *
   * @param mesh closed surface
   * @param colour {@code 0xRRGGBB}
   * @param opacity 1 for a solid body; less for one that what is behind it shines through, of which the nearest sheet
   *     of the surface is drawn only, denser where it is seen at a slant
   */
  public record Body(SurfaceMesh mesh, int colour, double opacity) {

    /**
     * @throws IllegalArgumentException when the opacity is not above 0 and at most 1
     */
    public Body {
      if (!(opacity > 0 && opacity <= 1)) {
        throw new IllegalArgumentException(
            "The opacity of a body must be above 0 and at most 1, found " + opacity + ".");
      }
    }
  }

  /** A slice as grey values, 0 to 255, at its place; made by {@link #of}. */
  public static final class Sheet {

    private static final int LARGEST = 1024;

    private final int width;
    private final int height;
    private final byte[] grey;
    private final double[] from;
    private final double[] to;

    private Sheet(int width, int height, byte[] grey, double[] from, double[] to) {
      this.width = width;
      this.height = height;
      this.grey = grey;
      this.from = from;
      this.to = to;
    }

    /**
     * Makes a sheet that lies level.
     *
     * @param grey row by row
     * @param left least x in um
     * @param top least y in um
     * @param right largest x in um
     * @param bottom largest y in um
     * @param z in um
     * @throws IllegalArgumentException when there is not one grey value a pixel
     */
    public static Sheet of(
        byte[] grey,
        int width,
        int height,
        double left,
        double top,
        double right,
        double bottom,
        double z) {
      if (grey.length != width * height) {
        throw new IllegalArgumentException("A sheet of " + width + " x " + height + " pixels needs "
            + width * height + " grey values, found " + grey.length + ".");
      }
      return new Sheet(
          width, height, grey.clone(), new double[] {left, top, z}, new double[] {right, bottom, z
          });
    }

    /**
     * Makes a sheet of a slice, with grey levels stretched and, when it is large, fewer pixels.
     *
     * @param slice two-dimensional image
     * @param voxel voxel size in nm
     * @param z number of the slice
     */
    public static Sheet of(
        RandomAccessibleInterval<? extends IntegerType<?>> slice, VoxelSize voxel, int z) {
      int width = (int) slice.dimension(0);
      int height = (int) slice.dimension(1);
      int block = (Math.max(width, height) - 1) / LARGEST + 1;
      byte[] grey = GreyLevels.of(Samples.blockMeans(slice, block));
      int columns = (width - 1) / block + 1;
      int rows = (height - 1) / block + 1;
      double x = voxel.x() / 1000;
      double y = voxel.y() / 1000;
      return of(
          grey,
          columns,
          rows,
          -x / 2,
          -y / 2,
          (columns * block - 0.5) * x,
          (rows * block - 0.5) * y,
          z * voxel.z() / 1000);
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }

    /** Returns corner 0 to 3, round the sheet. */
    double[] corner(int k) {
      return new double[] {k == 1 || k == 2 ? to[0] : from[0], k >= 2 ? to[1] : from[1], from[2]};
    }

    /** Returns the grey value at a place from 0 to 1 across and down. */
    double at(double u, double v) {
      double x = Math.max(0, Math.min(width - 1.0, u * width - 0.5));
      double y = Math.max(0, Math.min(height - 1.0, v * height - 0.5));
      int i = (int) x;
      int j = (int) y;
      int right = Math.min(width - 1, i + 1);
      int down = Math.min(height - 1, j + 1);
      double upper = level(i, j) + (x - i) * (level(right, j) - level(i, j));
      double lower = level(i, down) + (x - i) * (level(right, down) - level(i, down));
      return upper + (y - j) * (lower - upper);
    }

    private int level(int x, int y) {
      return grey[y * width + x] & 0xFF;
    }
  }

  /**
   * A box along the axes, in um.
   *
   * @param x0 least x
   * @param y0 least y
   * @param z0 least z
   * @param x1 largest x
   * @param y1 largest y
   * @param z1 largest z
   */
  public record Box3(double x0, double y0, double z0, double x1, double y1, double z1) {

    /**
     * @throws IllegalArgumentException when a side is not positive and finite
     */
    public Box3 {
      if (!(x1 - x0 > 0 && y1 - y0 > 0 && z1 - z0 > 0)
          || !Double.isFinite(x1 - x0 + y1 - y0 + z1 - z0)) {
        throw new IllegalArgumentException(
            "The box of a scene must have three positive sides, found " + (x1 - x0) + " x "
                + (y1 - y0) + " x " + (z1 - z0) + " um.");
      }
    }

    /** Returns the smallest box about meshes; a cube of 1 um when they have no vertex. */
    public static Box3 about(List<SurfaceMesh> meshes) {
      double[] least = new double[3];
      double[] most = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        least[axis] = Double.POSITIVE_INFINITY;
        most[axis] = Double.NEGATIVE_INFINITY;
        for (SurfaceMesh mesh : meshes) {
          for (int v = 0; v < mesh.vertices(); v++) {
            least[axis] = Math.min(least[axis], mesh.position(v, axis));
            most[axis] = Math.max(most[axis], mesh.position(v, axis));
          }
        }
        if (!(most[axis] > least[axis])) {
          least[axis] = Double.isFinite(least[axis]) ? least[axis] - 0.5 : 0;
          most[axis] = least[axis] + 1;
        }
      }
      return new Box3(least[0], least[1], least[2], most[0], most[1], most[2]);
    }

    /** Returns the distance between opposite corners. */
    double diagonal() {
      return Math.sqrt(Math.pow(x1 - x0, 2) + Math.pow(y1 - y0, 2) + Math.pow(z1 - z0, 2));
    }

    /** Returns the least (side 0) or largest (side 1) place along an axis. */
    double at(int axis, int side) {
      return switch (2 * axis + side) {
        case 0 -> x0;
        case 1 -> x1;
        case 2 -> y0;
        case 3 -> y1;
        case 4 -> z0;
        default -> z1;
      };
    }

    /** Returns a corner; bit k says which side along axis k. */
    double[] corner(int bits) {
      return new double[] {at(0, bits & 1), at(1, bits >> 1 & 1), at(2, bits >> 2 & 1)};
    }
  }
}
