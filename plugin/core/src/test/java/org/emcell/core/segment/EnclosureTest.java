package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class EnclosureTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 100);
  private static final Size SIZE = new Size(200, 180, 9);

  private final Enclosure enclosure = new Enclosure(SIZE, VOXEL);

  @Test
  public void aNucleusWithinItsEnvelopeIsOne() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 1).draw(4000, 3600, 450, 3200, 1600, true);
    assertEquals(true, enclosure.holds(toy.grey, toy.nucleus));
  }

  @Test
  public void cytoplasmThatNothingPartsFromTheRestIsNone() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 2).draw(4000, 3600, 450, 3200, 0, true);
    assertEquals(false, enclosure.holds(toy.grey, ball(1600)));
  }

  @Test
  public void ofSomethingSmallNothingIsSaid() {
    ToyCell toy = new ToyCell(SIZE, VOXEL, 3).draw(4000, 3600, 450, 3200, 0, true);
    assertEquals(true, enclosure.holds(toy.grey, ball(350)));
    assertEquals(true, enclosure.holds(toy.grey, new boolean[SIZE.voxels()]));
  }

  private static boolean[] ball(double radius) {
    return new ToyCell(SIZE, VOXEL, 4).draw(4000, 3600, 450, 3200, radius, true).nucleus;
  }
}
