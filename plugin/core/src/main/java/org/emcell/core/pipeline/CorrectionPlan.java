package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Corrections;

/**
 * Corrections whose cells are all there, with the ids of the cells that they make.
 *
 * @param corrections what is to be done
 * @param steps the same with the new ids, in order
 */
record CorrectionPlan(Corrections corrections, List<Step> steps) {

  /**
   * One correction.
   *
   * @param number place among the corrections, from 1
   * @param newId id of the cell that it makes, 0 when it makes none
   */
  record Step(int number, Corrections.Entry entry, int newId) {

    Correction correction() {
      return entry.correction();
    }
  }

  /**
   * Gives ids to what corrections make.
   *
   * @param detected ids of the cells that were detected; the new ones follow the largest
   * @throws org.emcell.core.stack.StackException when a correction names a cell that is not there, or not any more
   */
  static CorrectionPlan of(Corrections corrections, Collection<Integer> detected) {
    return of(corrections, detected, detected.stream().mapToInt(id -> id).max().orElse(0));
  }

  /**
   * Gives ids to what corrections make.
   *
   * @param detected ids of the cells that are there
   * @param last the new ids follow it
   * @throws org.emcell.core.stack.StackException when a correction names a cell that is not there, or not any more
   */
  static CorrectionPlan of(Corrections corrections, Collection<Integer> detected, int last) {
    TreeSet<Integer> there = new TreeSet<>(detected);
    Map<Integer, String> gone = new HashMap<>();
    List<Step> steps = new ArrayList<>();
    int largest = last;
    for (Corrections.Entry entry : corrections.entries()) {
      for (int id : named(entry.correction())) {
        if (gone.containsKey(id)) {
          throw corrections.fault(
              entry, "cell " + id + " is not there any more: " + gone.get(id) + ".");
        }
        if (!there.contains(id)) {
          throw corrections.fault(
              entry,
              "there is no cell " + id + ". "
                  + (detected.isEmpty()
                      ? "None was detected"
                      : "Detected are cells 1 to " + Collections.max(detected))
                  + "; what a correction makes can be named only in the lines after it.");
        }
      }
      int newId = 0;
      if (entry.correction() instanceof Correction.Drop drop) {
        there.remove(drop.id());
        gone.put(drop.id(), entry.place() + " dropped it");
      } else if (entry.correction() instanceof Correction.Merge merge) {
        there.remove(merge.other());
        gone.put(merge.other(), entry.place() + " made it part of cell " + merge.id());
      } else {
        newId = ++largest;
        there.add(newId);
      }
      steps.add(new Step(steps.size() + 1, entry, newId));
    }
    return new CorrectionPlan(corrections, steps);
  }

  /** Returns the ids that a correction names. */
  static List<Integer> named(Correction correction) {
    if (correction instanceof Correction.Drop drop) {
      return List.of(drop.id());
    }
    if (correction instanceof Correction.Merge merge) {
      return List.of(merge.id(), merge.other());
    }
    return correction instanceof Correction.Split split ? List.of(split.id()) : List.of();
  }
}
