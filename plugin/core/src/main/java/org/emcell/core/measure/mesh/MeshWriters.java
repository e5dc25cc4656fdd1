package org.emcell.core.measure.mesh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes STL, PLY and OBJ. */
final class MeshWriters {

  private static final int STL_HEADER = 80;
  private static final int STL_TRIANGLE = 50;
  private static final int PLY_VERTEX = 27;
  private static final int PLY_TRIANGLE = 13;

  private MeshWriters() {}

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int sum(List<NamedMesh> meshes, boolean triangles) {
    long sum = meshes.stream()
        .mapToLong(m -> triangles ? m.mesh().triangles() : m.mesh().vertices())
        .sum();
    if (sum > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("A file of meshes cannot hold " + sum
          + (triangles ? " triangles" : " vertices") + ". Write fewer meshes into a file.");
    }
    return (int) sum;
  }

  /** Writes the triangles of all meshes, each with its normal. */
  static void stl(List<NamedMesh> meshes, OutputStream out) throws IOException {
    byte[] header =
        Arrays.copyOf("EMCell surface, um".getBytes(StandardCharsets.US_ASCII), STL_HEADER);
    out.write(header);
    out.write(buffer(4).putInt(sum(meshes, true)).array());
    double[] normal = new double[3];
    for (NamedMesh named : meshes) {
      SurfaceMesh mesh = named.mesh();
      for (int t = 0; t < mesh.triangles(); t++) {
        ByteBuffer record = buffer(STL_TRIANGLE);
        mesh.normal(t, normal);
        double length =
            Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        for (double n : normal) {
          record.putFloat(length > 0 ? (float) (n / length) : 0);
        }
        for (int k = 0; k < 3; k++) {
          putPlace(mesh, mesh.corner(t, k), record);
        }
        out.write(record.array());
      }
    }
  }

  private static void putPlace(SurfaceMesh mesh, int vertex, ByteBuffer record) {
    for (int axis = 0; axis < 3; axis++) {
      record.putFloat(mesh.position(vertex, axis));
    }
  }

  /** Writes all vertices with normal and colour, and all triangles. */
  static void ply(List<NamedMesh> meshes, OutputStream out) throws IOException {
    String header =
        "ply\nformat binary_little_endian 1.0\ncomment EMCell surfaces, um\nelement vertex "
            + sum(meshes, false)
            + "\nproperty float x\nproperty float y\nproperty float z"
            + "\nproperty float nx\nproperty float ny\nproperty float nz"
            + "\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face "
            + sum(meshes, true)
            + "\nproperty list uchar int vertex_indices\nend_header\n";
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    for (NamedMesh named : meshes) {
      float[] normals = named.mesh().vertexNormals();
      for (int v = 0; v < named.mesh().vertices(); v++) {
        ByteBuffer record = buffer(PLY_VERTEX);
        putPlace(named.mesh(), v, record);
        for (int k = 0; k < 3; k++) {
          record.putFloat(normals[3 * v + k]);
        }
        for (int channel = 0; channel < 3; channel++) {
          record.put((byte) named.channel(channel));
        }
        out.write(record.array());
      }
    }
    int first = 0;
    for (NamedMesh named : meshes) {
      for (int t = 0; t < named.mesh().triangles(); t++) {
        ByteBuffer record = buffer(PLY_TRIANGLE).put((byte) 3);
        for (int k = 0; k < 3; k++) {
          record.putInt(first + named.mesh().corner(t, k));
        }
        out.write(record.array());
      }
      first += named.mesh().vertices();
    }
  }

  /** Writes every mesh as an object, its vertices with colour and normal. */
  static void obj(List<NamedMesh> meshes, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder("# EMCell surfaces, um\n");
    int first = 1;
    for (NamedMesh named : meshes) {
      SurfaceMesh mesh = named.mesh();
      text.append("o ").append(named.name()).append('\n');
      String colour = String.format(
          Locale.ROOT,
          " %.4f %.4f %.4f\n",
          named.channel(0) / 255.0,
          named.channel(1) / 255.0,
          named.channel(2) / 255.0);
      for (int v = 0; v < mesh.vertices(); v++) {
        text.append('v');
        for (int axis = 0; axis < 3; axis++) {
          text.append(' ').append(mesh.position(v, axis));
        }
        text.append(colour);
        flush(text, out);
      }
      float[] normals = mesh.vertexNormals();
      for (int i = 0; i < normals.length; i += 3) {
        text.append("vn ").append(normals[i]).append(' ').append(normals[i + 1]);
        text.append(' ').append(normals[i + 2]).append('\n');
        flush(text, out);
      }
      for (int t = 0; t < mesh.triangles(); t++) {
        text.append('f');
        for (int k = 0; k < 3; k++) {
          int v = first + mesh.corner(t, k);
          text.append(' ').append(v).append("//").append(v);
        }
        text.append('\n');
        flush(text, out);
      }
      first += mesh.vertices();
    }
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    if (text.length() > 1 << 16) {
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
      text.setLength(0);
    }
  }
}
