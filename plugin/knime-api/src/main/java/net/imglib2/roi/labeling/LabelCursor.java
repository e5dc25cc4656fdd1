package net.imglib2.roi.labeling;

import net.imglib2.Cursor;
import net.imglib2.converter.AbstractConvertedCursor;
import net.imglib2.type.numeric.IntegerType;

/** Goes through labels by the cursor of an index image. */
final class LabelCursor<T, I extends IntegerType<I>>
    extends AbstractConvertedCursor<I, LabelingType<T>> {
  private final Cursor<I> indices;
  private final LabelingMapping<T> mapping;
  private final LabelingType.ModCount generation;
  private LabelingType<T> pixel;

  LabelCursor(Cursor<I> indices, LabelingMapping<T> mapping, LabelingType.ModCount generation) {
    super(indices);
    this.indices = indices;
    this.mapping = mapping;
    this.generation = generation;
  }

  @Override
  public LabelingType<T> get() {
    I index = indices.get();
    if (pixel == null || pixel.type != index) {
      pixel = new LabelingType<>(index, mapping, generation);
    }
    return pixel;
  }

  @Override
  public LabelCursor<T, I> copy() {
    return new LabelCursor<>(indices.copyCursor(), mapping, generation);
  }
}
