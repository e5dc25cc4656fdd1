package org.knime.knip.base.data.img;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;
import net.imglib2.img.ImgView;
import net.imglib2.img.WrappedImg;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.emcell.knimeapi.PackedNumbers;

/** An image in a file: name, source, type, size, axes without unit and origin, and the pixels in flat order. */
final class PixelFile {

  private PixelFile() {}

  /** Refuses images that the real KNIP writes in a way that it cannot read, without telling so. */
  static void checkStorable(ImgPlus<?> image) throws IOException {
    Object img = image;
    while (img instanceof WrappedImg && !(img instanceof ImgView)) {
      img = ((WrappedImg<?>) img).getImg();
    }
    if (!(img instanceof ArrayImg || img instanceof PlanarImg || img instanceof ImgView)) {
      throw new IOException("KNIP writes images of the class " + img.getClass().getName()
          + " so that they cannot be read again; use an ArrayImg, a PlanarImg or an ImgView");
    }
  }

  static <T extends RealType<T>> void write(ImgPlus<T> image, File file) throws IOException {
    T type = image.firstElement();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(file)))) {
      out.writeUTF(image.getName() == null ? "" : image.getName());
      out.writeUTF(image.getSource() == null ? "" : image.getSource());
      out.writeUTF(type.getClass().getName());
      out.writeInt(image.numDimensions());
      for (int d = 0; d < image.numDimensions(); d++) {
        CalibratedAxis axis = image.axis(d);
        out.writeLong(image.dimension(d));
        out.writeLong(image.min(d));
        out.writeUTF(axis.type().getLabel());
        out.writeDouble(axis.averageScale(0, 1));
      }
      PackedNumbers.Writer numbers = new PackedNumbers.Writer(out, type.getBitsPerPixel());
      for (T pixel : Views.flatIterable(image)) {
        if (pixel instanceof IntegerType) {
          numbers.write(((IntegerType<?>) pixel).getIntegerLong());
        } else {
          out.writeDouble(pixel.getRealDouble());
        }
      }
      numbers.finish();
    }
  }

  static <T extends RealType<T>> ImgPlus<T> read(File file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(file)))) {
      String name = in.readUTF();
      String source = in.readUTF();
      String type = in.readUTF();
      int dimensions = in.readInt();
      long[] size = new long[dimensions];
      long[] min = new long[dimensions];
      CalibratedAxis[] axes = new CalibratedAxis[dimensions];
      for (int d = 0; d < dimensions; d++) {
        size[d] = in.readLong();
        min[d] = in.readLong();
        axes[d] = new DefaultLinearAxis(Axes.get(in.readUTF()), in.readDouble());
      }
      Img<T> img = create(type, size);
      PackedNumbers.Reader numbers =
          new PackedNumbers.Reader(in, img.firstElement().getBitsPerPixel());
      for (T pixel : Views.flatIterable(img)) {
        if (pixel instanceof IntegerType) {
          ((IntegerType<?>) pixel).setInteger(numbers.read());
        } else {
          pixel.setReal(in.readDouble());
        }
      }
      ImgFactory<T> factory = img.factory();
      ImgPlus<T> image =
          new ImgPlus<>(ImgView.wrap(Views.translate(img, min), factory), name, axes);
      image.setSource(source);
      return image;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> Img<T> create(String type, long[] size) throws IOException {
    try {
      NativeType pixel = (NativeType) Class.forName(type).getConstructor().newInstance();
      return (Img<T>) new ArrayImgFactory(pixel).create(size);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IOException("Cannot make an image of " + type, e);
    }
  }
}
