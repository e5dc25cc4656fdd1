package net.imglib2.roi.labeling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.imglib2.type.numeric.IntegerType;

/**
 * Which set of labels each index stands for; index 0 is the empty set.
 *
 * @param <T> the class of the labels
 */
public class LabelingMapping<T> {
  private final long maxSets;
  private final List<Set<T>> sets = new ArrayList<>();
  private final Map<Set<T>, Integer> indices = new HashMap<>();

  /**
   * Makes a mapping with the empty set only.
   *
   * @param type of the indices; it limits how many sets there can be
   */
  public LabelingMapping(IntegerType<?> type) {
    maxSets = (long) Math.min(Integer.MAX_VALUE, type.getMaxValue() + 1);
    indexOf(Set.of());
  }

  public int numSets() {
    return sets.size();
  }

  /** Returns the labels that an index stands for. */
  public Set<T> labelsAtIndex(int index) {
    return sets.get(index);
  }

  /** Returns all labels that were ever used. */
  public Set<T> getLabels() {
    Set<T> labels = new HashSet<>();
    sets.forEach(labels::addAll);
    return labels;
  }

  /** Returns the index of a set, which is added if it is new. */
  synchronized int indexOf(Set<T> labels) {
    Integer known = indices.get(labels);
    if (known != null) {
      return known;
    }
    if (sets.size() >= maxSets) {
      throw new AssertionError("Too many different sets of labels (" + (sets.size() + 1)
          + "): use a wider type for the index image");
    }
    Set<T> own = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
    indices.put(own, sets.size());
    sets.add(own);
    return sets.size() - 1;
  }

  synchronized void replaceSets(List<Set<T>> newSets) {
    if (newSets.isEmpty() || !newSets.get(0).isEmpty()) {
      throw new IllegalArgumentException("The set at index 0 must be empty");
    }
    sets.clear();
    indices.clear();
    newSets.forEach(this::indexOf);
    if (sets.size() != newSets.size()) {
      throw new IllegalArgumentException("Two sets of labels are the same");
    }
  }

  /**
   * Reads and writes all sets of a mapping at once. To be subclassed by those who may.
   *
   * @param <T> the class of the labels
   */
  public static class SerialisationAccess<T> {
    private final LabelingMapping<T> mapping;

    protected SerialisationAccess(LabelingMapping<T> mapping) {
      this.mapping = mapping;
    }

    protected List<Set<T>> getLabelSets() {
      return Collections.unmodifiableList(mapping.sets);
    }

    /**
     * Replaces all sets.
     *
     * @param labelSets without two of the same; the first is the empty one
     */
    protected void setLabelSets(List<Set<T>> labelSets) {
      mapping.replaceSets(new ArrayList<>(labelSets));
    }
  }
}
