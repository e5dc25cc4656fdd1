package org.emcell.core.measure.mesh;

/**
 * A mesh as it stands in a file.
 *
 * @param name of the object, such as {@code cell_00001}
 * @param colour {@code 0xRRGGBB}
 * @param opacity 0, cannot be seen, to 1, solid
 * @param mesh the surface
 */
public record NamedMesh(String name, int colour, double opacity, SurfaceMesh mesh) {

  /**
   * @throws IllegalArgumentException when the opacity is not 0 to 1 or the name holds anything but letters, digits and
   *     {@code _-.}
   */
  public NamedMesh {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException("An opacity must be 0 to 1, found " + opacity + ".");
    }
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "The name of a mesh must be made of letters, digits and _-., found '" + name + "'.");
    }
  }

  /** Returns the red (0), green (1) or blue (2) part of the colour, 0 to 255. */
  int channel(int channel) {
    return colour >> 16 - 8 * channel & 0xFF;
  }
}
