package org.emcell.core.segment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.junit.Test;

public class NuclearLobesTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 50);
  private static final Size SIZE = Size.of(260, 240);

  @Test
  public void lobesThatTouchInASingleSliceArePartedByTheEnvelopeBetweenThem() {
    Scene scene = new Scene(SIZE, VOXEL, 11);
    scene.cell(5200, 4800, 25, 4400, 4200, 1e6);
    boolean[] nucleus = scene.nucleus(5200, 4800, 25, 2200, 1800, 1e6);
    scene.wall(5600, nucleus);
    boolean[] found = nucleus(scene);
    assertEquals(2, Components.label(found, SIZE, Connectivity.ALL).count());
    assertTrue(Scene.jaccard(found, nucleus) > 0.85);
  }

  @Test
  public void anEnvelopeThatReachesOnlyHalfWayInPartsNothing() {
    Scene scene = new Scene(SIZE, VOXEL, 12);
    scene.cell(5200, 4800, 25, 4400, 4200, 1e6);
    boolean[] nucleus = scene.nucleus(5200, 4800, 25, 2200, 1800, 1e6);
    boolean[] upper = nucleus.clone();
    for (int i = SIZE.index(0, 115, 0); i < upper.length; i++) {
      upper[i] = false;
    }
    scene.wall(5600, upper);
    assertEquals(1, Components.label(nucleus(scene), SIZE, Connectivity.ALL).count());
  }

  @Test
  public void faintLinesThroughANucleusPartNothing() {
    float[] sheet = new float[SIZE.voxels()];
    boolean[] nucleus = new Scene(SIZE, VOXEL, 13).ellipsoid(5200, 4800, 25, 2200, 1800, 1e6);
    assertEquals(0, Masks.count(withLine(sheet, 0.25f).clefts(nucleus)));
    assertEquals(2 * rows(nucleus, 130), Masks.count(withLine(sheet, 0.5f).clefts(nucleus)), 12);
  }

  /** With specks of resin so near to it nothing of the nucleus seemed to lie deep in the cell. */
  @Test
  public void brightSpecksDoNotHideTheNucleusBesideThem() {
    Scene scene = new Scene(SIZE, VOXEL, 14);
    scene.cell(5200, 4800, 25, 4400, 4200, 1e6);
    boolean[] nucleus = scene.nucleus(5200, 4800, 25, 1200, 1200, 1e6);
    for (int k = 0; k < 8; k++) {
      double x = 5200 + 1500 * Math.cos(k * Math.PI / 4);
      double y = 4800 + 1500 * Math.sin(k * Math.PI / 4);
      boolean[] speck = scene.ellipsoid(x, y, 25, 140, 140, 1e6);
      for (int i = 0; i < speck.length; i++) {
        scene.grey[i] = speck[i] ? Scene.RESIN : scene.grey[i];
      }
    }
    assertTrue(Scene.jaccard(nucleus(scene), nucleus) > 0.8);
  }

  private static NuclearLobes withLine(float[] sheet, float strength) {
    for (int y = 0; y < SIZE.height(); y++) {
      sheet[SIZE.index(130, y, 0)] = strength;
    }
    return new NuclearLobes(sheet, share -> share, SIZE, VOXEL);
  }

  private static int rows(boolean[] mask, int column) {
    int rows = 0;
    for (int y = 0; y < SIZE.height(); y++) {
      rows += mask[SIZE.index(column, y, 0)] ? 1 : 0;
    }
    return rows;
  }

  private static boolean[] nucleus(Scene scene) {
    return NucleusSegmenter.of(NucleusSegmenter.Settings.DEFAULT)
        .segment(scene.stack(), VOXEL, Centre.of(SIZE), Workers.single(), Progress.none())
        .voxels();
  }
}
