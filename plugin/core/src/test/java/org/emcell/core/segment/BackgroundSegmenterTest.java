package org.emcell.core.segment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

public class BackgroundSegmenterTest {

  private static final BackgroundSegmenter.Settings PAPER = BackgroundSegmenter.Settings.DEFAULT;

  private static final BackgroundSegmenter.Settings LEFT_TO_OTSU = new BackgroundSegmenter.Settings(
      PAPER.gaussianSigma(),
      PAPER.edgeSigma(),
      PAPER.edgeWidth(),
      PAPER.minimumArea(),
      0,
      1,
      PAPER.largestHole(),
      PAPER.closing(),
      PAPER.opening(),
      PAPER.brightRim());

  /** Two cells of 3 and 2 um, and a piece of debris of 0.6 um, in 14 x 10 um of resin. */
  private static Scene scene(double pixel) {
    Size size = Size.of((int) (14000 / pixel), (int) (10000 / pixel));
    Scene scene = new Scene(size, new VoxelSize(pixel, pixel, 50), 1);
    scene.cell(4000, 4500, 25, 3000, 3000, 1e9);
    scene.cell(11000, 6000, 25, 2000, 3500, 1e9);
    scene.cell(8200, 1300, 25, 600, 600, 1e9);
    return scene;
  }

  private static boolean[] stained(Scene scene) {
    boolean[] stained = scene.ellipsoid(4000, 4500, 25, 3000, 3000, 1e9);
    boolean[] other = scene.ellipsoid(11000, 6000, 25, 2000, 3500, 1e9);
    for (int i = 0; i < stained.length; i++) {
      stained[i] |= other[i];
    }
    return stained;
  }

  private static boolean[] resin(Scene scene, BackgroundSegmenter.Settings settings) {
    return new BackgroundSegmenter(settings).segment(scene.grey, scene.size, scene.voxel);
  }

  @Test
  public void resinIsWhatLiesBetweenCellsAndDebrisIsPartOfIt() {
    Scene scene = scene(40);
    assertTrue(Scene.jaccard(resin(scene, PAPER), Masks.not(stained(scene))) > 0.95);
  }

  @Test
  public void resolutionDoesNotMatter() {
    Scene fine = scene(20);
    Scene coarse = scene(40);
    double atFine = Scene.jaccard(resin(fine, PAPER), Masks.not(stained(fine)));
    double atCoarse = Scene.jaccard(resin(coarse, PAPER), Masks.not(stained(coarse)));
    assertEquals(atFine, atCoarse, 0.02);
  }

  @Test
  public void levelsOfGreyDoNotMatter() {
    Scene scene = scene(40);
    boolean[] resin = resin(scene, PAPER);
    for (float scale : new float[] {0.5f, 0.8f, 257}) {
      Scene other = scene(40);
      for (int i = 0; i < other.grey.length; i++) {
        other.grey[i] *= scale;
      }
      assertTrue("grey x " + scale, Scene.jaccard(resin, resin(other, PAPER)) > 0.999);
    }
  }

  @Test
  public void brightNucleusIsNotResinThoughOtsuWouldHaveItSo() {
    for (float scale : new float[] {1, 0.8f}) {
      Scene scene = new Scene(Size.of(300, 200), new VoxelSize(40, 40, 50), 7);
      boolean[] cytoplasm = scene.rectangle(25, 0, 300, 200);
      scene.rough(cytoplasm);
      for (int i = 0; i < cytoplasm.length; i++) {
        scene.grey[i] -= cytoplasm[i] ? 30 : 0;
      }
      scene.nucleus(7000, 4000, 25, 2500, 2500, 1e9);
      for (int i = 0; i < cytoplasm.length; i++) {
        scene.grey[i] *= scale;
      }
      int inNucleus = scene.size.index(175, 100, 0);
      int inResin = scene.size.index(8, 100, 0);
      assertFalse("grey x " + scale, resin(scene, PAPER)[inNucleus]);
      assertTrue("grey x " + scale, resin(scene, PAPER)[inResin]);
      assertTrue("grey x " + scale, resin(scene, LEFT_TO_OTSU)[inNucleus]);
    }
  }

  @Test
  public void cellRingedByResinIsNotFilled() {
    Scene scene = scene(40);
    BackgroundSegmenter.Settings fillsAll = new BackgroundSegmenter.Settings(
        PAPER.gaussianSigma(),
        PAPER.edgeSigma(),
        PAPER.edgeWidth(),
        PAPER.minimumArea(),
        PAPER.lowestThreshold(),
        PAPER.highestThreshold(),
        Double.POSITIVE_INFINITY,
        PAPER.closing(),
        PAPER.opening(),
        PAPER.brightRim());
    int inCell = scene.size.index(100, 112, 0);
    assertFalse(resin(scene, PAPER)[inCell]);
    assertTrue(resin(scene, fillsAll)[inCell]);
  }

  @Test
  public void withoutTheBrightRimTheMaskEndsBeforeTheCells() {
    Scene scene = scene(40);
    BackgroundSegmenter.Settings noRim = new BackgroundSegmenter.Settings(
        PAPER.gaussianSigma(),
        PAPER.edgeSigma(),
        PAPER.edgeWidth(),
        PAPER.minimumArea(),
        PAPER.lowestThreshold(),
        PAPER.highestThreshold(),
        PAPER.largestHole(),
        PAPER.closing(),
        PAPER.opening(),
        0);
    boolean[] narrow = resin(scene, noRim);
    boolean[] wide = resin(scene, PAPER);
    for (int i = 0; i < wide.length; i++) {
      assertTrue(wide[i] || !narrow[i]);
    }
    int rim = Masks.count(wide) - Masks.count(narrow);
    // At least half an edge width along the outlines of both cells, about 19 and 18 um long.
    assertTrue("rim " + rim, rim * 0.0016 > 37 * 0.105 / 2);
  }

  @Test
  public void sliceIsNotChanged() {
    Scene scene = scene(40);
    float[] before = scene.grey.clone();
    resin(scene, PAPER);
    assertArrayEquals(before, scene.grey, 0);
  }

  @Test
  public void evenSliceHasNoResin() {
    float[] grey = new float[40 * 30];
    assertEquals(
        0,
        Masks.count(new BackgroundSegmenter(PAPER)
            .segment(grey, Size.of(40, 30), new VoxelSize(40, 40, 50))));
  }

  @Test
  public void settingsThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PAPER.withGaussianSigma(-1));
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class,
        () -> new BackgroundSegmenter.Settings(20, 90, 210, 0.01, 0.9, 0.8, 4, 390, 190, 500));
    assertTrue(error.getMessage(), error.getMessage().contains("0.9 and 0.8"));
  }
}
