package org.emcell.core.stack;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.emcell.core.VoxelSize;

/**
 * Finds the voxel size in what a TIFF file says about itself: the OME-XML or ImageJ text in ImageDescription, and the
 * resolution fields. ImageJ keeps the unit and the slice distance in the text and the pixel size in the resolution
 * fields; the resolution fields alone have no slice distance and so give no voxel size.
 */
final class VoxelSizeReader {

  /**
   * Lengths outside of this are what scanners and paint programs write (72 dpi is 0.35 mm), and no voxel of an electron
   * microscope.
   */
  private static final double SMALLEST_NM = 0.01;

  private static final double LARGEST_NM = 10_000;

  /**
   * What a file says.
   *
   * @param size the voxel size, empty when there is none
   * @param missing why there is none, a clause for the user, empty when there is one
   */
  record Found(Optional<VoxelSize> size, String missing) {

    private static Found nothing(String missing) {
      return new Found(Optional.empty(), missing);
    }

    /** Returns the exception for a stack that needs a voxel size and has none. */
    StackException missing(Path source) {
      String why = missing.isEmpty() ? "" : " (" + missing + ")";
      return new StackException(
          source + " does not state its voxel size" + why + ". Give the voxel size in nm.");
    }
  }

  private VoxelSizeReader() {}

  /**
   * Finds the voxel size in the fields of the first page.
   *
   * @throws IOException when the file is damaged
   */
  static Found read(TiffDirectory directory) throws IOException {
    return find(
        ImageDescription.of(directory.text(TiffTag.IMAGE_DESCRIPTION)),
        directory.inverse(TiffTag.X_RESOLUTION),
        directory.inverse(TiffTag.Y_RESOLUTION),
        (int) directory.integer(TiffTag.RESOLUTION_UNIT, 2));
  }

  /**
   * Finds the voxel size.
   *
   * @param description what the field ImageDescription says
   * @param width width of a pixel in units, from XResolution, NaN when not stated
   * @param height height of a pixel in units, from YResolution, NaN when not stated
   * @param resolutionUnit 1 for none, 2 for inch, 3 for centimetre
   */
  static Found find(ImageDescription description, double width, double height, int resolutionUnit) {
    return switch (description.origin()) {
      case IMAGEJ -> imageJ(description, width, height);
      case OME ->
        voxel(
            physicalSize(description, "X"),
            physicalSize(description, "Y"),
            physicalSize(description, "Z"));
      case OTHER -> {
        double unit = resolutionUnit == 3
            ? nanometres("cm")
            : resolutionUnit == 2 ? nanometres("inch") : Double.NaN;
        yield voxel(unit * width, unit * height, Double.NaN);
      }
    };
  }

  /** ImageJ leaves out a slice distance of 1, which is what it assumes, too, when nobody has set one. */
  private static Found imageJ(ImageDescription description, double width, double height) {
    double x = nanometres(description.text("unit"));
    double y = description.text("yunit").isEmpty() ? x : nanometres(description.text("yunit"));
    double z = description.text("zunit").isEmpty() ? x : nanometres(description.text("zunit"));
    return voxel(x * width, y * height, z * Math.abs(description.number("spacing")));
  }

  private static double physicalSize(ImageDescription description, String axis) {
    String unit = description.text("PhysicalSize" + axis + "Unit");
    return description.number("PhysicalSize" + axis) * nanometres(unit.isEmpty() ? "um" : unit);
  }

  private static Found voxel(double x, double y, double z) {
    if (plausible(x, y, z)) {
      return new Found(Optional.of(new VoxelSize(x, y, z)), "");
    }
    if (plausible(x, y) && Double.isNaN(z)) {
      return Found.nothing("it gives pixels of " + text(x) + " x " + text(y)
          + " nm, but no distance between slices");
    }
    return Double.isNaN(x + y + z)
        ? Found.nothing("")
        : Found.nothing("it gives " + text(x) + " x " + text(y) + " x " + text(z)
            + " nm, which is no voxel of an electron microscope");
  }

  private static boolean plausible(double... lengths) {
    return DoubleStream.of(lengths)
        .allMatch(length -> length >= SMALLEST_NM && length <= LARGEST_NM);
  }

  /** Returns the nanometres of a unit of length, NaN for anything else. */
  private static double nanometres(String unit) {
    // ImageJ writes characters beyond ASCII as a backslash, u and four digits.
    String name = unit.replace("\\u00B5", "u")
        .replace("\\u03BC", "u")
        .replace('\u00B5', 'u')
        .replace('\u03BC', 'u')
        .replace("\\u00C5", "A")
        .replace('\u00C5', 'A')
        .trim();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "pm", "picometer", "picometre" -> 1e-3;
      case "a", "angstrom", "ang" -> 0.1;
      case "nm", "nanometer", "nanometre", "nanometers", "nanometres" -> 1;
      case "um", "micron", "microns", "micrometer", "micrometre", "micrometers", "micrometres" ->
        1e3;
      case "mm", "millimeter", "millimetre" -> 1e6;
      case "cm", "centimeter", "centimetre" -> 1e7;
      case "m", "meter", "metre" -> 1e9;
      case "inch", "inches", "in" -> 2.54e7;
      default -> Double.NaN;
    };
  }

  private static String text(double length) {
    return new BigDecimal(length).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
