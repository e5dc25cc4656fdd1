package org.emcell.core.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class ComponentsTest {

  private final Random random = new Random(4);

  @Test
  public void labelsAreThoseOfFloodingInRasterOrder() {
    for (Size size : OddImages.SIZES) {
      for (double share : OddImages.SHARES) {
        for (Connectivity connectivity : Connectivity.values()) {
          boolean[] mask = OddImages.mask(size, share, random);
          assertArrayEquals(
              size + ", " + share + ", " + connectivity,
              flooded(mask, size, connectivity),
              Components.label(mask, size, connectivity).labels());
        }
      }
    }
  }

  @Test
  public void masksOfManyRunsAreLabelledLikeSmallOnes() {
    for (Size size : List.of(Size.of(700, 60), new Size(40, 40, 30))) {
      for (double share : new double[] {0.1, 0.3, 0.4, 0.6}) {
        for (Connectivity connectivity : Connectivity.values()) {
          boolean[] mask = OddImages.mask(size, share, random);
          assertArrayEquals(
              flooded(mask, size, connectivity),
              Components.label(mask, size, connectivity).labels());
        }
      }
    }
  }

  @Test
  public void theTeethOfACombAreOnePiece() {
    Size size = Size.of(201, 50);
    boolean[] comb = new boolean[size.voxels()];
    for (int i = 0; i < comb.length; i++) {
      comb[i] = size.x(i) % 2 == 0 || size.y(i) == 49;
    }
    Components teeth = Components.label(comb, size, Connectivity.FACES);
    assertEquals(1, teeth.count());
    assertEquals(101 * 49 + 201, teeth.voxels(1));
  }

  @Test
  public void diagonalNeighboursConnectOnlyWhenAllDo() {
    Size size = new Size(2, 2, 2);
    boolean[] mask = new boolean[8];
    mask[size.index(0, 0, 0)] = true;
    mask[size.index(1, 1, 1)] = true;
    assertEquals(1, Components.label(mask, size, Connectivity.ALL).count());
    assertEquals(2, Components.label(mask, size, Connectivity.FACES).count());
  }

  @Test
  public void voxelsBoxAndCentroidAreThoseOfTheLabelImage() {
    for (Size size : OddImages.SIZES) {
      boolean[] mask = OddImages.mask(size, 0.3, random);
      Components components = Components.label(mask, size, Connectivity.ALL);
      int[] labels = components.labels();
      for (int label = 1; label <= components.count(); label++) {
        assertMeasures(components, labels, label);
      }
    }
  }

  private static void assertMeasures(Components components, int[] labels, int label) {
    Size size = components.size();
    List<int[]> places = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        places.add(new int[] {size.x(i), size.y(i), size.z(i)});
      }
    }
    assertEquals(places.size(), components.voxels(label));
    int[] min = new int[3];
    int[] max = new int[3];
    double[] mean = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      min[axis] = places.stream().mapToInt(place -> place[a]).min().getAsInt();
      max[axis] = places.stream().mapToInt(place -> place[a]).max().getAsInt();
      mean[axis] = places.stream().mapToInt(place -> place[a]).average().getAsDouble();
    }
    assertEquals(new Box(min[0], min[1], min[2], max[0], max[1], max[2]), components.box(label));
    assertEquals(mean[0], components.centroidX(label), 1e-9);
    assertEquals(mean[1], components.centroidY(label), 1e-9);
    assertEquals(mean[2], components.centroidZ(label), 1e-9);
  }

  @Test
  public void theChosenComponentsAreKeptWholeAndTheOthersNotAtAll() {
    Size size = new Size(20, 15, 4);
    boolean[] mask = OddImages.mask(size, 0.25, random);
    Components components = Components.label(mask, size, Connectivity.FACES);
    int[] labels = components.labels();
    List<Integer> asked = new ArrayList<>();
    boolean[] kept = components.keep(label -> {
      asked.add(label);
      return label % 3 == 1;
    });
    for (int i = 0; i < kept.length; i++) {
      assertEquals(labels[i] > 0 && labels[i] % 3 == 1, kept[i]);
    }
    assertEquals("each label is asked for once", components.count(), asked.size());
  }

  @Test
  public void theLargestComponentIsTheFirstOfTheLargestOnes() {
    Size size = Size.of(9, 1);
    boolean[] mask = {true, false, true, true, false, true, true, false, true};
    boolean[] largest = {false, false, true, true, false, false, false, false, false};
    assertEquals(2, Components.label(mask, size, Connectivity.ALL).largest());
    assertArrayEquals(largest, Components.largest(mask, size, Connectivity.ALL));
  }

  @Test
  public void anEmptyMaskHasNoComponents() {
    Size size = new Size(4, 3, 2);
    Components components = Components.label(new boolean[24], size, Connectivity.ALL);
    assertEquals(0, components.count());
    assertEquals(0, components.largest());
    assertArrayEquals(new int[24], components.labels());
    assertArrayEquals(new boolean[24], Components.largest(new boolean[24], size, Connectivity.ALL));
    assertThrows(IndexOutOfBoundsException.class, () -> components.voxels(1));
  }

  @Test
  public void whatACallerDoesToALabelImageLeavesTheComponentsAlone() {
    Size size = Size.of(3, 1);
    Components components =
        Components.label(new boolean[] {true, false, true}, size, Connectivity.ALL);
    components.labels()[0] = 99;
    assertArrayEquals(new int[] {1, 0, 2}, components.labels());
  }

  @Test
  public void aMaskOfAnotherSizeIsRefused() {
    IllegalArgumentException fault = assertThrows(
        IllegalArgumentException.class,
        () -> Components.label(new boolean[5], Size.of(3, 2), Connectivity.ALL));
    assertTrue(
        fault.getMessage(),
        fault.getMessage().contains("6") && fault.getMessage().contains("5"));
  }

  /** Labels one component after the other by visiting neighbours of neighbours. */
  static int[] flooded(boolean[] mask, Size size, Connectivity connectivity) {
    int[] labels = new int[mask.length];
    int last = 0;
    Deque<Integer> queue = new ArrayDeque<>();
    for (int start = 0; start < mask.length; start++) {
      if (!mask[start] || labels[start] != 0) {
        continue;
      }
      labels[start] = ++last;
      queue.add(start);
      while (!queue.isEmpty()) {
        for (int neighbour : OddImages.neighbours(size, queue.remove(), connectivity)) {
          if (mask[neighbour] && labels[neighbour] == 0) {
            labels[neighbour] = last;
            queue.add(neighbour);
          }
        }
      }
    }
    return labels;
  }
}
