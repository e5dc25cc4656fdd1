package org.emcell.core.report.html;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.emcell.core.measure.mesh.SurfaceMesh;

/**
 * A mesh as a page holds it: places as 16-bit steps within the box of the mesh (a ball of 20 um is then off by less
 * than 0.2 nm), corners as 16- or 32-bit numbers, both little-endian and in base 64.
 */
final class PackedMesh {

  private static final int STEPS = 0xFFFF;
  /** Errors in nm by which a mesh becomes coarser until it is small enough. */
  private static final double FIRST_ERROR = 30;

  private static final double LAST_ERROR = 500;

  private PackedMesh() {}

  /** Returns a mesh of no more triangles than wanted, or as coarse as a picture of a cell may be. */
  static SurfaceMesh simplified(SurfaceMesh mesh, int triangles) {
    SurfaceMesh result = mesh;
    for (double error = FIRST_ERROR; result.triangles() > triangles && error < LAST_ERROR; ) {
      result = result.simplified(error);
      error *= 1.6;
    }
    return result;
  }

  /** Describes a mesh; units of its box are um. */
  static JsonObject json(SurfaceMesh mesh) {
    float[] places = mesh.positions();
    int[] corners = mesh.corners();
    double[] low = new double[3];
    double[] step = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < places.length; i += 3) {
        least = Math.min(least, places[i]);
        most = Math.max(most, places[i]);
      }
      low[axis] = least;
      step[axis] = Math.max(1e-9, (most - least) / STEPS);
    }
    ByteBuffer packed = ByteBuffer.allocate(2 * places.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < places.length; i++) {
      packed.putShort((short) Math.round((places[i] - low[i % 3]) / step[i % 3]));
    }
    boolean isLarge = mesh.vertices() > STEPS;
    ByteBuffer index =
        ByteBuffer.allocate((isLarge ? 4 : 2) * corners.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int corner : corners) {
      if (isLarge) {
        index.putInt(corner);
      } else {
        index.putShort((short) corner);
      }
    }
    JsonObject json = new JsonObject();
    json.add("low", array(low));
    json.add("step", array(step));
    json.addProperty("bits", isLarge ? 32 : 16);
    json.addProperty("places", Base64.getEncoder().encodeToString(packed.array()));
    json.addProperty("corners", Base64.getEncoder().encodeToString(index.array()));
    return json;
  }

  private static JsonArray array(double[] values) {
    JsonArray array = new JsonArray();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }
}
