package org.emcell.nodes.cell;

import java.io.IOException;
import java.util.function.IntFunction;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.knime.core.data.DataCell;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Masks and small images as cells of KNIP's own. */
public final class Masks {

  private Masks() {}

  /**
   * Makes a mask cell of BitType.
   *
   * @param slices gives the mask of each slice, x fastest
   */
  public static DataCell cell(
      String name,
      Size size,
      VoxelSize voxel,
      IntFunction<boolean[]> slices,
      ExecutionContext exec,
      Progress progress)
      throws IOException {
    PlanarImg<BitType, ?> mask = planes(new BitType(), size);
    for (int z = 0; z < size.depth(); z++) {
      progress.checkCancelled();
      LoopBuilder.setImages(
              ArrayImgs.booleans(slices.apply(z), size.width(), size.height()),
              Views.hyperSlice(mask, 2, z))
          .forEachPixel((from, to) -> to.set(from.get()));
    }
    return cell(mask, name, voxel, exec);
  }

  /**
   * Makes an image cell of unsigned bytes.
   *
   * @param slices gives each slice, x fastest
   */
  public static DataCell bytes(
      String name,
      Size size,
      VoxelSize voxel,
      IntFunction<byte[]> slices,
      ExecutionContext exec,
      Progress progress)
      throws IOException {
    PlanarImg<UnsignedByteType, ?> image = planes(new UnsignedByteType(), size);
    for (int z = 0; z < size.depth(); z++) {
      progress.checkCancelled();
      LoopBuilder.setImages(
              ArrayImgs.unsignedBytes(slices.apply(z), size.width(), size.height()),
              Views.hyperSlice(image, 2, z))
          .forEachPixel((from, to) -> to.set(from));
    }
    return cell(image, name, voxel, exec);
  }

  private static <T extends NativeType<T>> PlanarImg<T, ?> planes(T type, Size size) {
    return new PlanarImgFactory<>(type).create(size.width(), size.height(), size.depth());
  }

  private static <T extends RealType<T>> DataCell cell(
      Img<T> image, String name, VoxelSize voxel, ExecutionContext exec) throws IOException {
    return new ImgPlusCellFactory(exec)
        .createCell(new ImgPlus<>(image, name, Calibration.axes(voxel)));
  }

  /** Returns an image cell as a mask that begins at (0, 0, 0): true where a pixel is not 0. */
  public static RandomAccessibleInterval<BitType> mask(DataCell cell) {
    return nonZero((ImgPlusValue<?>) cell);
  }

  private static <T extends RealType<T>> RandomAccessibleInterval<BitType> nonZero(
      ImgPlusValue<T> value) {
    RandomAccessibleInterval<T> image = Views.zeroMin(value.getImgPlus().getImg());
    return Converters.convert(
        image, (from, to) -> to.set(from.getRealDouble() != 0), new BitType());
  }
}
