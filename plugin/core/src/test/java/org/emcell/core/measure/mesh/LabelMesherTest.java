package org.emcell.core.measure.mesh;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.emcell.core.stack.LabelVolume;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackOpener;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LabelMesherTest {

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private static final VoxelSize FLAT = new VoxelSize(40, 40, 200);
  private static final LabelMesher.Settings VOXELS = new LabelMesher.Settings(0, 12, 0);
  private static final LabelMesher.Settings RAW = new LabelMesher.Settings(0, 0, 0);
  private static final List<LabelMesher.Settings> GRIDS = List.of(
      VOXELS,
      new LabelMesher.Settings(0, 12, 20),
      new LabelMesher.Settings(100, 12, 0),
      LabelMesher.Settings.DEFAULT,
      new LabelMesher.Settings(160, 12, 25));

  private static double ellipsoidArea(double a, double b, double c) {
    int steps = 1000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double theta = Math.PI * (i + 0.5) / steps;
      for (int j = 0; j < steps; j++) {
        double phi = Math.PI / 2 * (j + 0.5) / steps;
        double x = b * c * Math.sin(theta) * Math.cos(phi);
        double y = a * c * Math.sin(theta) * Math.sin(phi);
        double z = a * b * Math.cos(theta);
        sum += Math.sin(theta) * Math.sqrt(x * x + y * y + z * z);
      }
    }
    return 4 * sum * Math.PI / steps * Math.PI / 2 / steps;
  }

  private static void assertForm(SurfaceMesh mesh, double volume, double area) {
    assertEquals("volume", volume, mesh.volume(), 0.01 * volume);
    assertEquals("area", area, mesh.area(), 0.03 * area);
    assertEquals(new MeshTopology(1, 2, true), mesh.topology());
  }

  @Test
  public void aBallHasItsVolumeAndAreaWhateverTheVoxelsAndTheGrid() {
    for (VoxelSize voxel : List.of(new VoxelSize(50, 50, 50), new VoxelSize(40, 40, 50), FLAT)) {
      Size size =
          new Size((int) (7000 / voxel.x()), (int) (7000 / voxel.y()), (int) (7000 / voxel.z()));
      Bodies ball = Bodies.of(size, voxel, Bodies.ellipsoid(3.41, 3.43, 3.46, 3, 3, 3));
      for (LabelMesher.Settings settings : GRIDS) {
        assertForm(ball.mesh(settings), 4 * Math.PI / 3 * 27, 4 * Math.PI * 9);
      }
    }
  }

  @Test
  public void anEllipsoidHasItsVolumeAndAreaWhateverTheVoxelsAndTheGrid() {
    assertEquals(4 * Math.PI, ellipsoidArea(1, 1, 1), 1e-3);
    for (VoxelSize voxel : List.of(new VoxelSize(40, 50, 60), FLAT)) {
      Size size =
          new Size((int) (9000 / voxel.x()), (int) (6500 / voxel.y()), (int) (5000 / voxel.z()));
      Bodies body = Bodies.of(size, voxel, Bodies.ellipsoid(4.4, 3.2, 2.43, 4, 3, 2));
      for (LabelMesher.Settings settings : GRIDS) {
        assertForm(body.mesh(settings), 4 * Math.PI / 3 * 24, ellipsoidArea(4, 3, 2));
      }
    }
  }

  @Test
  public void theMeshLiesWhereTheBodyIs() {
    Bodies ball =
        Bodies.of(new Size(120, 100, 40), FLAT, Bodies.ellipsoid(2.5, 1.9, 3.7, 1.5, 1.5, 1.5));
    SurfaceMesh mesh = ball.mesh(LabelMesher.Settings.DEFAULT);
    double farthest = 0;
    for (int v = 0; v < mesh.vertices(); v++) {
      double radius = Math.sqrt(Math.pow(mesh.position(v, 0) - 2.5, 2)
          + Math.pow(mesh.position(v, 1) - 1.9, 2)
          + Math.pow(mesh.position(v, 2) - 3.7, 2));
      farthest = Math.max(farthest, Math.abs(radius - 1.5));
    }
    assertTrue("off by " + farthest + " um", farthest < 0.1);
  }

  @Test
  public void aTorusHasOneHandle() {
    Bodies torus = Bodies.of(new Size(160, 160, 20), FLAT, Bodies.torus(3.2, 3.2, 2, 2, 0.8));
    for (LabelMesher.Settings settings : GRIDS) {
      MeshTopology topology = torus.mesh(settings).topology();
      assertEquals(new MeshTopology(1, 0, true), topology);
      assertEquals(1, topology.genus());
    }
  }

  @Test
  public void aHoleThroughABallShowsAsAHandleAndAHollowAsAnotherSurface() {
    Bodies.Body ball = Bodies.ellipsoid(2, 2, 2, 1.8, 1.8, 1.8);
    Bodies.Body hollow = Bodies.ellipsoid(2, 2, 2, 0.8, 0.8, 0.8);
    Size size = new Size(80, 80, 80);
    VoxelSize voxel = new VoxelSize(50, 50, 50);
    MeshTopology pierced = Bodies.of(
            size, voxel, (x, y, z) -> ball.contains(x, y, z) && Math.hypot(x - 2.1, y - 1.9) > 0.3)
        .mesh(LabelMesher.Settings.DEFAULT)
        .topology();
    assertEquals(new MeshTopology(1, 0, true), pierced);
    MeshTopology twoSkins = Bodies.of(
            size, voxel, (x, y, z) -> ball.contains(x, y, z) && !hollow.contains(x, y, z))
        .mesh(LabelMesher.Settings.DEFAULT)
        .topology();
    assertEquals(new MeshTopology(2, 4, true), twoSkins);
    assertEquals(0, twoSkins.genus());
  }

  @Test
  public void twoBallsAreTwoComponents() {
    Bodies.Body one = Bodies.ellipsoid(1.5, 1.5, 1.5, 1, 1, 1);
    Bodies.Body other = Bodies.ellipsoid(4, 1.5, 1.5, 1, 1, 1);
    Bodies both = Bodies.of(
        new Size(140, 80, 16), FLAT, (x, y, z) -> one.contains(x, y, z) || other.contains(x, y, z));
    for (LabelMesher.Settings settings : GRIDS) {
      assertEquals(new MeshTopology(2, 4, true), both.mesh(settings).topology());
    }
  }

  @Test
  public void whatTheFrameCutsIsClosedAlongTheFrame() {
    Bodies.Body everything = (x, y, z) -> true;
    Bodies full = Bodies.of(new Size(50, 41, 13), FLAT, everything);
    for (LabelMesher.Settings settings : GRIDS) {
      SurfaceMesh mesh = full.mesh(settings);
      assertEquals(new MeshTopology(1, 2, true), mesh.topology());
      assertEquals(2 * 1.64 * 2.6, mesh.volume(), 0.02 * 2 * 1.64 * 2.6);
      for (int axis = 0; axis < 3; axis++) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < mesh.vertices(); v++) {
          least = Math.min(least, mesh.position(v, axis));
          most = Math.max(most, mesh.position(v, axis));
        }
        double edge = axis == 2 ? 0.2 : 0.04;
        assertEquals(-edge / 2, least, 0.01);
        assertEquals((new int[] {50, 41, 13}[axis] - 0.5) * edge, most, 0.01);
      }
    }
  }

  @Test
  public void halfABallAtTheFrameHasHalfItsVolume() {
    Bodies half = Bodies.of(
        new Size(100, 100, 100),
        new VoxelSize(40, 40, 40),
        Bodies.ellipsoid(-0.02, 2, 2, 1.8, 1.8, 1.8));
    for (LabelMesher.Settings settings : GRIDS) {
      SurfaceMesh mesh = half.mesh(settings);
      assertEquals(new MeshTopology(1, 2, true), mesh.topology());
      double volume = 2 * Math.PI / 3 * Math.pow(1.8, 3);
      assertEquals(volume, mesh.volume(), 0.015 * volume);
    }
  }

  @Test
  public void anyVoxelsAtAllGiveAClosedManifold() {
    for (int seed = 0; seed < 30; seed++) {
      Size size = new Size(3 + seed % 6, 9 - seed % 5, 2 + seed % 7);
      Bodies noise = Bodies.random(size, seed, 0.2 + 0.02 * seed);
      for (LabelMesher.Settings settings : List.of(
          RAW, VOXELS, new LabelMesher.Settings(0, 3, 40), new LabelMesher.Settings(80, 3, 40))) {
        noise.meshes(settings, 1).forEach((label, mesh) -> {
          assertTrue("edges", mesh.topology().closed());
          assertVerticesAreDiscs(mesh);
          assertTrue(mesh.topology().genus() >= 0);
        });
      }
      noise
          .meshes(RAW, 1)
          .forEach((label, mesh) -> assertEquals(
              eulerCharacteristic(noise, label), mesh.topology().eulerCharacteristic()));
    }
  }

  /** The triangles about a vertex of a manifold form one ring. */
  private static void assertVerticesAreDiscs(SurfaceMesh mesh) {
    Map<Integer, Map<Integer, Integer>> rings = new HashMap<>();
    for (int t = 0; t < mesh.triangles(); t++) {
      for (int k = 0; k < 3; k++) {
        rings
            .computeIfAbsent(mesh.corner(t, k), v -> new HashMap<>())
            .put(mesh.corner(t, (k + 1) % 3), mesh.corner(t, (k + 2) % 3));
      }
    }
    rings.forEach((vertex, ring) -> {
      int start = ring.keySet().iterator().next();
      int at = start;
      int steps = 0;
      do {
        at = ring.get(at);
        steps++;
      } while (at != start && steps <= ring.size());
      assertEquals("ring of vertex " + vertex, ring.size(), steps);
    });
  }

  /**
   * The Euler characteristic of the surface is twice that of the body: corners - edges + faces - voxels of all that its
   * voxels touch, where a corner counts once for each piece of the voxels about it that edges hold together.
   */
  private static int eulerCharacteristic(Bodies bodies, int label) {
    Size size = bodies.size();
    int pieces = 0;
    // On a grid twice as fine, voxels, faces, edges and corners have 3, 2, 1 and 0 odd coordinates.
    int w = 2 * size.width() + 1;
    int h = 2 * size.height() + 1;
    int d = 2 * size.depth() + 1;
    boolean[] set = new boolean[w * h * d];
    for (int i = 0; i < set.length; i++) {
      int x = i % w;
      int y = i / w % h;
      int z = i / (w * h);
      int odd = (x & 1) + (y & 1) + (z & 1);
      Set<Integer> about = new HashSet<>();
      for (int n = 0; n < 8; n++) {
        int vx = (x - 1 + (n & 1)) >> 1;
        int vy = (y - 1 + (n >> 1 & 1)) >> 1;
        int vz = (z - 1 + (n >> 2)) >> 1;
        if (size.contains(vx, vy, vz) && bodies.labels()[size.index(vx, vy, vz)] == label) {
          about.add(n);
        }
      }
      set[i] = !about.isEmpty();
      pieces += set[i] ? (odd % 2 == 1 ? -1 : 1) : 0;
      if (odd == 0 && set[i]) {
        pieces += joined(about) - 1;
      }
    }
    return 2 * pieces;
  }

  /** Number of pieces of the voxels about a corner when those that share an edge are joined. */
  private static int joined(Set<Integer> about) {
    Set<Integer> left = new HashSet<>(about);
    int pieces = 0;
    while (!left.isEmpty()) {
      pieces++;
      Set<Integer> front = Set.of(left.iterator().next());
      while (!front.isEmpty()) {
        left.removeAll(front);
        Set<Integer> next = new HashSet<>();
        for (int a : front) {
          for (int b : left) {
            if (Integer.bitCount(a ^ b) < 3) {
              next.add(b);
            }
          }
        }
        front = next;
      }
    }
    return pieces;
  }

  @Test
  public void slabsThatNeverMeetInMemoryGiveTheSameMeshAsTheWholeLabel() {
    // The same body once alone and once with another label before, between and behind it.
    Bodies body = Bodies.of(new Size(70, 60, 30), FLAT, Bodies.ellipsoid(1.4, 1.2, 3, 1, 0.9, 2.2));
    int[] crowded = body.labels().clone();
    for (int i = 0; i < crowded.length; i++) {
      crowded[i] = crowded[i] == 1 ? 1 : body.size().z(i) % 7 == 0 ? 0 : 2;
    }
    SurfaceMesh alone = body.mesh(LabelMesher.Settings.DEFAULT);
    SurfaceMesh among =
        new Bodies(body.size(), body.voxel(), crowded).mesh(LabelMesher.Settings.DEFAULT);
    assertSame(alone, among);
  }

  @Test
  public void aStackOnDiskIsReadSliceBySliceToTheSameMeshes() throws IOException {
    Bodies body = Bodies.of(new Size(70, 60, 31), FLAT, Bodies.ellipsoid(1.4, 1.2, 3, 1, 0.9, 2.2));
    Path file = folder.getRoot().toPath().resolve("labels.tif");
    LabelVolume.write(file, body.labels(), body.size(), Optional.of(FLAT));
    try (SliceStack labels = StackOpener.open(file)) {
      SortedMap<Integer, SurfaceMesh> meshes = LabelMesher.mesh(
          labels,
          FLAT,
          label -> 7 * label,
          LabelMesher.Settings.DEFAULT,
          Workers.of(2),
          Progress.none());
      assertEquals(Set.of(7), meshes.keySet());
      assertSame(body.mesh(LabelMesher.Settings.DEFAULT), meshes.get(7));
    }
  }

  private static void assertSame(SurfaceMesh expected, SurfaceMesh found) {
    assertArrayEquals(expected.positions(), found.positions(), 0);
    assertArrayEquals(expected.corners(), found.corners());
  }

  @Test
  public void meshesDoNotDependOnTheNumberOfThreads() {
    Bodies noise = Bodies.random(new Size(40, 30, 20), 5, 0.6);
    SortedMap<Integer, SurfaceMesh> one = noise.meshes(LabelMesher.Settings.DEFAULT, 1);
    SortedMap<Integer, SurfaceMesh> four = noise.meshes(LabelMesher.Settings.DEFAULT, 4);
    assertEquals(one.keySet(), four.keySet());
    assertFalse(one.isEmpty());
    one.forEach((label, mesh) -> assertSame(mesh, four.get(label)));
  }

  @Test
  public void simplificationTakesMostTrianglesAndStaysWithinTheError() {
    Bodies ball = Bodies.of(
        new Size(170, 170, 170),
        new VoxelSize(40, 40, 40),
        Bodies.ellipsoid(3.4, 3.4, 3.4, 3, 3, 3));
    int before = ball.mesh(new LabelMesher.Settings(80, 12, 0)).triangles();
    int last = before;
    for (double error : new double[] {5, 20, 80}) {
      SurfaceMesh mesh = ball.mesh(new LabelMesher.Settings(80, 12, error));
      assertTrue(error + " nm: " + mesh.triangles(), mesh.triangles() < 0.8 * last);
      assertEquals(new MeshTopology(1, 2, true), mesh.topology());
      last = mesh.triangles();
      double squares = 0;
      for (int t = 0; t < mesh.triangles(); t++) {
        double x = mean(mesh, t, 0) - 3.4;
        double y = mean(mesh, t, 1) - 3.4;
        double z = mean(mesh, t, 2) - 3.4;
        squares += Math.pow(Math.sqrt(x * x + y * y + z * z) - 3, 2);
      }
      double rms = 1000 * Math.sqrt(squares / mesh.triangles());
      assertTrue(error + " nm: off by " + rms, rms < error + 8);
    }
    assertTrue(last + " of " + before, last < 0.05 * before);
  }

  private static double mean(SurfaceMesh mesh, int t, int axis) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      sum += mesh.position(mesh.corner(t, k), axis);
    }
    return sum / 3;
  }

  @Test
  public void specksAndHollowsOfAFewBlocksAreLeftOutOnACoarseGridButNotWholeLabels() {
    Bodies.Body ball = Bodies.ellipsoid(2, 2, 2, 1.2, 1.2, 1.2);
    Bodies.Body speck = Bodies.ellipsoid(3.6, 2, 2, 0.12, 0.12, 0.12);
    Bodies.Body hollow = Bodies.ellipsoid(2, 2, 2, 0.12, 0.12, 0.12);
    Size size = new Size(100, 100, 100);
    VoxelSize voxel = new VoxelSize(40, 40, 40);
    Bodies all = Bodies.of(
        size,
        voxel,
        (x, y, z) ->
            ball.contains(x, y, z) && !hollow.contains(x, y, z) || speck.contains(x, y, z));
    assertEquals(3, all.mesh(VOXELS).topology().components());
    assertEquals(
        new MeshTopology(1, 2, true), all.mesh(LabelMesher.Settings.DEFAULT).topology());
    assertEquals(
        new MeshTopology(1, 2, true),
        Bodies.of(size, voxel, speck).mesh(LabelMesher.Settings.DEFAULT).topology());
  }

  @Test
  public void nothingGivesNoMesh() {
    Bodies nothing = Bodies.of(new Size(5, 4, 3), FLAT, (x, y, z) -> false);
    assertTrue(nothing.meshes(LabelMesher.Settings.DEFAULT, 1).isEmpty());
  }

  @Test
  public void settingsOutOfRangeAndSlicesOfAnotherSizeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LabelMesher.Settings(-1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new LabelMesher.Settings(0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new LabelMesher.Settings(0, 0, Double.NaN));
    LabelMesher mesher = new LabelMesher(Size.of(4, 5), FLAT, VOXELS);
    assertThrows(IllegalArgumentException.class, () -> mesher.add(new int[19], Workers.single()));
    mesher.meshes(Workers.single(), Progress.none());
    assertThrows(IllegalStateException.class, () -> mesher.add(new int[20], Workers.single()));
  }
}
