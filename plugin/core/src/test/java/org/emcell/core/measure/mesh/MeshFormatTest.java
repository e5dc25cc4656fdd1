package org.emcell.core.measure.mesh;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.StackException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files of meshes as an independent reader sees them. */
public class MeshFormatTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private final SurfaceMesh ball = Bodies.of(
          new Size(40, 40, 12),
          new VoxelSize(40, 40, 200),
          Bodies.ellipsoid(0.8, 0.8, 1.1, 0.6, 0.6, 0.8))
      .mesh(LabelMesher.Settings.DEFAULT);
  private final SurfaceMesh tetrahedron = SurfaceMesh.of(
      new float[] {0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 3},
      new int[] {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3});
  private final List<NamedMesh> meshes = List.of(
      new NamedMesh("cell_1", 0xE69F00, 0.3, ball),
      new NamedMesh("nucleus_1", 0x0072B2, 1, tetrahedron));

  private ByteBuffer written(MeshFormat format, List<NamedMesh> list) throws IOException {
    Path file = folder.getRoot().toPath().resolve("sub/mesh." + format.extension());
    format.write(list, file);
    try (var files = Files.list(file.getParent())) {
      assertEquals(
          1, files.filter(f -> f.getFileName().toString().contains("mesh")).count());
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double[] corner(SurfaceMesh mesh, int t, int k) {
    double[] place = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      place[axis] = mesh.position(mesh.corner(t, k), axis);
    }
    return place;
  }

  @Test
  public void aTetrahedronHasItsVolumeAndArea() {
    assertEquals(4.5, tetrahedron.volume(), 1e-6);
    assertEquals(13.5 + Math.sqrt(3) / 4 * 18, tetrahedron.area(), 1e-5);
    assertEquals(new MeshTopology(1, 2, true), tetrahedron.topology());
    assertEquals(4, tetrahedron.vertices());
  }

  @Test
  public void stlHoldsEveryTriangleWithItsNormal() throws IOException {
    ByteBuffer file = written(MeshFormat.STL, meshes);
    int triangles = file.getInt(80);
    assertEquals(ball.triangles() + 4, triangles);
    assertEquals(84 + 50 * triangles, file.limit());
    file.position(84);
    for (NamedMesh named : meshes) {
      for (int t = 0; t < named.mesh().triangles(); t++) {
        double[] normal = {file.getFloat(), file.getFloat(), file.getFloat()};
        double length = 0;
        double[][] corners = new double[3][3];
        for (int k = 0; k < 3; k++) {
          corners[k] = new double[] {file.getFloat(), file.getFloat(), file.getFloat()};
          assertArrayEquals(corner(named.mesh(), t, k), corners[k], 0);
        }
        for (int axis = 0; axis < 3; axis++) {
          length += normal[axis] * normal[axis];
        }
        double along = 0;
        for (int axis = 0; axis < 3; axis++) {
          along += normal[axis] * (corners[1][axis] - corners[0][axis]);
        }
        assertEquals(1, length, 1e-4);
        assertEquals(0, along, 1e-4);
        assertEquals(0, file.getShort());
      }
    }
  }

  @Test
  public void plyHoldsColouredVerticesAndTriangles() throws IOException {
    ByteBuffer file = written(MeshFormat.PLY, meshes);
    String text = new String(file.array(), StandardCharsets.ISO_8859_1);
    String header = text.substring(0, text.indexOf("end_header\n"));
    assertTrue(header, header.startsWith("ply\nformat binary_little_endian 1.0\n"));
    assertTrue(header, header.contains("element vertex " + (ball.vertices() + 4) + "\n"));
    assertTrue(header, header.contains("element face " + (ball.triangles() + 4) + "\n"));
    assertEquals(6, header.split("property float").length - 1);
    assertEquals(3, header.split("property uchar").length - 1);
    file.position(header.length() + "end_header\n".length());
    int first = 0;
    for (NamedMesh named : meshes) {
      for (int v = 0; v < named.mesh().vertices(); v++) {
        for (int axis = 0; axis < 3; axis++) {
          assertEquals(named.mesh().position(v, axis), file.getFloat(), 0);
        }
        file.position(file.position() + 12);
        int colour = (file.get() & 0xFF) << 16 | (file.get() & 0xFF) << 8 | file.get() & 0xFF;
        assertEquals(named.colour(), colour);
      }
    }
    for (NamedMesh named : meshes) {
      for (int t = 0; t < named.mesh().triangles(); t++) {
        assertEquals(3, file.get());
        for (int k = 0; k < 3; k++) {
          assertEquals(first + named.mesh().corner(t, k), file.getInt());
        }
      }
      first += named.mesh().vertices();
    }
    assertEquals(0, file.remaining());
  }

  @Test
  public void objHoldsAnObjectForEachMesh() throws IOException {
    List<String> lines = new String(written(MeshFormat.OBJ, meshes).array(), StandardCharsets.UTF_8)
        .lines()
        .toList();
    List<String> objects = new ArrayList<>();
    List<double[]> vertices = new ArrayList<>();
    List<int[]> triangles = new ArrayList<>();
    int normals = 0;
    for (String line : lines) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "o" -> objects.add(words[1]);
        case "v" -> {
          assertEquals(7, words.length);
          vertices.add(new double[] {
            Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3])
          });
        }
        case "vn" -> normals++;
        case "f" ->
          triangles.add(new int[] {
            Integer.parseInt(words[1].split("//")[0]),
            Integer.parseInt(words[2].split("//")[0]),
            Integer.parseInt(words[3].split("//")[1])
          });
        default -> assertTrue(line, line.startsWith("#"));
      }
    }
    assertEquals(List.of("cell_1", "nucleus_1"), objects);
    assertEquals(vertices.size(), normals);
    int i = 0;
    for (NamedMesh named : meshes) {
      for (int t = 0; t < named.mesh().triangles(); t++, i++) {
        for (int k = 0; k < 3; k++) {
          assertArrayEquals(
              corner(named.mesh(), t, k), vertices.get(triangles.get(i)[k] - 1), 1e-5);
        }
      }
    }
    assertEquals(i, triangles.size());
  }

  @Test
  public void glbHoldsNamedColouredMeshes() throws IOException {
    ByteBuffer file = written(MeshFormat.GLB, meshes);
    assertEquals("glTF", new String(file.array(), 0, 4, StandardCharsets.US_ASCII));
    assertEquals(2, file.getInt(4));
    assertEquals(file.limit(), file.getInt(8));
    int jsonLength = file.getInt(12);
    assertEquals(0, jsonLength % 4);
    JsonObject json = JsonParser.parseString(
            new String(file.array(), 20, jsonLength, StandardCharsets.UTF_8))
        .getAsJsonObject();
    int binary = 20 + jsonLength + 8;
    assertEquals(file.limit() - binary, file.getInt(binary - 8));
    JsonArray nodes = json.getAsJsonArray("nodes");
    for (int n = 0; n < meshes.size(); n++) {
      NamedMesh named = meshes.get(n);
      JsonObject node = nodes.get(n).getAsJsonObject();
      assertEquals(named.name(), node.get("name").getAsString());
      JsonObject primitive = json.getAsJsonArray("meshes")
          .get(node.get("mesh").getAsInt())
          .getAsJsonObject()
          .getAsJsonArray("primitives")
          .get(0)
          .getAsJsonObject();
      int places =
          offset(json, primitive.getAsJsonObject("attributes").get("POSITION").getAsInt());
      int corners = offset(json, primitive.get("indices").getAsInt());
      for (int t = 0; t < named.mesh().triangles(); t++) {
        for (int k = 0; k < 3; k++) {
          int vertex = file.getInt(binary + corners + 4 * (3 * t + k));
          double[] place = new double[3];
          for (int axis = 0; axis < 3; axis++) {
            place[axis] = file.getFloat(binary + places + 4 * (3 * vertex + axis));
          }
          assertArrayEquals(corner(named.mesh(), t, k), place, 0);
        }
      }
      JsonObject material = json.getAsJsonArray("materials")
          .get(primitive.get("material").getAsInt())
          .getAsJsonObject();
      JsonArray colour =
          material.getAsJsonObject("pbrMetallicRoughness").getAsJsonArray("baseColorFactor");
      assertEquals(named.opacity(), colour.get(3).getAsDouble(), 0);
      assertEquals(named.opacity() < 1, material.has("alphaMode"));
      assertTrue(colour.get(0).getAsDouble() >= 0 && colour.get(0).getAsDouble() <= 1);
    }
  }

  private static int offset(JsonObject json, int accessor) {
    int view = json.getAsJsonArray("accessors")
        .get(accessor)
        .getAsJsonObject()
        .get("bufferView")
        .getAsInt();
    return json.getAsJsonArray("bufferViews")
        .get(view)
        .getAsJsonObject()
        .get("byteOffset")
        .getAsInt();
  }

  @Test
  public void noMeshesAreAFileToo() throws IOException {
    for (MeshFormat format : MeshFormat.values()) {
      assertTrue(written(format, List.of()).limit() > 0);
    }
    assertTrue(written(MeshFormat.GLB, List.of(new NamedMesh("none", 0, 1, SurfaceMesh.EMPTY)))
            .limit()
        > 20);
  }

  @Test
  public void formatsAreKnownByTheirEnding() {
    for (MeshFormat format : MeshFormat.values()) {
      assertEquals(format, MeshFormat.of(format.extension()));
      assertEquals(format, MeshFormat.of(format.name()));
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> MeshFormat.of("fbx")).getMessage();
    assertTrue(message, message.contains("stl, ply, obj or glb") && message.contains("fbx"));
  }

  @Test
  public void aFileThatCannotBeWrittenIsSaidSo() throws IOException {
    Path file = folder.newFile().toPath();
    String message = assertThrows(
            StackException.class, () -> MeshFormat.STL.write(meshes, file.resolve("mesh.stl")))
        .getMessage();
    assertTrue(message, message.contains(file.toString()));
  }

  @Test
  public void impossibleMeshesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SurfaceMesh.of(new float[] {0, 0, 0}, new int[] {0, 0, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> SurfaceMesh.of(new float[] {0, 0}, new int[0]));
    assertThrows(IllegalArgumentException.class, () -> new NamedMesh("a b", 0, 1, ball));
    assertThrows(IllegalArgumentException.class, () -> new NamedMesh("a", 0, 1.5, ball));
  }
}
