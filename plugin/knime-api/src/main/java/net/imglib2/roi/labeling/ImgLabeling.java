package net.imglib2.roi.labeling;

import java.util.Iterator;
import net.imglib2.AbstractWrappedInterval;
import net.imglib2.Cursor;
import net.imglib2.FlatIterationOrder;
import net.imglib2.Interval;
import net.imglib2.IterableInterval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.view.Views;
import net.imglib2.view.iteration.SubIntervalIterable;

/**
 * An image whose pixels have any number of labels: an index image, and a mapping from its values to sets of labels.
 *
 * @param <T> the class of the labels
 * @param <I> the type of the index image
 */
public class ImgLabeling<T, I extends IntegerType<I>>
    extends AbstractWrappedInterval<RandomAccessibleInterval<I>>
    implements RandomAccessibleInterval<LabelingType<T>>,
        IterableInterval<LabelingType<T>>,
        SubIntervalIterable<LabelingType<T>> {
  private final LabelingMapping<T> mapping;
  private final LabelingType.ModCount generation = new LabelingType.ModCount();

  /** Makes a labeling; an index image with other values than 0 needs its label sets before it is read. */
  public ImgLabeling(RandomAccessibleInterval<I> img) {
    super(img);
    RandomAccess<I> access = img.randomAccess();
    img.min(access);
    mapping = new LabelingMapping<>(access.get());
  }

  public LabelingMapping<T> getMapping() {
    return mapping;
  }

  public RandomAccessibleInterval<I> getIndexImg() {
    return sourceInterval;
  }

  private IterableInterval<I> flatIndices(RandomAccessibleInterval<I> indices) {
    return Views.flatIterable(indices);
  }

  @Override
  public RandomAccess<LabelingType<T>> randomAccess() {
    return new LabelRandomAccess<>(sourceInterval.randomAccess(), mapping, generation);
  }

  @Override
  public RandomAccess<LabelingType<T>> randomAccess(Interval interval) {
    return new LabelRandomAccess<>(sourceInterval.randomAccess(interval), mapping, generation);
  }

  @Override
  public Cursor<LabelingType<T>> cursor() {
    return new LabelCursor<>(flatIndices(sourceInterval).cursor(), mapping, generation);
  }

  @Override
  public Cursor<LabelingType<T>> localizingCursor() {
    return new LabelCursor<>(flatIndices(sourceInterval).localizingCursor(), mapping, generation);
  }

  @Override
  public Cursor<LabelingType<T>> cursor(Interval interval) {
    return new LabelCursor<>(
        flatIndices(Views.interval(sourceInterval, interval)).cursor(), mapping, generation);
  }

  @Override
  public Cursor<LabelingType<T>> localizingCursor(Interval interval) {
    return new LabelCursor<>(
        flatIndices(Views.interval(sourceInterval, interval)).localizingCursor(),
        mapping,
        generation);
  }

  @Override
  public boolean supportsOptimizedCursor(Interval interval) {
    return true;
  }

  @Override
  public Object subIntervalIterationOrder(Interval interval) {
    return new FlatIterationOrder(interval);
  }

  @Override
  public Object iterationOrder() {
    return new FlatIterationOrder(this);
  }

  @Override
  public LabelingType<T> firstElement() {
    return cursor().next();
  }

  @Override
  public Iterator<LabelingType<T>> iterator() {
    return cursor();
  }

  @Override
  public long size() {
    return flatIndices(sourceInterval).size();
  }
}
