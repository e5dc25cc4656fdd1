package org.emcell.nodes.cell;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.emcell.core.stack.SliceStack;

/** A stack as an image whose slices are read when they are looked at and dropped when memory gets short. */
final class LazySlices {

  private LazySlices() {}

  /**
   * Returns the image. It can be copied, and says how to make images like it, which lazy images alone cannot.
   *
   * @param pixel the type of the stack's samples
   */
  static <T extends IntegerType<T> & NativeType<T>> Img<T> of(SliceStack stack, T pixel) {
    Img<T> lazy = lazy(stack, pixel);
    // An Img itself would be given back unwrapped, an interval is not.
    return ImgView.wrap(Views.interval(lazy, lazy), new PlanarImgFactory<>(pixel));
  }

  private static <T extends IntegerType<T> & NativeType<T>> Img<T> lazy(SliceStack stack, T pixel) {
    int[] slice = {stack.width(), stack.height(), 1};
    CellGrid grid = new CellGrid(Intervals.dimensionsAsLongArray(stack.interval()), slice);
    AtomicReferenceArray<SoftReference<Cell<ArrayDataAccess<?>>>> cache =
        new AtomicReferenceArray<>(stack.slices());
    LazyCellImg.Get<Cell<ArrayDataAccess<?>>> get = z -> {
      SoftReference<Cell<ArrayDataAccess<?>>> kept = cache.get((int) z);
      Cell<ArrayDataAccess<?>> cell = kept == null ? null : kept.get();
      if (cell == null) {
        ArrayImg<?, ?> read = (ArrayImg<?, ?>) (Img<?>) stack.read((int) z);
        cell = new Cell<>(slice, new long[] {0, 0, z}, (ArrayDataAccess<?>) read.update(null));
        cache.set((int) z, new SoftReference<>(cell));
      }
      return cell;
    };
    return new LazyCellImg<>(grid, pixel, get);
  }
}
