package org.emcell.core.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.junit.Test;

/** Pictures of sections, differences and many cells. */
public class SectionsAndDifferencesTest {

  private static final Size SIZE = new Size(60, 50, 10);
  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 200);

  private static int cell(int x, int y, int z) {
    double distance = Math.sqrt(
        Math.pow((x - 30) / 18.0, 2) + Math.pow((y - 25) / 16.0, 2) + Math.pow((z - 4.5) / 4.0, 2));
    return distance < 1 ? 2 : x > 52 ? 3 : 0;
  }

  private static int nucleus(int x, int y, int z) {
    return Math.hypot(Math.hypot(x - 28, y - 25) / 8, (z - 4.5) / 2) < 1 ? 2 : 0;
  }

  private static int grey(int x, int y, int z) {
    return (x / 5 + y / 5 + z) % 2 == 0 ? 120 : 180;
  }

  private interface Volume {
    int at(int x, int y, int z);
  }

  private static OrthogonalSections.Pixels slice(Volume volume, int z) {
    return (left, top, width, height) -> {
      int[] values = new int[width * height];
      for (int i = 0; i < values.length; i++) {
        values[i] = volume.at(left + i % width, top + i / width, z);
      }
      return values;
    };
  }

  private static OrthogonalSections sections() {
    OrthogonalSections sections = new OrthogonalSections(SIZE, VOXEL, 2, false, 30, 25, 4);
    for (int z = 0; z < SIZE.depth(); z++) {
      sections.add(
          z,
          slice(SectionsAndDifferencesTest::grey, z),
          slice(SectionsAndDifferencesTest::cell, z),
          slice(SectionsAndDifferencesTest::nucleus, z));
    }
    return sections;
  }

  @Test
  public void sectionsHaveTheTrueRatioOfTheirSides() {
    BufferedImage picture = sections().draw(200, 0.15);
    int gap = 4;
    // 60 x 40 nm, 50 x 40 nm, 10 x 200 nm
    assertEquals(60 + gap + 50, picture.getWidth());
    assertEquals(50 + gap + 50, picture.getHeight());
    BufferedImage small = sections().draw(30, 0.15);
    assertEquals(30 + gap + 25, small.getWidth());
  }

  @Test
  public void sectionsLookAsTheyDid() throws IOException {
    ReferencePicture.assertLike("sections", sections().draw(200, 0.15));
  }

  @Test
  public void theLevelSectionIsCutToTheCell() {
    BufferedImage level = sections().drawLevel(200, 0.15);
    assertTrue(level.getWidth() < 50 && level.getWidth() >= 36);
    assertTrue(level.getHeight() < 48 && level.getHeight() >= 30);
  }

  @Test
  public void aPlaceOutsideTheVolumeIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OrthogonalSections(SIZE, VOXEL, 1, false, 60, 0, 0));
  }

  private static BufferedImage difference(DifferenceOverlay.Style style, int[] grey) {
    Size size = Size.of(120, 60);
    int[] found = new int[size.voxels()];
    int[] truth = new int[size.voxels()];
    for (int i = 0; i < found.length; i++) {
      found[i] = size.x(i) < 80 && size.x(i) >= 20 ? 1 : 0;
      truth[i] = size.x(i) < 40 ? 5 : 3;
    }
    return new DifferenceOverlay(style, 2048)
        .draw(size, found, label -> label == 1, truth, label -> label == 5, grey, VOXEL);
  }

  @Test
  public void differencesHaveTheGreysOfThePaper() throws IOException {
    BufferedImage picture = difference(DifferenceOverlay.Style.GREY, null);
    assertEquals("false negative", 0xFFFFFF, picture.getRGB(10, 20) & 0xFFFFFF);
    assertEquals("false positive", 0x000000, picture.getRGB(60, 20) & 0xFFFFFF);
    int positive = picture.getRGB(30, 20) & 0xFFFFFF;
    int negative = picture.getRGB(100, 20) & 0xFFFFFF;
    assertTrue(positive > negative && negative > 0 && positive < 0xFFFFFF);
    assertEquals((positive & 0xFF) * 0x010101, positive);
    ReferencePicture.assertLike("difference", picture);
  }

  @Test
  public void differencesInColourLeaveTrueNegativesGrey() throws IOException {
    int[] grey = new int[120 * 60];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = i % 120 * 2;
    }
    BufferedImage picture = difference(DifferenceOverlay.Style.COLOUR, grey);
    assertEquals(200 * 0x010101, picture.getRGB(100, 20) & 0xFFFFFF);
    ReferencePicture.assertLike("difference_colour", picture);
  }

  @Test
  public void labelsOfAnotherSizeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DifferenceOverlay(
            DifferenceOverlay.Style.GREY, 10)
        .draw(Size.of(3, 3), new int[9], l -> true, new int[8], l -> true, null, VOXEL));
  }

  @Test
  public void aContactSheetHoldsAllPicturesWithTheirNumbers() throws IOException {
    BufferedImage tile = ContactSheet.pair(
        sections().drawLevel(40, 0.15), difference(DifferenceOverlay.Style.GREY, null));
    List<ContactSheet.Entry> entries = List.of(
        new ContactSheet.Entry(1, tile),
        new ContactSheet.Entry(2, tile),
        new ContactSheet.Entry(12, tile));
    BufferedImage sheet = ContactSheet.draw(entries, 165, 75);
    ReferencePicture.assertLike("contact_sheet", sheet);
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.draw(List.of(), 10, 10));
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.draw(entries, 165, 20));
  }
}
