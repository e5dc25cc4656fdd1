package org.emcell.core.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellState;
import org.emcell.core.stack.SliceStack;

/** Writes the volumes and the tables of the cells of a run. */
final class CellReport {

  /** Begins the reason of a cell that was found twice; the id of the other follows. */
  static final String SAME_AS = "same cell as ";

  /** Reason of a cell that its ROI cuts. */
  static final String BEYOND_ROI = "reaches beyond its ROI";

  private final SliceStack stack;
  private final DetectedCells found;
  private final RunFolder folder;

  /**
   * @param stack as it was opened
   * @param found what was detected, before any correction
   */
  CellReport(SliceStack stack, DetectedCells found, RunFolder folder) {
    this.stack = stack;
    this.found = found;
    this.folder = folder;
  }

  /**
   * Writes the results.
   *
   * @param settled the cells that are to be in them
   */
  RunSummary write(CellSettler.Settled settled, Workers workers, Progress progress) {
    CorrectedCells corrected = settled.corrected();
    SegmentedCells segmented = settled.segmented();
    List<PlacedCell> cells = corrected.cells();
    int largestId = cells.stream().mapToInt(PlacedCell::id).max().orElse(0);
    List<CellMeasurements> measurements = new Assembly(stack, found.view(), largestId, folder)
        .run(segmented.overlap(), workers, progress);
    Map<Integer, String> refused = corrected.refused(segmented);
    List<CellRecord> records = new ArrayList<>();
    List<CellRecord> present = new ArrayList<>();
    int withoutNucleus = 0;
    for (int k = 0; k < cells.size(); k++) {
      CellRecord cell = cells.get(k).cell();
      CellOverlap.Contents contents = segmented.contents().get(k);
      if (refused.containsKey(cell.id()) || segmented.sameAs().containsKey(cell.id())) {
        continue;
      }
      cell = judge(cell, contents, measurements);
      present.add(cell);
      withoutNucleus += contents.nucleusVoxels() == 0 ? 1 : 0;
    }
    records.addAll(present);
    records.addAll(duplicates(corrected, segmented));
    records.sort(Comparator.comparingInt(CellRecord::id));
    SingleCell.writeTable(measurements, folder.measurements());
    CellTables.writeCells(records, settled.given(), stack.requireVoxelSize(), folder.cells());
    List<CorrectionOutcome> outcomes =
        CorrectionReport.outcomes(corrected.changes(), refused, measurements);
    if (!outcomes.isEmpty()) {
      CorrectionReport.write(corrected.changes(), outcomes, folder.corrected());
    }
    return RunSummary.of(present, withoutNucleus, records.size() - present.size(), outcomes);
  }

  /** Returns the cells that were found twice and whose other is in the volumes. */
  private List<CellRecord> duplicates(CorrectedCells corrected, SegmentedCells segmented) {
    SortedMap<Integer, Integer> sameAs = new TreeMap<>(corrected.duplicates());
    segmented.sameAs().forEach((id, same) -> {
      sameAs.replaceAll((twin, other) -> other.equals(id) ? same : other);
      sameAs.put(id, same);
    });
    List<CellRecord> duplicates = new ArrayList<>();
    for (CellRecord cell : found.cells()) {
      if (sameAs.containsKey(cell.id())) {
        duplicates.add(cell.because(SAME_AS + sameAs.get(cell.id())));
      }
    }
    return duplicates;
  }

  /** Adds what is known of a cell once it is segmented. */
  private static CellRecord judge(
      CellRecord cell, CellOverlap.Contents contents, List<CellMeasurements> measurements) {
    CellRecord judged = cell;
    for (CellMeasurements m : measurements) {
      if (m.id() == cell.id() && cell.state() == CellState.WHOLE) {
        if (m.cutBySide()) {
          judged = judged.with(CellState.NEAR_SIDE, "reaches a side of the stack");
        } else if (m.cutByTop()) {
          judged = judged.with(CellState.CUT_BY_TOP, "reaches the first slice");
        } else if (m.cutByBottom()) {
          judged = judged.with(CellState.CUT_BY_BOTTOM, "reaches the last slice");
        }
      }
    }
    if (contents.cutByRegion()) {
      judged = judged.because(BEYOND_ROI);
    }
    if (contents.cellVoxels() == 0) {
      return judged.because("no cell found");
    }
    return contents.nucleusVoxels() == 0 ? judged.because("no nucleus found") : judged;
  }
}
