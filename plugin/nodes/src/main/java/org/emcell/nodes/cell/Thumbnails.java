package org.emcell.nodes.cell;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/** Small pictures of stacks: the slice in the middle, or a word where the files are gone. */
final class Thumbnails {

  private static final int SIDE = 128;

  private Thumbnails() {}

  static Image of(StackImageCell<?> cell) {
    try {
      SliceStack stack = cell.stack();
      int block = Math.max(1, (Math.max(stack.width(), stack.height()) + SIDE - 1) / SIDE);
      float[] grey = Samples.blockMeans(stack.read(stack.slices() / 2), block);
      int width = (stack.width() + block - 1) / block;
      BufferedImage image = new BufferedImage(
          width,
          grey.length / width,
          cell.bits() == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
      image.getRaster().setPixels(0, 0, width, grey.length / width, grey);
      return image;
    } catch (StackException e) {
      BufferedImage image = new BufferedImage(SIDE, SIDE / 2, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.WHITE);
      graphics.drawString("file is missing", 16, 36);
      graphics.dispose();
      return image;
    }
  }
}
