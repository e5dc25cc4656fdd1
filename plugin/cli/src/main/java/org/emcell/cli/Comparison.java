package org.emcell.cli;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import org.emcell.core.Progress;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Size;
import org.emcell.core.measure.Accuracy;
import org.emcell.core.measure.InstanceOverlap;
import org.emcell.core.segment.CellLabels;
import org.emcell.core.stack.Samples;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/** Compares label volumes with the truth, slice by slice. */
final class Comparison {

  /** Agreement for the three parts that the paper reports. */
  record Classes(Accuracy nucleus, Accuracy cellWithNucleus, Accuracy cellOnly) {

    /** Nothing counted yet. */
    static final Classes NONE = new Classes(Accuracy.NONE, Accuracy.NONE, Accuracy.NONE);

    /** Returns the agreement of labels 0, 1 and 2 of one slice, or of any other block, with classes of the truth. */
    static Classes of(int[] labels, int[] truth, Set<Integer> cell, Set<Integer> nucleus) {
      IntPredicate isNucleus = label -> label == CellLabels.NUCLEUS;
      IntPredicate isCell = label -> label != CellLabels.OUTSIDE;
      IntPredicate inNucleus = nucleus::contains;
      IntPredicate inCell = label -> cell.contains(label) || nucleus.contains(label);
      return new Classes(
          Accuracy.of(labels, isNucleus, truth, inNucleus),
          Accuracy.of(labels, isCell, truth, inCell),
          Accuracy.of(
              labels, isCell.and(isNucleus.negate()), truth, inCell.and(inNucleus.negate())));
    }

    /** Returns the counts of both. */
    Classes plus(Classes other) {
      return new Classes(
          nucleus.plus(other.nucleus),
          cellWithNucleus.plus(other.cellWithNucleus),
          cellOnly.plus(other.cellOnly));
    }
  }

  private Comparison() {}

  /**
   * Compares the labels of one cell with the truth.
   *
   * @param cell classes of the truth that are the cell, with or without those of the nucleus
   * @param nucleus classes of the truth that are the nucleus
   * @throws StackException when there is a label other than 0, 1 and 2
   */
  static Classes classes(
      SliceStack labels,
      SliceStack truth,
      Set<Integer> cell,
      Set<Integer> nucleus,
      Progress progress) {
    Classes classes = Classes.NONE;
    for (int z = 0; z < labels.slices(); z++) {
      progress.checkCancelled();
      progress.report((double) z / labels.slices(), "Comparing");
      int[] slice = Samples.ints(labels.read(z));
      for (int label : slice) {
        if (label > CellLabels.NUCLEUS) {
          throw new StackException(labels.source() + " has the label " + label
              + "; expected 0, 1 (cell) and 2 (nucleus)."
              + " To compare volumes of cell ids give --instances.");
        }
      }
      classes = classes.plus(Classes.of(slice, Samples.ints(truth.read(z)), cell, nucleus));
    }
    return classes;
  }

  /** Counts how many voxels the cells of two volumes of ids share. */
  static InstanceOverlap overlap(SliceStack labels, SliceStack truth, Progress progress) {
    InstanceOverlap overlap = new InstanceOverlap();
    for (int z = 0; z < labels.slices(); z++) {
      progress.checkCancelled();
      progress.report((double) z / labels.slices(), "Comparing");
      overlap.add(Samples.ints(labels.read(z)), Samples.ints(truth.read(z)));
    }
    return overlap;
  }

  /**
   * Counts how many pixels the pieces of one slice share with cells of the truth, where a piece is what is 8-connected and
   * has one id. For truth that has a number of its own for every piece that is seen of a nucleus.
   *
   * @param labels with one slice
   */
  static InstanceOverlap pieceOverlap(SliceStack labels, SliceStack truth) {
    InstanceOverlap overlap = new InstanceOverlap();
    overlap.add(
        pieces(Samples.ints(labels.read(0)), Size.of(labels.width(), labels.height())),
        Samples.ints(truth.read(0)));
    return overlap;
  }

  /** Numbers the 8-connected pieces of every id of a slice from 1 on. */
  static int[] pieces(int[] ids, Size slice) {
    int[] pieces = new int[ids.length];
    int count = 0;
    for (int id : Arrays.stream(ids).filter(id -> id != 0).distinct().toArray()) {
      boolean[] mask = new boolean[ids.length];
      for (int i = 0; i < ids.length; i++) {
        mask[i] = ids[i] == id;
      }
      Components ofId = Components.label(mask, slice, Connectivity.ALL);
      int[] labels = ofId.labels();
      for (int i = 0; i < ids.length; i++) {
        pieces[i] = mask[i] ? count + labels[i] : pieces[i];
      }
      count += ofId.count();
    }
    return pieces;
  }
}
