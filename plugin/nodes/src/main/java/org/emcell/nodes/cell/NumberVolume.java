package org.emcell.nodes.cell;

import java.util.Optional;
import java.util.function.IntFunction;
import net.imagej.ImgPlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.knime.core.data.DataCell;
import org.knime.knip.base.data.img.ImgPlusValue;

/** Images in which a pixel is the number of a cell: one of the cells, and perhaps one of their nuclei. */
final class NumberVolume implements CellLabelVolume {

  /** A three-dimensional image of whole numbers; a slice is read when it is asked for. */
  private record Numbers(
      String name, Size slice, int depth, VoxelSize voxel, IntFunction<int[]> slices) {

    static Numbers of(DataCell cell) {
      if (cell instanceof StackImageCell<?> lazy) {
        SliceStack stack = lazy.stack();
        return new Numbers(
            lazy.imageName(),
            Size.of(stack.width(), stack.height()),
            stack.slices(),
            lazy.voxel(),
            z -> Samples.ints(lazy.stack().read(z)));
      }
      return ofImage((ImgPlusValue<?>) cell);
    }

    @SuppressWarnings("unchecked")
    private static <T extends RealType<T>, I extends IntegerType<I>> Numbers ofImage(
        ImgPlusValue<T> value) {
      ImgPlus<T> image = value.getImgPlus();
      String what = "image \"" + image.getName() + "\"";
      VoxelSize voxel = Calibration.voxel(image, what);
      Object pixel = image.firstElement();
      if (!(pixel instanceof IntegerType<?>)) {
        throw new StackException("Expected an image of whole numbers, found pixels of "
            + pixel.getClass().getSimpleName() + " in " + what
            + ". Convert it with the Image Converter first.");
      }
      RandomAccessibleInterval<I> numbers =
          Views.zeroMin((RandomAccessibleInterval<I>) (RandomAccessibleInterval<?>) image.getImg());
      return new Numbers(
          image.getName(),
          Size.of((int) numbers.dimension(0), (int) numbers.dimension(1)),
          (int) numbers.dimension(2),
          voxel,
          z -> Samples.ints(Views.hyperSlice(numbers, 2, z)));
    }

    String extent() {
      return slice.width() + " x " + slice.height() + " x " + depth;
    }
  }

  private final Numbers cells;
  private final Optional<Numbers> nuclei;

  private NumberVolume(Numbers cells, Optional<Numbers> nuclei) {
    this.cells = cells;
    this.nuclei = nuclei;
  }

  static NumberVolume of(DataCell cells, Optional<DataCell> nuclei) {
    NumberVolume volume = new NumberVolume(Numbers.of(cells), nuclei.map(Numbers::of));
    volume.nuclei.ifPresent(of -> {
      if (!of.extent().equals(volume.cells.extent())) {
        throw new StackException(
            "The images of cells and of nuclei must be of the same size, found "
                + volume.cells.extent() + " and " + of.extent() + " voxels.");
      }
    });
    return volume;
  }

  @Override
  public Size sliceSize() {
    return cells.slice();
  }

  @Override
  public int depth() {
    return cells.depth();
  }

  @Override
  public VoxelSize voxel() {
    return cells.voxel();
  }

  @Override
  public String name() {
    return cells.name();
  }

  @Override
  public int[] slice(int z, String body) {
    return switch (body) {
      case CellNames.CELL -> cells.slices().apply(z);
      case CellNames.NUCLEUS ->
        nuclei.isPresent()
            ? nuclei.get().slices().apply(z)
            : new int[cells.slice().voxels()];
      default ->
        throw new StackException("Images of numbers know \"" + CellNames.CELL + "\" and \""
            + CellNames.NUCLEUS + "\" only, asked for \"" + body + "\".");
    };
  }
}
