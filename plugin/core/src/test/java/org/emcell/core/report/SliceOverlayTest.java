package org.emcell.core.report;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.emcell.core.VoxelSize;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SliceOverlayTest {

  private static final VoxelSize VOXEL = new VoxelSize(40, 40, 50);
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;

  @Rule
  public TemporaryFolder folder = new TemporaryFolder();

  private static Img<UnsignedByteType> box(int id, int left, int top, int width, int height) {
    byte[] labels = new byte[WIDTH * HEIGHT];
    for (int y = top; y < top + height; y++) {
      Arrays.fill(labels, y * WIDTH + left, y * WIDTH + left + width, (byte) id);
    }
    return ArrayImgs.unsignedBytes(labels, WIDTH, HEIGHT);
  }

  /** Left half dark, right half bright. */
  private static Img<UnsignedByteType> grey() {
    byte[] grey = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (i % WIDTH < WIDTH / 2 ? 100 : 140);
    }
    return ArrayImgs.unsignedBytes(grey, WIDTH, HEIGHT);
  }

  private static int rgb(BufferedImage picture, int x, int y) {
    return picture.getRGB(x, y) & 0xFFFFFF;
  }

  private static BufferedImage draw(int id, int longestSide) {
    return new SliceOverlay(longestSide)
        .draw(
            grey(),
            new SliceOverlay.Findings(
                box(id, 20, 20, 100, 100), box(id, 40, 90, 20, 20), List.of()),
            VOXEL);
  }

  @Test
  public void outlinesHaveTheColourOfTheIdAndTheInsideIsLeftGrey() {
    BufferedImage picture = draw(3, 2048);
    int colour = CellColours.of(3);
    for (int x = 20; x < 120; x++) {
      assertEquals(colour, rgb(picture, x, 20));
      assertEquals(colour, rgb(picture, x, 119));
    }
    assertEquals(colour, rgb(picture, 119, 60));
    assertEquals(0, rgb(picture, 19, 60));
    assertEquals(0, rgb(picture, 30, 30));
    assertEquals(0xFFFFFF, rgb(picture, 115, 30));
    assertNotEquals(colour, rgb(picture, 40, 90));
    assertNotEquals(0, rgb(picture, 40, 90));
    assertEquals(0, rgb(picture, 50, 100));
  }

  @Test
  public void theNumberStandsInTheMiddleOfTheCell() {
    BufferedImage one = draw(10, 2048);
    BufferedImage other = draw(31, 2048);
    assertEquals(CellColours.of(10), CellColours.of(31));
    Set<String> changed = new HashSet<>();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        if (rgb(one, x, y) != rgb(other, x, y)) {
          changed.add((x - 10) / 40 + "," + y / 20);
        }
      }
    }
    assertEquals(Set.of("1,3"), changed);
  }

  @Test
  public void coloursComeBackAfterTwentyOneIdsAndHuesOfNeighboursDiffer() {
    Set<Integer> colours = new HashSet<>();
    for (int id = 1; id <= 21; id++) {
      colours.add(CellColours.of(id));
    }
    assertEquals(21, colours.size());
    assertEquals(CellColours.of(1), CellColours.of(22));
  }

  @Test
  public void sevenNeighbouringIdsHaveSevenColours() {
    Set<Integer> colours = new HashSet<>();
    for (int id = 11; id < 18; id++) {
      colours.add(CellColours.of(id));
    }
    assertEquals(7, colours.size());
  }

  @Test
  public void theScaleBarHasARoundLengthOfAtMostAQuarterOfThePicture() {
    BufferedImage picture = new SliceOverlay(2048)
        .draw(
            ArrayImgs.unsignedBytes(WIDTH, HEIGHT),
            new SliceOverlay.Findings(box(0, 0, 0, 1, 1), box(0, 0, 0, 1, 1), List.of()),
            VOXEL);
    int longest = 0;
    for (int y = HEIGHT / 2; y < HEIGHT; y++) {
      int run = 0;
      for (int x = 0; x < WIDTH; x++) {
        run = rgb(picture, x, y) == 0xFFFFFF ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    assertEquals("2 um", 50, longest);
  }

  @Test
  public void aLargeSliceBecomesSmallerByAWholeFactor() {
    BufferedImage picture = draw(1, 70);
    assertEquals(67, picture.getWidth());
    assertEquals(54, picture.getHeight());
    assertEquals(CellColours.of(1), rgb(picture, 39, 20));
  }

  @Test
  public void aMarkIsACircleOfTheGivenRadius() {
    SliceOverlay.Mark mark = new SliceOverlay.Mark(0, 100, 80, 30);
    BufferedImage picture = new SliceOverlay(2048)
        .draw(
            ArrayImgs.unsignedBytes(WIDTH, HEIGHT),
            new SliceOverlay.Findings(box(0, 0, 0, 1, 1), box(0, 0, 0, 1, 1), List.of(mark)),
            VOXEL);
    assertEquals(CellColours.of(0), rgb(picture, 130, 80));
    assertEquals(CellColours.of(0), rgb(picture, 100, 50));
    assertEquals(0, rgb(picture, 100, 80));
    assertEquals(0, rgb(picture, 120, 80));
  }

  @Test
  public void cellsOnTheRimAndOfOnePixelAreDrawnWithoutAFault() {
    Img<UnsignedByteType> one = ArrayImgs.unsignedBytes(new byte[] {(byte) 200}, 1, 1);
    BufferedImage picture =
        new SliceOverlay(2048).draw(one, new SliceOverlay.Findings(one, one, List.of()), VOXEL);
    assertEquals(1, picture.getWidth());
  }

  @Test
  public void aPictureIsAPngAndTheSameEveryTime() throws IOException {
    Path first = folder.getRoot().toPath().resolve("a/b.png");
    Path second = folder.getRoot().toPath().resolve("c.png");
    SliceOverlay.write(draw(2, 2048), first);
    SliceOverlay.write(draw(2, 2048), second);
    byte[] bytes = Files.readAllBytes(first);
    assertArrayEquals(bytes, Files.readAllBytes(second));
    assertTrue(bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G');
  }
}
