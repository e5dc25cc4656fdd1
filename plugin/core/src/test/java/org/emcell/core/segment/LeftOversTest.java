package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.junit.Test;

public class LeftOversTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 50, 200);

  private final Size size = new Size(40, 30, 8);
  private final int[] cells = new int[size.voxels()];
  private final boolean[] stained = new boolean[size.voxels()];

  @Test
  public void aPieceBetweenTwoCellsGoesToTheOneWithTheLargerContact() {
    cell(1, 2, 5, 2, 9, 20, 6);
    cell(2, 14, 5, 2, 20, 20, 6);
    stain(10, 8, 3, 13, 10, 4);
    stain(13, 6, 3, 13, 14, 4);
    LeftOvers pieces = find();
    int[] expected = cells.clone();
    Arrays.setAll(expected, i -> stained[i] && expected[i] == 0 ? 2 : expected[i]);
    assertArrayEquals(expected, filled(pieces));
    assertEquals(Map.of(2, (4 * 3 + 6) * 2 * VOXEL.cubicMicrometres()), pieces.volumes());
  }

  @Test
  public void aCellThatIsThereKeepsItsPixels() {
    cell(1, 2, 5, 2, 9, 20, 6);
    cell(2, 14, 5, 2, 20, 20, 6);
    stain(10, 8, 3, 13, 10, 4);
    LeftOvers pieces = find();
    int[] slice = new int[size.slicePixels()];
    slice[size.index(11, 9, 0)] = 7;
    pieces.fill(3, slice);
    assertEquals(7, slice[size.index(11, 9, 0)]);
    assertEquals(1, slice[size.index(12, 9, 0)]);
  }

  @Test
  public void facesCountByTheirAreaNotByTheirNumber() {
    cell(1, 10, 9, 2, 14, 9, 3);
    cell(2, 10, 10, 5, 14, 12, 5);
    stain(10, 10, 4, 14, 10, 4);
    cell(1, 10, 9, 4, 14, 9, 4);
    // Both touch with five faces: those between rows have 40 x 200 nm2, those between slices 40 x
    // 50.
    assertEquals(Map.of(1, 5 * VOXEL.cubicMicrometres()), find().volumes());
  }

  @Test
  public void whatTouchesOnlyOneCellOrAFaceOfTheStackIsGivenToNobody() {
    cell(1, 2, 5, 0, 9, 20, 7);
    cell(2, 14, 5, 0, 20, 20, 7);
    stain(21, 8, 3, 23, 10, 4);
    stain(10, 8, 0, 13, 10, 1);
    stain(10, 14, 6, 13, 15, 7);
    assertEquals(Map.of(), find().volumes());
  }

  @Test
  public void whatMayBeACellIsGivenToNobody() {
    Size wide = new Size(120, 80, 5);
    int[] ids = new int[wide.voxels()];
    boolean[] all = new boolean[wide.voxels()];
    for (int i = 0; i < ids.length; i++) {
      boolean inside = wide.y(i) > 10 && wide.y(i) < 60 && wide.z(i) > 0 && wide.z(i) < 4;
      all[i] = inside && wide.x(i) > 5 && wide.x(i) < 100;
      ids[i] = !all[i] || wide.x(i) > 25 && wide.x(i) < 80 ? 0 : wide.x(i) < 50 ? 1 : 2;
    }
    // 54 columns of 40 nm and 49 rows of 50 nm: more than 1 um from everything in the middle.
    assertEquals(Map.of(), find(wide, ids, all).volumes());
  }

  @Test
  public void piecesAreTheSameAsThoseOfTheWholeVolume() {
    Random random = new Random(5);
    for (int round = 0; round < 60; round++) {
      double share = 0.1 + 0.4 * random.nextDouble();
      Arrays.fill(cells, 0);
      for (int i = 0; i < cells.length; i++) {
        stained[i] = random.nextDouble() < share;
        cells[i] = stained[i] && random.nextDouble() < 0.3 ? 1 + random.nextInt(3) : 0;
      }
      LeftOvers pieces = find();
      Map<Integer, Double> volumes = new TreeMap<>();
      assertArrayEquals(expected(volumes), filled(pieces));
      assertEquals(volumes.keySet(), pieces.volumes().keySet());
      volumes.forEach((id, volume) -> assertEquals(volume, pieces.volumes().get(id), 1e-9));
    }
  }

  private int[] expected(Map<Integer, Double> volumes) {
    boolean[] rest = new boolean[cells.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = stained[i] && cells[i] == 0;
    }
    Components all = Components.label(rest, size, Connectivity.FACES);
    double[][] contact = new double[all.count() + 1][4];
    int[] labels = all.labels();
    int[] steps = {1, size.width(), size.slicePixels()};
    double[] areas = {50 * 200, 40 * 200, 40 * 50};
    for (int i = 0; i < labels.length; i++) {
      boolean[] inside = {
        size.x(i) + 1 < size.width(), size.y(i) + 1 < size.height(), size.z(i) + 1 < size.depth()
      };
      for (int axis = 0; axis < 3; axis++) {
        if (inside[axis]) {
          int j = i + steps[axis];
          contact[labels[i]][cells[j]] += areas[axis];
          contact[labels[j]][cells[i]] += areas[axis];
        }
      }
    }
    int[] result = cells.clone();
    for (int label = 1; label <= all.count(); label++) {
      double[] area = contact[label];
      int touched = 0;
      int best = 1;
      for (int id = 1; id <= 3; id++) {
        touched += area[id] > 0 ? 1 : 0;
        best = area[id] > area[best] ? id : best;
      }
      Box box = all.box(label);
      if (touched > 1 && !box.touchesSide(size) && !box.touchesTopOrBottom(size)) {
        volumes.merge(best, all.voxels(label) * VOXEL.cubicMicrometres(), Double::sum);
        for (int i = 0; i < result.length; i++) {
          result[i] = labels[i] == label ? best : result[i];
        }
      }
    }
    return result;
  }

  private void cell(int id, int x0, int y0, int z0, int x1, int y1, int z1) {
    paint(x0, y0, z0, x1, y1, z1, id);
  }

  private void stain(int x0, int y0, int z0, int x1, int y1, int z1) {
    paint(x0, y0, z0, x1, y1, z1, 0);
  }

  private void paint(int x0, int y0, int z0, int x1, int y1, int z1, int id) {
    for (int z = z0; z <= z1; z++) {
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          int i = size.index(x, y, z);
          stained[i] = true;
          cells[i] = id;
        }
      }
    }
  }

  private LeftOvers find() {
    return find(size, cells, stained);
  }

  private static LeftOvers find(Size volume, int[] ids, boolean[] material) {
    LeftOvers pieces = new LeftOvers(volume, VOXEL);
    int pixels = volume.slicePixels();
    for (int z = 0; z < volume.depth(); z++) {
      pieces.add(
          Arrays.copyOfRange(ids, z * pixels, (z + 1) * pixels),
          Arrays.copyOfRange(material, z * pixels, (z + 1) * pixels));
    }
    return pieces;
  }

  private int[] filled(LeftOvers pieces) {
    int[] result = new int[cells.length];
    int pixels = size.slicePixels();
    for (int z = 0; z < size.depth(); z++) {
      int[] slice = Arrays.copyOfRange(cells, z * pixels, (z + 1) * pixels);
      pieces.fill(z, slice);
      System.arraycopy(slice, 0, result, z * pixels, pixels);
    }
    return result;
  }
}
