package org.emcell.core.measure;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.junit.Test;

public class CellMeasurerTest {

  private static final List<VoxelSize> VOXELS =
      List.of(new VoxelSize(40, 40, 50), new VoxelSize(40, 40, 200), new VoxelSize(10, 10, 50));

  /** An ellipsoid with half axes in nm, turned by a rotation matrix, well inside a volume that just holds it. */
  private static Morphometry measure(
      double[] axes, double[][] turn, VoxelSize voxel, Random random) {
    double reach = Math.max(axes[0], Math.max(axes[1], axes[2]));
    int width = (int) (2 * reach / voxel.x()) + 5;
    int height = (int) (2 * reach / voxel.y()) + 5;
    int depth = (int) (2 * reach / voxel.z()) + 5;
    double cx = voxel.x() * (0.5 * width + random.nextDouble() - 0.5);
    double cy = voxel.y() * (0.5 * height + random.nextDouble() - 0.5);
    double cz = voxel.z() * (0.5 * depth + random.nextDouble() - 0.5);
    CellMeasurer measurer = new CellMeasurer(Size.of(width, height), voxel);
    for (int z = 0; z < depth; z++) {
      int[] cells = new int[width * height];
      for (int i = 0; i < cells.length; i++) {
        double[] p = {
          (i % width + 0.5) * voxel.x() - cx,
          (i / width + 0.5) * voxel.y() - cy,
          (z + 0.5) * voxel.z() - cz
        };
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
          double[] t = turn[axis];
          double q = (t[0] * p[0] + t[1] * p[1] + t[2] * p[2]) / axes[axis];
          sum += q * q;
        }
        cells[i] = sum <= 1 ? 1 : 0;
      }
      measurer.add(cells, new int[cells.length], Workers.of(2));
    }
    CellMeasurements cell = measurer.measurements().get(0);
    assertFalse(cell.isPart());
    assertEquals((cx / voxel.x() - 0.5), cell.cell().centroidPx().x(), 0.2);
    assertEquals(1e-3 * (cz - 0.5 * voxel.z()), cell.cell().centroid().z(), 1e-3 * 0.2 * voxel.z());
    return cell.cell();
  }

  /** Area of an ellipsoid: twice the mean over the sphere of the projected area times two, by even points. */
  private static double area(double[] axes) {
    double sum = 0;
    int points = 20_000;
    for (int i = 0; i < points; i++) {
      double z = 1 - (2 * i + 1.0) / points;
      double r = Math.sqrt(1 - z * z);
      double angle = i * Math.PI * (3 - Math.sqrt(5));
      double x = r * Math.cos(angle) / axes[0];
      double y = r * Math.sin(angle) / axes[1];
      sum += Math.sqrt(x * x + y * y + z * z / (axes[2] * axes[2]));
    }
    return 4 * Math.PI * axes[0] * axes[1] * axes[2] * sum / points * 1e-6;
  }

  /** An even random rotation, from a random quaternion. */
  private static double[][] turn(Random random) {
    double a = random.nextGaussian();
    double b = random.nextGaussian();
    double c = random.nextGaussian();
    double d = random.nextGaussian();
    double n = 2 / (a * a + b * b + c * c + d * d);
    return new double[][] {
      {1 - n * (c * c + d * d), n * (b * c - a * d), n * (b * d + a * c)},
      {n * (b * c + a * d), 1 - n * (b * b + d * d), n * (c * d - a * b)},
      {n * (b * d - a * c), n * (c * d + a * b), 1 - n * (b * b + c * c)}
    };
  }

  @Test
  public void volumeSurfaceAndSphericityOfBallsAreThoseOfGeometry() {
    Random random = new Random(1);
    for (VoxelSize voxel : VOXELS) {
      double unit = voxel.x() == 10 ? 250 : 1000;
      for (double radius : new double[] {1.5 * unit, 3 * unit}) {
        double[] axes = {radius, radius, radius};
        Morphometry ball = measure(axes, turn(random), voxel, random);
        double volume = 4 / 3.0 * Math.PI * radius * radius * radius * 1e-9;
        double surface = 4 * Math.PI * radius * radius * 1e-6;
        assertEquals("volume at " + voxel, 1, ball.volume() / volume, 0.01);
        assertEquals("surface at " + voxel, 1, ball.surface() / surface, 0.02);
        assertEquals("sphericity at " + voxel, 1, ball.sphericity(), 0.02);
        assertEquals(2e-3 * radius, ball.extent().x(), 2e-3 * voxel.x());
        assertEquals(2e-3 * radius, ball.extent().z(), 2e-3 * voxel.z());
      }
    }
  }

  @Test
  public void volumeAndSurfaceOfEllipsoidsOfAnyOrientationAreThoseOfGeometry() {
    assertEquals(
        "the formula gives the ball", 4 * Math.PI, area(new double[] {1000, 1000, 1000}), 1e-6);
    Random random = new Random(2);
    double[][] forms = {{3600, 2400, 1800}, {3000, 3000, 1200}, {4000, 1500, 1500}};
    for (VoxelSize voxel : VOXELS) {
      double scale = voxel.x() == 10 ? 0.25 : 1;
      for (double[] form : forms) {
        for (int i = 0; i < 2; i++) {
          double[] axes = {scale * form[0], scale * form[1], scale * form[2]};
          Morphometry body = measure(axes, turn(random), voxel, random);
          double volume = 4 / 3.0 * Math.PI * axes[0] * axes[1] * axes[2] * 1e-9;
          assertEquals("volume at " + voxel, 1, body.volume() / volume, 0.01);
          assertEquals("surface at " + voxel, 1, body.surface() / area(axes), 0.02);
        }
      }
    }
  }

  @Test
  public void theSurfaceOfALabelDoesNotDependOnItsNeighbour() {
    VoxelSize voxel = new VoxelSize(40, 40, 50);
    CellMeasurer alone = new CellMeasurer(Size.of(40, 40), voxel);
    CellMeasurer both = new CellMeasurer(Size.of(40, 40), voxel);
    for (int z = 0; z < 30; z++) {
      int[] one = new int[1600];
      int[] two = new int[1600];
      for (int i = 0; i < 1600; i++) {
        int x = i % 40;
        int y = i / 40;
        boolean inside = y > 5 && y < 35 && z > 5 && z < 25;
        one[i] = inside && x > 5 && x < 20 ? 1 : 0;
        two[i] = one[i] != 0 ? 1 : inside && x >= 20 && x < 33 ? 5 : 0;
      }
      alone.add(one, new int[1600], Workers.single());
      both.add(two, new int[1600], Workers.single());
    }
    List<CellMeasurements> cells = both.measurements();
    assertEquals(List.of(1, 5), cells.stream().map(CellMeasurements::id).toList());
    assertEquals(
        alone.measurements().get(0).cell().surface(), cells.get(0).cell().surface(), 1e-9);
  }

  @Test
  public void theFrameClosesACutBody() {
    CellMeasurer measurer = new CellMeasurer(Size.of(50, 50), new VoxelSize(40, 40, 40));
    for (int z = 0; z < 50; z++) {
      int[] full = new int[2500];
      Arrays.fill(full, 1);
      measurer.add(full, full, Workers.single());
    }
    CellMeasurements cell = measurer.measurements().get(0);
    assertEquals(6 * 2 * 2, cell.cell().surface(), 0.05 * 24);
    assertEquals(cell.cell().surface(), cell.nucleus().surface(), 0);
  }

  @Test
  public void figuresDoNotDependOnThreads() {
    assertEquals(random(Workers.single()), random(Workers.of(3)));
  }

  private static List<CellMeasurements> random(Workers workers) {
    Random random = new Random(8);
    CellMeasurer measurer = new CellMeasurer(Size.of(17, 9), new VoxelSize(40, 40, 200));
    for (int z = 0; z < 7; z++) {
      int[] cells = random.ints(17 * 9, 0, 4).toArray();
      measurer.add(cells, new int[17 * 9], workers);
    }
    return measurer.measurements();
  }

  @Test
  public void polarityRatioAndBoxOfBlocks() {
    CellMeasurer measurer = new CellMeasurer(Size.of(12, 8), new VoxelSize(100, 100, 200));
    for (int z = 0; z < 6; z++) {
      int[] cells = new int[96];
      int[] nuclei = new int[96];
      for (int y = 1; y < 7 && z >= 1 && z < 5; y++) {
        for (int x = 1; x < 11; x++) {
          cells[y * 12 + x] = 3;
          nuclei[y * 12 + x] = x >= 7 && x < 9 && y >= 3 && y < 5 && z < 3 ? 3 : 0;
        }
      }
      measurer.add(cells, nuclei, Workers.single());
    }
    CellMeasurements cell = measurer.measurements().get(0);
    assertEquals(240, cell.cell().voxels());
    assertEquals(0.48, cell.cell().volume(), 1e-12);
    assertEquals(8 / 240.0, cell.nucleusToCellRatio(), 1e-12);
    assertEquals(232 * 0.002, cell.cytoplasmVolume(), 1e-12);
    assertEquals(5.5, cell.cell().centroidPx().x(), 1e-12);
    assertEquals(new Position(0.2, 0, -0.2).x(), cell.polarity().x(), 1e-12);
    assertEquals(0, cell.polarity().y(), 1e-12);
    assertEquals(-0.2, cell.polarity().z(), 1e-12);
    assertEquals(new Box(1, 1, 1, 10, 6, 4), cell.cell().box().orElseThrow());
    assertEquals(1, cell.nucleusPieces());
    assertFalse(cell.isPart());
  }

  @Test
  public void cutCellsAreFlaggedByTheFaceThatCutsThem() {
    CellMeasurer measurer = new CellMeasurer(Size.of(5, 5), VoxelSize.UNIT);
    for (int z = 0; z < 3; z++) {
      int[] cells = new int[25];
      cells[6] = z == 0 ? 1 : 0;
      cells[8] = z == 2 ? 2 : 0;
      cells[14] = z == 1 ? 3 : 0;
      cells[12] = z == 1 ? 4 : 0;
      measurer.add(cells, new int[25], Workers.single());
    }
    List<CellMeasurements> cells = measurer.measurements();
    assertTrue(
        cells.get(0).cutByTop() && !cells.get(0).cutByBottom() && !cells.get(0).cutBySide());
    assertTrue(
        cells.get(1).cutByBottom() && !cells.get(1).cutByTop() && !cells.get(1).cutBySide());
    assertTrue(
        cells.get(2).cutBySide() && !cells.get(2).cutByTop() && !cells.get(2).cutByBottom());
    assertFalse(cells.get(3).isPart());
  }

  @Test
  public void piecesOfNucleiAreTheComponentsOfTheWholeVolume() {
    Random random = new Random(5);
    for (Size size :
        List.of(new Size(14, 11, 9), new Size(1, 30, 6), new Size(30, 1, 5), new Size(9, 9, 1))) {
      int[] volume = new int[size.voxels()];
      for (int i = 0; i < volume.length; i++) {
        volume[i] = random.nextDouble() < 0.13 ? 1 + random.nextInt(2) : 0;
      }
      PieceCounter counter = new PieceCounter(size.width(), size.height());
      for (int z = 0; z < size.depth(); z++) {
        counter.add(
            Arrays.copyOfRange(volume, z * size.slicePixels(), (z + 1) * size.slicePixels()));
      }
      for (int label = 1; label <= 2; label++) {
        boolean[] mask = new boolean[volume.length];
        for (int i = 0; i < mask.length; i++) {
          mask[i] = volume[i] == label;
        }
        Components components = Components.label(mask, size, Connectivity.ALL);
        int large = 0;
        for (int i = 1; i <= components.count(); i++) {
          large += components.voxels(i) >= 3 ? 1 : 0;
        }
        assertEquals(components.count(), counter.pieces(label, 0));
        assertEquals(large, counter.pieces(label, 3));
      }
    }
  }

  @Test
  public void aCellWithoutANucleusHasNoPolarityButAllElse() {
    CellMeasurer measurer = new CellMeasurer(Size.of(3, 3), VoxelSize.UNIT);
    measurer.add(new int[] {0, 0, 0, 0, 9, 0, 0, 0, 0}, new int[9], Workers.single());
    CellMeasurements cell = measurer.measurements().get(0);
    assertEquals(0, cell.nucleusToCellRatio(), 0);
    assertEquals(0, cell.nucleusPieces());
    assertTrue(Double.isNaN(cell.polarity().length()));
    assertTrue(cell.nucleus().box().isEmpty());
  }

  @Test
  public void badSlicesAreRefusedWithThePlace() {
    CellMeasurer measurer = new CellMeasurer(Size.of(2, 2), VoxelSize.UNIT);
    IllegalArgumentException outside = assertThrows(
        IllegalArgumentException.class,
        () -> measurer.add(new int[] {0, 0, 1, 0}, new int[] {0, 0, 1, 1}, Workers.single()));
    assertTrue(outside.getMessage(), outside.getMessage().contains("column 1, row 1, slice 0"));
    assertThrows(
        IllegalArgumentException.class,
        () -> measurer.add(new int[] {0, 0, 70000, 0}, new int[4], Workers.single()));
    assertThrows(
        IllegalArgumentException.class,
        () -> measurer.add(new int[3], new int[4], Workers.single()));
    measurer.measurements();
    assertThrows(
        IllegalStateException.class, () -> measurer.add(new int[4], new int[4], Workers.single()));
  }
}
