package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.emcell.core.Workers;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/** The cells that corrections add to those that were detected, described as if they had been detected, too. */
public final class AddedCells {

  private AddedCells() {}

  /**
   * A cell that was not detected.
   *
   * @param place of its correction, for a user to read
   * @param track the cell under its new id
   */
  public record Added(String place, CellTrack track) {}

  /**
   * Returns the cells that corrections add, with the ids that they have in every step.
   *
   * @param stack a stack with bright resin and a voxel size; of each cell the slice is read in which it is
   * @param detected ids of all cells that were detected
   * @throws org.emcell.core.stack.StackException when a place lies outside the stack, or a correction names a cell that
   *     is not there
   */
  public static List<Added> of(
      SliceStack stack, Corrections corrections, Collection<Integer> detected, Workers workers) {
    corrections.requireInside(stack);
    CellPlacement placement =
        new CellPlacement(stack, RunSettings.DEFAULT, new BinnedStack(stack, 1, 1));
    List<Added> added = new ArrayList<>();
    for (CorrectionPlan.Step step : CorrectionPlan.of(corrections, detected).steps()) {
      if (step.correction() instanceof Correction.Add add) {
        added.add(new Added(step.entry().place(), placement.seed(step.newId(), add.at(), workers)));
      }
    }
    return added;
  }
}
