package org.emcell.cli;

import org.emcell.core.VoxelSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Three numbers, one for each axis, written with commas between them. */
record Triple(double x, double y, double z) {

  /** Returns the numbers as the edges of a voxel. */
  VoxelSize toVoxelSize() {
    return new VoxelSize(x, y, z);
  }

  @Override
  public String toString() {
    return text(x) + "," + text(y) + "," + text(z);
  }

  /** Returns a number without a fraction that is 0. */
  static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  static final class Converter implements ITypeConverter<Triple> {
    @Override
    public Triple convert(String text) {
      String[] parts = text.split(",", -1);
      try {
        if (parts.length == 3) {
          return new Triple(
              Double.parseDouble(parts[0].trim()),
              Double.parseDouble(parts[1].trim()),
              Double.parseDouble(parts[2].trim()));
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new TypeConversionException(
          "expected three numbers such as 10,10,50, found '" + text + "'");
    }
  }
}
