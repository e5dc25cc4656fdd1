package org.emcell.nodes.cell;

import java.nio.file.Path;
import java.util.Optional;
import net.imagej.ImgPlus;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.knip.base.data.img.ImgPlusValue;

/** An image of KNIP's as a stack of the engine. */
public final class ImageStack<T extends IntegerType<T> & NativeType<T>> implements SliceStack {

  private final String name;
  private final RandomAccessibleInterval<T> image;
  private final T pixel;
  private final VoxelSize voxel;

  private ImageStack(String name, RandomAccessibleInterval<T> image, T pixel, VoxelSize voxel) {
    this.name = name;
    this.image = image;
    this.pixel = pixel;
    this.voxel = voxel;
  }

  /**
   * Returns the stack behind an image cell: the files of a lazy one, the pixels of any other.
   *
   * @throws StackException when it is not a 3-D image of unsigned 8- or 16-bit pixels
   */
  public static SliceStack of(DataCell cell) {
    if (cell instanceof StackImageCell<?> lazy) {
      return lazy.stack();
    }
    ImgPlus<?> image = ((ImgPlusValue<?>) cell).getImgPlus();
    VoxelSize voxel = Calibration.voxel(image, "image \"" + image.getName() + "\"");
    Object pixel = image.firstElement();
    if (pixel instanceof UnsignedByteType) {
      return new ImageStack<>(image.getName(), zeroMin(image), new UnsignedByteType(), voxel);
    } else if (pixel instanceof UnsignedShortType) {
      return new ImageStack<>(image.getName(), zeroMin(image), new UnsignedShortType(), voxel);
    }
    throw new StackException(
        "Expected unsigned pixels of 8 or 16 bits, found " + pixel.getClass().getSimpleName()
            + " in image \"" + image.getName() + "\". Convert it with the Image Converter first.");
  }

  /** Returns the name of an image cell, for titles. */
  public static String name(DataCell cell) {
    return cell instanceof StackImageCell<?> lazy
        ? lazy.imageName()
        : ((ImgPlusValue<?>) cell).getMetadata().getName();
  }

  @SuppressWarnings("unchecked")
  private static <T> RandomAccessibleInterval<T> zeroMin(ImgPlus<?> image) {
    return Views.zeroMin((RandomAccessibleInterval<T>) image.getImg());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path source() {
    return Path.of(name.isEmpty() ? "image" : name.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  @Override
  public int width() {
    return (int) image.dimension(0);
  }

  @Override
  public int height() {
    return (int) image.dimension(1);
  }

  @Override
  public int slices() {
    return (int) image.dimension(2);
  }

  @Override
  public int bitsPerSample() {
    return pixel.getBitsPerPixel();
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return Optional.of(voxel);
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    if (z < 0 || z >= slices()) {
      throw new IndexOutOfBoundsException("There is no slice " + z + " in " + name + ".");
    }
    Img<T> slice = new ArrayImgFactory<>(pixel).create(region);
    RandomAccessibleInterval<T> wanted =
        Views.interval(Views.hyperSlice(image, 2, z), new FinalInterval(region));
    LoopBuilder.setImages(Views.zeroMin(wanted), slice).forEachPixel((from, to) -> to.set(from));
    return slice;
  }

  @Override
  public void close() {
    // The image belongs to the cell.
  }
}
