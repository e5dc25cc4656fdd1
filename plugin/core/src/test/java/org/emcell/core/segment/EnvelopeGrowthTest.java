package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class EnvelopeGrowthTest {

  private static final VoxelSize VOXEL = new VoxelSize(20, 20, 50);

  private final Scene scene = new Scene(Size.of(300, 280), VOXEL, 3);
  private final SliceGeometry slice = new SliceGeometry(scene.size, VOXEL);

  public EnvelopeGrowthTest() {
    scene.cell(3000, 3000, 25, 10000, 10000, 1e9);
  }

  private boolean[] grow(boolean[] inside) {
    return EnvelopeGrowth.grow(inside, slice.smooth(scene.grey, 20), slice);
  }

  private boolean[] disk(double radius) {
    return scene.ellipsoid(3000, 2800, 25, radius, radius, 1e9);
  }

  private static void assertWithin(boolean[] inner, boolean[] outer) {
    for (int i = 0; i < inner.length; i++) {
      assertTrue("pixel " + i, outer[i] || !inner[i]);
    }
  }

  @Test
  public void regionGrowsOntoTheEnvelopeAndNoFarther() {
    boolean[] nucleus = scene.nucleus(3000, 2800, 25, 2000, 2000, 1e9);
    boolean[] grown = grow(disk(1850));
    assertWithin(nucleus, grown);
    assertWithin(grown, disk(2000 + 80 + 20));
  }

  @Test
  public void growthFromFarAwayEndsAfterItsReach() {
    scene.nucleus(3000, 2800, 25, 2500, 2500, 1e9);
    boolean[] grown = grow(disk(2050));
    assertWithin(disk(2050 + 200), grown);
    // 250 nm along the diagonals of the pixels, and the disk that follows.
    assertWithin(grown, disk(2050 + 250 * Math.sqrt(2) + 45 + 30));
  }

  @Test
  public void gapInTheEnvelopeLetsOnlyLittleOut() {
    boolean[] nucleus = scene.nucleus(3000, 2800, 25, 2000, 2000, 1e9);
    boolean[] gap = scene.ellipsoid(3000, 760, 25, 150, 150, 1e9);
    for (int i = 0; i < gap.length; i++) {
      scene.grey[i] = gap[i] ? Scene.NUCLEUS : scene.grey[i];
    }
    boolean[] grown = grow(disk(1850));
    assertTrue(Scene.jaccard(grown, nucleus) > 0.9);
  }

  @Test
  public void regionWithNothingDarkerAroundItDoesNotGrow() {
    boolean[] dark = disk(2000);
    for (int i = 0; i < dark.length; i++) {
      scene.grey[i] = dark[i] ? Scene.ENVELOPE : Scene.RESIN;
    }
    assertWithin(grow(dark), disk(2000 + 45 + 30));
  }

  @Test
  public void severalPiecesGrowTogether() {
    boolean[] nucleus = scene.nucleus(3000, 2800, 25, 2000, 2000, 1e9);
    boolean[] lobes = disk(1850);
    for (int i = 0; i < lobes.length; i++) {
      lobes[i] &= Math.abs(scene.size.x(i) - 150) > 5;
    }
    assertTrue(Scene.jaccard(grow(lobes), grow(disk(1850))) > 0.99);
    assertTrue(Scene.jaccard(grow(lobes), nucleus) > 0.9);
  }

  @Test
  public void nothingGrowsFromNothing() {
    assertEquals(0, Masks.count(grow(new boolean[scene.size.voxels()])));
  }

  @Test
  public void regionIsNotChanged() {
    boolean[] region = disk(1850);
    scene.nucleus(3000, 2800, 25, 2000, 2000, 1e9);
    grow(region);
    assertArrayEquals(disk(1850), region);
  }
}
