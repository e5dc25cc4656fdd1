package net.imglib2.roi.labeling;

import net.imglib2.RandomAccess;
import net.imglib2.converter.AbstractConvertedRandomAccess;
import net.imglib2.type.numeric.IntegerType;

/** Reads and writes labels through the access to an index image. */
final class LabelRandomAccess<T, I extends IntegerType<I>>
    extends AbstractConvertedRandomAccess<I, LabelingType<T>> {
  private final LabelingMapping<T> mapping;
  private final LabelingType.ModCount generation;
  private LabelingType<T> pixel;

  LabelRandomAccess(
      RandomAccess<I> source, LabelingMapping<T> mapping, LabelingType.ModCount generation) {
    super(source);
    this.mapping = mapping;
    this.generation = generation;
  }

  @Override
  public LabelingType<T> get() {
    I index = source.get();
    // images give the same object for every pixel, but not all of them
    if (pixel == null || pixel.type != index) {
      pixel = new LabelingType<>(index, mapping, generation);
    }
    return pixel;
  }

  @Override
  public LabelRandomAccess<T, I> copy() {
    return new LabelRandomAccess<>(source.copyRandomAccess(), mapping, generation);
  }
}
