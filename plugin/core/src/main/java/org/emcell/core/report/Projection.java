package org.emcell.core.report;

/** Where the places of a scene fall in a picture, as a camera sees them. */
final class Projection {

  private final double[] middle = new double[3];
  private final double[] right;
  private final double[] up;
  private final double[] towards;
  private final double distance;
  private double scale = 1;
  private double shiftX;
  private double shiftY;

  /** Fits a box into a rectangle of the picture, in its middle. */
  Projection(Camera camera, Scene.Box3 box, double left, double top, double width, double height) {
    double azimuth = Math.toRadians(camera.azimuth());
    double elevation = Math.toRadians(camera.elevation());
    towards = new double[] {
      Math.sin(azimuth) * Math.cos(elevation),
      Math.cos(azimuth) * Math.cos(elevation),
      -Math.sin(elevation)
    };
    right = new double[] {Math.cos(azimuth), -Math.sin(azimuth), 0};
    up = new double[] {
      -Math.sin(azimuth) * Math.sin(elevation),
      -Math.cos(azimuth) * Math.sin(elevation),
      -Math.cos(elevation)
    };
    double squares = 0;
    for (int axis = 0; axis < 3; axis++) {
      middle[axis] = (box.at(axis, 0) + box.at(axis, 1)) / 2;
      double half = (box.at(axis, 1) - box.at(axis, 0)) / 2;
      squares += half * half;
    }
    distance = camera.fieldOfView() == 0
        ? 0
        : Math.sqrt(squares) / Math.sin(Math.toRadians(camera.fieldOfView() / 2));
    fit(box, left, top, width, height);
  }

  private void fit(Scene.Box3 box, double left, double top, double width, double height) {
    double[] range = {
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    double[] place = new double[3];
    for (int bits = 0; bits < 8; bits++) {
      double[] corner = box.corner(bits);
      project(corner[0], corner[1], corner[2], place);
      range[0] = Math.min(range[0], place[0]);
      range[1] = Math.max(range[1], place[0]);
      range[2] = Math.min(range[2], place[1]);
      range[3] = Math.max(range[3], place[1]);
    }
    scale = Math.min(width / (range[1] - range[0]), height / (range[3] - range[2]));
    shiftX = left + width / 2 - scale * (range[0] + range[1]) / 2;
    shiftY = top + height / 2 - scale * (range[2] + range[3]) / 2;
  }

  /**
   * Projects a place.
   *
   * @param result column and row in the picture, and the depth: linear in the picture, larger is farther
   */
  void project(double x, double y, double z, double[] result) {
    double dx = x - middle[0];
    double dy = y - middle[1];
    double dz = z - middle[2];
    double across = dx * right[0] + dy * right[1] + dz * right[2];
    double over = dx * up[0] + dy * up[1] + dz * up[2];
    double near = dx * towards[0] + dy * towards[1] + dz * towards[2];
    double shrink = distance == 0 ? 1 : distance / (distance - near);
    result[0] = shiftX + scale * across * shrink;
    result[1] = shiftY - scale * over * shrink;
    // In perspective only the inverse of the distance is linear in the picture.
    result[2] = distance == 0 ? -near : -shrink * distance;
  }

  /** Returns the weight of a depth that makes sums of places true in perspective. */
  double weight(double depth) {
    return distance == 0 ? 1 : -depth / distance;
  }

  /**
   * Turns a direction into the frame of the viewer.
   *
   * @param result right, up, towards the viewer
   */
  void turn(double x, double y, double z, float[] result, int at) {
    result[at] = (float) (x * right[0] + y * right[1] + z * right[2]);
    result[at + 1] = (float) (x * up[0] + y * up[1] + z * up[2]);
    result[at + 2] = (float) (x * towards[0] + y * towards[1] + z * towards[2]);
  }

  /** Returns whether the viewer sees a face of a box, by the axis across it and its side. */
  boolean sees(int axis, int side) {
    return (side == 1 ? towards[axis] : -towards[axis]) > 1e-9;
  }
}
