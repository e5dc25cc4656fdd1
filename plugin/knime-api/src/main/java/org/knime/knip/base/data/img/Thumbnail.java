package org.knime.knip.base.data.img;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** A grey picture of the first plane of an image, from its darkest pixel to its brightest. */
final class Thumbnail {

  private Thumbnail() {}

  static <T extends RealType<T>> BufferedImage of(RandomAccessibleInterval<T> image) {
    int width = (int) image.dimension(0);
    int height = image.numDimensions() > 1 ? (int) image.dimension(1) : 1;
    double[] plane = new double[width * height];
    RandomAccess<T> access = image.randomAccess();
    image.min(access);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < plane.length; i++) {
      access.setPosition(image.min(0) + i % width, 0);
      if (height > 1) {
        access.setPosition(image.min(1) + i / width, 1);
      }
      plane[i] = access.get().getRealDouble();
      min = Math.min(min, plane[i]);
      max = Math.max(max, plane[i]);
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    DataBuffer pixels = picture.getRaster().getDataBuffer();
    for (int i = 0; i < plane.length; i++) {
      pixels.setElem(i, max > min ? (int) Math.round(255 * (plane[i] - min) / (max - min)) : 0);
    }
    return picture;
  }
}
