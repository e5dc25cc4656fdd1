package org.emcell.nodes.cell;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusCellFactory;

/** Coloured pictures as cells: PNG cells of KNIME's, and images of KNIP's with three channels. */
public final class Pictures {

  private static final int CHANNELS = 3;

  private Pictures() {}

  /** Makes a PNG cell. */
  public static DataCell png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", bytes)) {
      throw new IOException("This Java cannot write PNG.");
    }
    return new PNGImageContent(bytes.toByteArray()).toImageCell();
  }

  /**
   * Makes an image of unsigned bytes with the axes X, Y, Channel (red, green, blue) and, for more than one picture, Z.
   *
   * @param count number of pictures
   * @param pictures gives each of them; all are of one size
   * @param pixel edges of their pixels in nm, and the distance from one to the next
   */
  public static DataCell image(
      String name,
      int count,
      IntFunction<BufferedImage> pictures,
      VoxelSize pixel,
      ExecutionContext exec,
      Progress progress)
      throws IOException {
    PlanarImg<UnsignedByteType, ?> image = null;
    for (int k = 0; k < count; k++) {
      progress.checkCancelled();
      progress.report((double) k / count, "Drawing slices");
      BufferedImage picture = pictures.apply(k);
      if (image == null) {
        image = empty(picture, count);
      }
      copy(picture, count > 1 ? Views.hyperSlice(image, 3, k) : image);
    }
    List<CalibratedAxis> axes = new ArrayList<>(List.of(
        new DefaultLinearAxis(Axes.X, "nm", pixel.x()),
        new DefaultLinearAxis(Axes.Y, "nm", pixel.y()),
        new DefaultLinearAxis(Axes.CHANNEL)));
    if (count > 1) {
      axes.add(new DefaultLinearAxis(Axes.Z, "nm", pixel.z()));
    }
    return new ImgPlusCellFactory(exec)
        .createCell(new ImgPlus<>(image, name, axes.toArray(CalibratedAxis[]::new)));
  }

  private static PlanarImg<UnsignedByteType, ?> empty(BufferedImage picture, int count) {
    long[] size = {picture.getWidth(), picture.getHeight(), CHANNELS, count};
    return new PlanarImgFactory<>(new UnsignedByteType())
        .create(count > 1 ? size : new long[] {size[0], size[1], size[2]});
  }

  private static void copy(
      BufferedImage picture, RandomAccessibleInterval<UnsignedByteType> target) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    for (int channel = 0; channel < CHANNELS; channel++) {
      int[] samples = picture.getRaster().getSamples(0, 0, width, height, channel, (int[]) null);
      LoopBuilder.setImages(
              ArrayImgs.ints(samples, width, height), Views.hyperSlice(target, 2, channel))
          .forEachPixel((from, to) -> to.set(from.get()));
    }
  }
}
