package net.imglib2.roi.labeling;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import net.imglib2.type.Type;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.IntType;

/**
 * The labels of a pixel. It is a set: what is added to it, the pixel has.
 *
 * @param <T> the class of the labels
 */
public class LabelingType<T> implements Type<LabelingType<T>>, Set<T> {
  protected final ModCount generation;
  protected final LabelingMapping<T> mapping;
  protected final IntegerType<?> type;

  protected LabelingType(IntegerType<?> type, LabelingMapping<T> mapping, ModCount generation) {
    this.type = type;
    this.mapping = mapping;
    this.generation = generation;
  }

  public LabelingMapping<T> getMapping() {
    return mapping;
  }

  public IntegerType<?> getIndex() {
    return type;
  }

  /** Returns a number that grows whenever a pixel of the labeling changes. */
  public int getGeneration() {
    return generation.changes;
  }

  private Set<T> labels() {
    return mapping.labelsAtIndex(type.getInteger());
  }

  private boolean become(Set<T> labels) {
    int index = mapping.indexOf(labels);
    if (index == type.getInteger()) {
      return false;
    }
    type.setInteger(index);
    generation.changes++;
    return true;
  }

  @Override
  public void set(LabelingType<T> other) {
    become(other.labels());
  }

  @Override
  public LabelingType<T> createVariable() {
    return new LabelingType<>(new IntType(), mapping, new ModCount());
  }

  @Override
  public LabelingType<T> copy() {
    LabelingType<T> copy = createVariable();
    copy.set(this);
    return copy;
  }

  @Override
  public boolean valueEquals(LabelingType<T> other) {
    return labels().equals(other.labels());
  }

  @Override
  public boolean add(T label) {
    return addAll(Set.of(label));
  }

  @Override
  public boolean addAll(Collection<? extends T> more) {
    Set<T> labels = new LinkedHashSet<>(labels());
    labels.addAll(more);
    return become(labels);
  }

  @Override
  public boolean remove(Object label) {
    return removeAll(Set.of(label));
  }

  @Override
  public boolean removeAll(Collection<?> fewer) {
    Set<T> labels = new LinkedHashSet<>(labels());
    labels.removeAll(fewer);
    return become(labels);
  }

  @Override
  public boolean retainAll(Collection<?> kept) {
    Set<T> labels = new LinkedHashSet<>(labels());
    labels.retainAll(kept);
    return become(labels);
  }

  @Override
  public void clear() {
    become(Set.of());
  }

  @Override
  public boolean contains(Object label) {
    return labels().contains(label);
  }

  @Override
  public boolean containsAll(Collection<?> several) {
    return labels().containsAll(several);
  }

  @Override
  public boolean isEmpty() {
    return labels().isEmpty();
  }

  @Override
  public int size() {
    return labels().size();
  }

  @Override
  public Iterator<T> iterator() {
    return labels().iterator();
  }

  @Override
  public Object[] toArray() {
    return labels().toArray();
  }

  @Override
  public <A> A[] toArray(A[] target) {
    return labels().toArray(target);
  }

  @Override
  public boolean equals(Object other) {
    return labels().equals(other);
  }

  @Override
  public int hashCode() {
    return labels().hashCode();
  }

  @Override
  public String toString() {
    return labels().toString();
  }

  /** Counts the changes of a labeling. */
  protected static class ModCount {
    private int changes;

    protected ModCount() {}
  }
}
