package org.emcell.nodes.cell;

import java.util.Locale;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imagej.space.CalibratedSpace;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.StackException;

/** Voxel sizes on axes. KNIP forgets units when it saves; a length without a unit is in nm. */
public final class Calibration {

  private Calibration() {}

  /** Returns the axes X, Y and Z in nm. */
  public static CalibratedAxis[] axes(VoxelSize voxel) {
    return new CalibratedAxis[] {
      new DefaultLinearAxis(Axes.X, "nm", voxel.x()),
      new DefaultLinearAxis(Axes.Y, "nm", voxel.y()),
      new DefaultLinearAxis(Axes.Z, "nm", voxel.z())
    };
  }

  /**
   * Returns the voxel size of an image or labeling.
   *
   * @param what names it in the message
   * @throws StackException when it is not three-dimensional or its lengths are not positive
   */
  public static VoxelSize voxel(CalibratedSpace<? extends CalibratedAxis> space, String what) {
    if (space.numDimensions() != 3) {
      throw new StackException("Expected a stack of three dimensions (X, Y, Z), found "
          + space.numDimensions() + " in " + what + ".");
    }
    try {
      return new VoxelSize(length(space.axis(0)), length(space.axis(1)), length(space.axis(2)));
    } catch (IllegalArgumentException e) {
      throw new StackException(what + " has no voxel size: " + e.getMessage());
    }
  }

  private static double length(CalibratedAxis axis) {
    double scale = Math.abs(axis.averageScale(0, 1));
    String unit = axis.unit() == null ? "nm" : axis.unit().trim().toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "um", "\u00b5m", "\u03bcm", "micron", "microns", "micrometer", "micrometre" ->
        scale * 1000;
      case "mm", "millimeter", "millimetre" -> scale * 1e6;
      case "angstrom", "\u00c5" -> scale / 10;
      default -> scale;
    };
  }
}
