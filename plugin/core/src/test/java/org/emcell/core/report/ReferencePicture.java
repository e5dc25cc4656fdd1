package org.emcell.core.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures that were looked at and found good. They are written anew into {@code target/pictures} by every test; after a
 * wanted change look at those and copy them to {@code src/test/resources/org/emcell/core/report}.
 */
final class ReferencePicture {

  private static final double MEAN = 1.0;
  private static final int LARGE = 40;
  private static final double LARGE_SHARE = 0.01;

  private ReferencePicture() {}

  /** Fails when a picture differs from its reference by more than the last bits of sums. */
  static void assertLike(String name, BufferedImage picture) throws IOException {
    Path written = Files.createDirectories(Path.of("target", "pictures")).resolve(name + ".png");
    ImageIO.write(picture, "png", written.toFile());
    var resource = ReferencePicture.class.getResource(name + ".png");
    assertNotNull("no reference for " + written, resource);
    BufferedImage reference = ImageIO.read(resource);
    assertEquals(reference.getWidth(), picture.getWidth());
    assertEquals(reference.getHeight(), picture.getHeight());
    long sum = 0;
    int large = 0;
    int pixels = picture.getWidth() * picture.getHeight();
    for (int i = 0; i < pixels; i++) {
      int x = i % picture.getWidth();
      int y = i / picture.getWidth();
      int a = picture.getRGB(x, y);
      int b = reference.getRGB(x, y);
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF));
        sum += difference;
        large += difference > LARGE ? 1 : 0;
      }
    }
    assertTrue(name + " differs by " + sum / (3.0 * pixels), sum <= MEAN * 3 * pixels);
    assertTrue(name + " differs much in " + large + " places", large <= LARGE_SHARE * 3 * pixels);
  }
}
