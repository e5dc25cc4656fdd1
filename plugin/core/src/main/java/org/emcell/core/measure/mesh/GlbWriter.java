package org.emcell.core.measure.mesh;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.emcell.core.ProductVersion;

/**
 * Writes binary glTF 2.0 (Khronos specification, section 4): a JSON chunk that describes nodes, materials and
 * accessors, and a binary chunk with the numbers. Each mesh has three views into the binary chunk, places, normals and
 * corners. An empty mesh becomes a node without a mesh.
 */
final class GlbWriter {

  private static final int MAGIC = 0x46546C67;
  private static final int JSON_CHUNK = 0x4E4F534A;
  private static final int BINARY_CHUNK = 0x004E4942;
  private static final int FLOAT = 5126;
  private static final int UNSIGNED_INT = 5125;
  private static final int ARRAY_BUFFER = 34962;
  private static final int ELEMENT_ARRAY_BUFFER = 34963;

  private final JsonArray nodes = new JsonArray();
  private final JsonArray meshes = new JsonArray();
  private final JsonArray materials = new JsonArray();
  private final JsonArray accessors = new JsonArray();
  private final JsonArray views = new JsonArray();
  private long length;

  private GlbWriter() {}

  static void write(List<NamedMesh> named, OutputStream out) throws IOException {
    GlbWriter writer = new GlbWriter();
    named.forEach(writer::describe);
    byte[] json = writer.json();
    long total = 12 + 8 + json.length + (writer.length > 0 ? 8 + writer.length : 0);
    if (total > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A glb file cannot hold " + total + " bytes. Write fewer meshes into a file.");
    }
    out.write(ints(MAGIC, 2, (int) total, json.length, JSON_CHUNK));
    out.write(json);
    if (writer.length > 0) {
      out.write(ints((int) writer.length, BINARY_CHUNK));
      for (NamedMesh mesh : named) {
        writeNumbers(mesh.mesh(), out);
      }
    }
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }

  private static byte[] floats(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private static void writeNumbers(SurfaceMesh mesh, OutputStream out) throws IOException {
    if (mesh.triangles() > 0) {
      out.write(floats(mesh.positions()));
      out.write(floats(normals(mesh)));
      out.write(ints(mesh.corners()));
    }
  }

  /** Returns unit normals; glTF has no other, so that a vertex without a direction gets one. */
  private static float[] normals(SurfaceMesh mesh) {
    float[] normals = mesh.vertexNormals();
    for (int i = 0; i < normals.length; i += 3) {
      if (normals[i] == 0 && normals[i + 1] == 0 && normals[i + 2] == 0) {
        normals[i + 2] = 1;
      }
    }
    return normals;
  }

  private void describe(NamedMesh named) {
    JsonObject node = new JsonObject();
    node.addProperty("name", named.name());
    SurfaceMesh mesh = named.mesh();
    if (mesh.triangles() > 0) {
      JsonObject attributes = new JsonObject();
      attributes.addProperty("POSITION", places(mesh));
      attributes.addProperty("NORMAL", accessor("VEC3", FLOAT, mesh.vertices(), 3, ARRAY_BUFFER));
      JsonObject primitive = new JsonObject();
      primitive.add("attributes", attributes);
      primitive.addProperty(
          "indices",
          accessor("SCALAR", UNSIGNED_INT, 3 * mesh.triangles(), 1, ELEMENT_ARRAY_BUFFER));
      primitive.addProperty("material", materials.size());
      JsonArray primitives = new JsonArray();
      primitives.add(primitive);
      JsonObject json = new JsonObject();
      json.addProperty("name", named.name());
      json.add("primitives", primitives);
      node.addProperty("mesh", meshes.size());
      meshes.add(json);
      materials.add(material(named));
    }
    nodes.add(node);
  }

  private int places(SurfaceMesh mesh) {
    int index = accessor("VEC3", FLOAT, mesh.vertices(), 3, ARRAY_BUFFER);
    JsonArray least = new JsonArray();
    JsonArray most = new JsonArray();
    for (int axis = 0; axis < 3; axis++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int v = 0; v < mesh.vertices(); v++) {
        low = Math.min(low, mesh.position(v, axis));
        high = Math.max(high, mesh.position(v, axis));
      }
      least.add(low);
      most.add(high);
    }
    accessors.get(index).getAsJsonObject().add("min", least);
    accessors.get(index).getAsJsonObject().add("max", most);
    return index;
  }

  private int accessor(String type, int component, int count, int numbers, int target) {
    JsonObject view = new JsonObject();
    view.addProperty("buffer", 0);
    view.addProperty("byteOffset", length);
    view.addProperty("byteLength", 4L * count * numbers);
    view.addProperty("target", target);
    JsonObject accessor = new JsonObject();
    accessor.addProperty("bufferView", views.size());
    accessor.addProperty("componentType", component);
    accessor.addProperty("count", count);
    accessor.addProperty("type", type);
    views.add(view);
    accessors.add(accessor);
    length += 4L * count * numbers;
    return accessors.size() - 1;
  }

  private static JsonObject material(NamedMesh named) {
    JsonArray colour = new JsonArray();
    for (int channel = 0; channel < 3; channel++) {
      colour.add(Math.round(1e4 * linear(named.channel(channel) / 255.0)) / 1e4);
    }
    colour.add(named.opacity());
    JsonObject surface = new JsonObject();
    surface.add("baseColorFactor", colour);
    surface.addProperty("metallicFactor", 0);
    surface.addProperty("roughnessFactor", 0.7);
    JsonObject material = new JsonObject();
    material.addProperty("name", named.name());
    material.add("pbrMetallicRoughness", surface);
    if (named.opacity() < 1) {
      material.addProperty("alphaMode", "BLEND");
    }
    return material;
  }

  /** Returns a part of an sRGB colour as light, which is what glTF wants (IEC 61966-2-1). */
  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** Returns the JSON, filled up with blanks to a multiple of four bytes. */
  private byte[] json() {
    JsonObject asset = new JsonObject();
    asset.addProperty("version", "2.0");
    asset.addProperty("generator", "EMCell " + ProductVersion.current());
    JsonObject unit = new JsonObject();
    unit.addProperty("unit", "um");
    asset.add("extras", unit);
    JsonObject root = new JsonObject();
    root.add("asset", asset);
    JsonObject scene = new JsonObject();
    JsonArray roots = new JsonArray();
    for (int i = 0; i < nodes.size(); i++) {
      roots.add(i);
    }
    // The specification allows no empty lists.
    addUnlessEmpty(scene, "nodes", roots);
    JsonArray scenes = new JsonArray();
    scenes.add(scene);
    root.addProperty("scene", 0);
    root.add("scenes", scenes);
    addUnlessEmpty(root, "nodes", nodes);
    addUnlessEmpty(root, "meshes", meshes);
    addUnlessEmpty(root, "materials", materials);
    addUnlessEmpty(root, "accessors", accessors);
    addUnlessEmpty(root, "bufferViews", views);
    if (length > 0) {
      JsonObject buffer = new JsonObject();
      buffer.addProperty("byteLength", length);
      JsonArray buffers = new JsonArray();
      buffers.add(buffer);
      root.add("buffers", buffers);
    }
    byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, (text.length + 3) / 4 * 4);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void addUnlessEmpty(JsonObject object, String name, JsonArray list) {
    if (!list.isEmpty()) {
      object.add(name, list);
    }
  }
}
