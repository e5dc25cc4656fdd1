package org.emcell.core.stack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
      return new StackException(source + " does not state its voxel size" + (missing.isEmpty() ? "" : " (" + missing + ")")
          + ". Give the voxel size in nm.");
    }
  }

  private VoxelSizeReader() {}

  /**
   * Finds the voxel size in the fields of the first page.
   *
   * @throws IOException when the file is damaged
   */
  static Found read(TiffDirectory directory) throws IOException {
    return find(directory.text(TiffTag.IMAGE_DESCRIPTION), directory.inverse(TiffTag.X_RESOLUTION),
        directory.inverse(TiffTag.Y_RESOLUTION), (int) directory.integer(TiffTag.RESOLUTION_UNIT, 2));
  }

  /**
   * Finds the voxel size.
   *
   * @param description text of the field ImageDescription
   * @param width width of a pixel in units, from XResolution, NaN when not stated
   * @param height height of a pixel in units, from YResolution, NaN when not stated
   * @param resolutionUnit 1 for none, 2 for inch, 3 for centimetre
   */
  static Found find(String description, double width, double height, int resolutionUnit) {
    if (description.contains("<OME")) {
      return ome(description);
    }
    if (description.startsWith("ImageJ=")) {
      return imageJ(properties(description), width, height);
    }
    double unit = resolutionUnit == 3 ? nanometres("cm") : resolutionUnit == 2 ? nanometres("inch") : Double.NaN;
    double x = unit * width;
    double y = unit * height;
    return plausible(x, y)
        ? Found.nothing("it gives pixels of " + text(x) + " x " + text(y) + " nm, but no distance between slices")
        : Found.nothing("");
  }

  private static Found imageJ(Map<String, String> properties, double width, double height) {
    String unit = properties.getOrDefault("unit", "");
    double x = nanometres(unit) * width;
    double y = nanometres(properties.getOrDefault("yunit", unit)) * height;
    double z = nanometres(properties.getOrDefault("zunit", unit)) * Math.abs(number(properties.get("spacing")));
    if (plausible(x, y) && Double.isNaN(z)) {
      return Found.nothing("it gives pixels of " + text(x) + " x " + text(y) + " nm, but no distance between slices");
    }
    return voxel(x, y, z, "its unit of length is '" + unit + "'");
  }

  private static Found ome(String xml) {
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.trim()));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("Pixels")) {
          return voxel(physicalSize(reader, "X"), physicalSize(reader, "Y"), physicalSize(reader, "Z"),
              "its OME-XML gives no physical size along x, y and z");
        }
      }
      return Found.nothing("its OME-XML describes no pixels");
    } catch (XMLStreamException e) {
      return Found.nothing("its OME-XML is damaged");
    }
  }

  private static double physicalSize(XMLStreamReader pixels, String axis) {
    String unit = pixels.getAttributeValue(null, "PhysicalSize" + axis + "Unit");
    return number(pixels.getAttributeValue(null, "PhysicalSize" + axis)) * nanometres(unit == null ? "um" : unit);
  }

  private static Found voxel(double x, double y, double z, String otherwise) {
    if (plausible(x, y, z)) {
      return new Found(Optional.of(new VoxelSize(x, y, z)), "");
    }
    return Double.isNaN(x + y + z)
        ? Found.nothing(otherwise)
        : Found.nothing("it gives " + text(x) + " x " + text(y) + " x " + text(z)
            + " nm, which is no voxel of an electron microscope");
  }

  private static boolean plausible(double... lengths) {
    return DoubleStream.of(lengths).allMatch(length -> length >= SMALLEST_NM && length <= LARGEST_NM);
  }

  /** Returns the {@code key=value} lines of a text. */
  static Map<String, String> properties(String description) {
    Map<String, String> properties = new HashMap<>();
    description.lines().forEach(line -> {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.putIfAbsent(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
      }
    });
    return properties;
  }

  /** Returns the nanometres of a unit of length, NaN for anything else. */
  private static double nanometres(String unit) {
    // ImageJ writes characters beyond ASCII as a backslash, u and four digits.
    String name = unit.replace("\\u00B5", "u").replace("\\u03BC", "u").replace('\u00B5', 'u').replace('\u03BC', 'u')
        .replace("\\u00C5", "A").replace('\u00C5', 'A').trim();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "pm", "picometer", "picometre" -> 1e-3;
      case "a", "angstrom", "ang" -> 0.1;
      case "nm", "nanometer", "nanometre", "nanometers", "nanometres" -> 1;
      case "um", "micron", "microns", "micrometer", "micrometre", "micrometers", "micrometres" -> 1e3;
      case "mm", "millimeter", "millimetre" -> 1e6;
      case "cm", "centimeter", "centimetre" -> 1e7;
      case "m", "meter", "metre" -> 1e9;
      case "inch", "inches", "in" -> 2.54e7;
      default -> Double.NaN;
    };
  }

  private static double number(String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Returns a length with as many digits as matter. */
  private static String text(double length) {
    return String.format(Locale.ROOT, "%.6g", length).replaceAll("\\.?0+$", "");
  }
}
