package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class SuperpixelsTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 50);
  private static final double RESIN = 180;

  private final Scene scene = new Scene(Size.of(300, 200), VOXEL, 2);
  private final SliceGeometry slice = new SliceGeometry(scene.size, VOXEL);

  public SuperpixelsTest() {
    scene.cell(6000, 4000, 25, 20000, 20000, 1e9);
  }

  private Superpixels cut() {
    return Superpixels.cut(slice.smooth(scene.grey, 20), slice, RESIN, 60, 1);
  }

  @Test
  public void nearestPieceIsTheNucleusAboutThePoint() {
    boolean[] own = scene.nucleus(3500, 4000, 25, 1500, 2000, 1e9);
    boolean[] other = scene.nucleus(8500, 4000, 25, 2000, 2000, 1e9);
    assertTrue(Scene.jaccard(cut().nearest(80, 100, 3000), own) > 0.7);
    assertTrue(Scene.jaccard(cut().nearest(220, 100, 3000), other) > 0.7);
  }

  @Test
  public void nothingIsNearestFartherThanTheReach() {
    scene.nucleus(3500, 4000, 25, 1500, 2000, 1e9);
    assertTrue(Masks.count(cut().nearest(175, 100, 3000)) > 0);
    assertEquals(0, Masks.count(cut().nearest(175, 100, 1500)));
  }

  @Test
  public void piecesAtTheBorderAreNoNuclei() {
    scene.nucleus(1000, 4000, 25, 1500, 1500, 1e9);
    assertEquals(0, Masks.count(cut().nearest(25, 100, 3000)));
  }

  @Test
  public void resinIsNoNucleus() {
    boolean[] gap = scene.nucleus(6000, 4000, 25, 1500, 1500, 1e9);
    for (int i = 0; i < gap.length; i++) {
      scene.grey[i] = gap[i] ? Scene.RESIN : scene.grey[i];
    }
    assertEquals(0, Masks.count(cut().nearest(150, 100, 3000)));
    assertEquals(0, Masks.count(cut().continuing(gap)));
  }

  @Test
  public void smallPiecesAreNoNuclei() {
    scene.nucleus(6000, 4000, 25, 400, 400, 1e9);
    assertEquals(0, Masks.count(cut().nearest(150, 100, 3000)));
  }

  @Test
  public void lobesOfFoldedNucleusGoOnTogether() {
    boolean[] nucleus = scene.nucleus(6000, 4000, 25, 3000, 2500, 1e9);
    scene.wall(5600, nucleus);
    boolean[] found = cut().continuing(nucleus);
    assertTrue(found[scene.size.index(110, 100, 0)]);
    assertTrue(found[scene.size.index(180, 100, 0)]);
  }

  @Test
  public void pieceThatLiesMostlyOutsideOfTheLastNucleusDoesNotGoOnBesideOthers() {
    scene.nucleus(3500, 4000, 25, 1500, 2000, 1e9);
    scene.nucleus(8500, 4000, 25, 2000, 2000, 1e9);
    // All of the left one, and the left third of the right one.
    boolean[] last = scene.rectangle(40, 40, 200, 160);
    boolean[] found = cut().continuing(last);
    assertTrue(found[scene.size.index(87, 100, 0)]);
    assertFalse(found[scene.size.index(230, 100, 0)]);
  }

  @Test
  public void onlyPieceThatOverlapsGoesOnHoweverLittleItDoes() {
    scene.nucleus(8500, 4000, 25, 2000, 2000, 1e9);
    boolean[] last = scene.rectangle(40, 40, 190, 160);
    assertTrue(cut().continuing(last)[scene.size.index(230, 100, 0)]);
  }

  @Test
  public void ofPiecesThatAllLieMostlyOutsideTheOneWithTheLargestOverlapGoesOn() {
    scene.nucleus(3500, 4000, 25, 2000, 2000, 1e9);
    scene.nucleus(8500, 4000, 25, 2000, 2000, 1e9);
    boolean[] last = scene.rectangle(100, 40, 210, 160);
    boolean[] found = cut().continuing(last);
    assertFalse(found[scene.size.index(87, 100, 0)]);
    assertTrue(found[scene.size.index(230, 100, 0)]);
  }

  @Test
  public void nothingGoesOnWhereNothingOverlaps() {
    scene.nucleus(3500, 4000, 25, 1500, 2000, 1e9);
    assertEquals(0, Masks.count(cut().continuing(scene.rectangle(150, 40, 250, 160))));
  }
}
