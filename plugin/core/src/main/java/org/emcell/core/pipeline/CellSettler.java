package org.emcell.core.pipeline;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.Progress;
import org.emcell.core.Workers;

/**
 * Corrects the segmented cells of a run and settles them among each other. The outcome depends on nothing but the
 * labels of the cells, the stack and the corrections, so that a run that was stopped after its tables were written finds
 * the same cells again for its pictures. Not thread-safe.
 */
final class CellSettler {

  private final DetectedCells found;
  private final CorrectionPlan plan;
  private final CellPlacement placement;
  private final SortedMap<Integer, PlacedCell> seeds;
  private final RunFolder folder;
  private final RunSettings settings;
  private final Workers workers;
  private Settled settled;

  /**
   * Cells as they are in the end.
   *
   * @param corrected the cells
   * @param segmented the same cells, settled among each other
   * @param given volume in um3 of the left-over regions that each cell was given, by id
   */
  record Settled(
      CorrectedCells corrected, SegmentedCells segmented, SortedMap<Integer, Double> given) {}

  /**
   * @param seeds the cells that corrections add, segmented, by id
   */
  CellSettler(
      DetectedCells found,
      CorrectionPlan plan,
      CellPlacement placement,
      SortedMap<Integer, PlacedCell> seeds,
      RunFolder folder,
      RunSettings settings,
      Workers workers) {
    this.found = found;
    this.plan = plan;
    this.placement = placement;
    this.seeds = seeds;
    this.folder = folder;
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * Returns the cells; the work is done when they are asked for the first time.
   *
   * @throws org.emcell.core.stack.StackException when a correction cannot be made, or labels are missing or damaged
   */
  Settled settle(Progress progress) {
    if (settled == null) {
      folder.clearChanged();
      List<PlacedCell> detected = found.placed(folder);
      SegmentedCells segmented = SegmentedCells.of(found.view(), detected, progress.part(0, 0.6));
      CorrectedCells corrected = new CorrectedCells(detected, segmented.sameAs(), List.of());
      if (!plan.steps().isEmpty()) {
        corrected = new CellCorrector(plan, placement, folder::corrected, workers)
            .apply(detected, segmented.sameAs(), seeds, progress.part(0.6, 0.8));
        segmented = SegmentedCells.of(found.view(), corrected.cells(), progress.part(0.8, 1));
      }
      SortedMap<Integer, Double> given = new TreeMap<>();
      if (settings.leftOvers()) {
        given = new LeftOverSearch(found.view(), settings.cell().gaussianSigma())
            .give(segmented.overlap(), workers, progress.part(0.8, 1));
      }
      settled = new Settled(corrected, segmented, given);
    }
    return settled;
  }
}
