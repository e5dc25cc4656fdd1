package org.emcell.core.report;

/**
 * From where a scene is seen. Slices lie like sheets on a table, the first on top: x runs to the right, y towards the
 * viewer, z down. The camera looks at the middle of the scene, from so far that all of it is in the picture.
 *
 * @param azimuth degrees by which the viewer walks round the table, 0 in front of it, towards larger x
 * @param elevation degrees above the table, 0 level with it, 90 straight from above
 * @param fieldOfView vertical angle of the picture in degrees, 0 for an orthographic picture, at most 120
 */
public record Camera(double azimuth, double elevation, double fieldOfView) {

  /** Orthographic, from the front right and above. */
  public static final Camera DEFAULT = new Camera(30, 30, 0);

  private static final double WIDEST = 120;

  /**
   * @throws IllegalArgumentException when an angle is not finite or out of range
   */
  public Camera {
    if (!Double.isFinite(azimuth)) {
      throw new IllegalArgumentException("The azimuth must be a number, found " + azimuth + ".");
    }
    if (!(elevation >= -90 && elevation <= 90)) {
      throw new IllegalArgumentException(
          "The elevation must be -90 to 90 degrees, found " + elevation + ".");
    }
    if (!(fieldOfView >= 0 && fieldOfView <= WIDEST)) {
      throw new IllegalArgumentException(
          "The field of view must be 0 to 120 degrees, found " + fieldOfView + ".");
    }
  }
}
