package org.emcell.core.phantom;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class SmoothNoiseTest {

  @Test
  public void aPlaneShowsTheFieldAtEverySpacing() {
    for (double spacing : new double[] {35, 75, 400, 5000}) {
      SmoothNoise field = new SmoothNoise(3, spacing);
      SmoothNoise.Plane plane = field.plane();
      float[] row = new float[70];
      for (double[] corner : new double[][] {{-900, 130, 77}, {40_000, -3, -2500}, {0, 0, 0}}) {
        plane.cut(corner[0], corner[1], corner[2], 70, 9, 40, 30);
        for (int y = 0; y < 9; y++) {
          plane.row(y, 0, 70, row);
          for (int x = 0; x < 70; x++) {
            assertEquals(field.at(corner[0] + 40 * x, corner[1] + 30 * y, corner[2]), row[x], 1e-3);
          }
        }
      }
    }
  }

  @Test
  public void aPartOfARowIsWhatTheWholeRowShowsThere() {
    for (double spacing : new double[] {75, 400, 5000}) {
      SmoothNoise.Plane plane = new SmoothNoise(4, spacing).plane();
      plane.cut(-310, 50, 90, 70, 9, 40, 30);
      float[] whole = new float[70];
      plane.row(6, 0, 70, whole);
      float[] part = new float[70];
      plane.row(6, 23, 48, part);
      for (int x = 0; x < 70; x++) {
        assertEquals(x < 23 || x >= 48 ? 0 : whole[x], part[x], 0);
      }
    }
  }

  @Test
  public void theFieldHasMeanZeroAndUnitSpread() {
    SmoothNoise field = new SmoothNoise(9, 100);
    double sum = 0;
    double square = 0;
    int count = 0;
    for (double z = 3; z < 3000; z += 137) {
      for (double y = 3; y < 3000; y += 137) {
        for (double x = 3; x < 3000; x += 137) {
          double value = field.at(x, y, z);
          sum += value;
          square += value * value;
          count++;
        }
      }
    }
    assertEquals(0, sum / count, 0.05);
    assertEquals(1, Math.sqrt(square / count), 0.05);
  }

  @Test
  public void acquisitionNoiseHasMeanZeroAndUnitSpread() {
    int[] noise = new int[200_000];
    int[] part = new int[200];
    for (int start = 0; start < noise.length; start += part.length) {
      LatticeHash.coarseNormal(5, start, part.length, part);
      System.arraycopy(part, 0, noise, start, part.length);
    }
    double sum = 0;
    double square = 0;
    double neighbours = 0;
    for (int i = 0; i < noise.length; i++) {
      double value = noise[i] * LatticeHash.TO_NORMAL;
      sum += value;
      square += value * value;
      neighbours += i == 0 ? 0 : value * noise[i - 1] * LatticeHash.TO_NORMAL;
    }
    assertEquals(0, sum / noise.length, 0.01);
    assertEquals(1, square / noise.length, 0.01);
    assertEquals("neighbours are independent", 0, neighbours / noise.length, 0.01);
  }
}
