package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.Progress;
import org.emcell.core.Workers;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.pipeline.correction.Corrections;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellState;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;
import org.emcell.core.stack.SliceStack;

/**
 * Corrects the labels of cropped cells and settles them among each other, wherever the labels come from, by the rules
 * of a run: see {@link Corrections}. Cells that corrections add are segmented already, see {@link AddedCells}. When asked
 * for, the cells are then given the stained regions between them that belong to none.
 */
public final class LabelCorrection {

  /** Name in all tables of the volume in um3 of the left-over regions that a cell was given. */
  public static final String GIVEN = CellTables.GIVEN;

  private final SliceStack stack;
  private final Corrections corrections;
  private final CellOverlap.Rule rule;
  private final Path folder;
  private final OptionalDouble leftOverSigma;

  /**
   * @param stack in whose frame the cells lie, with its voxel size
   * @param folder where the labels of the cells are kept that merging and splitting make; what is in it may be deleted
   *     once the cells are not looked at any more
   */
  public LabelCorrection(
      SliceStack stack, Corrections corrections, CellOverlap.Rule rule, Path folder) {
    this(stack, corrections, rule, folder, OptionalDouble.empty());
  }

  private LabelCorrection(
      SliceStack stack,
      Corrections corrections,
      CellOverlap.Rule rule,
      Path folder,
      OptionalDouble leftOverSigma) {
    this.stack = stack;
    this.corrections = corrections;
    this.rule = rule;
    this.folder = folder;
    this.leftOverSigma = leftOverSigma;
  }

  /**
   * Returns this with left-over regions given to the cell with the largest contact. For them the grey values of the stack,
   * whose resin must be bright, are read two times.
   *
   * @param sigma standard deviation in nm of the low-pass filter, as of {@link
   *     org.emcell.core.segment.CellSegmenter.Settings#gaussianSigma}
   */
  public LabelCorrection withLeftOvers(double sigma) {
    return new LabelCorrection(stack, corrections, rule, folder, OptionalDouble.of(sigma));
  }

  /**
   * A cell with its labels.
   *
   * @param roi its region in the stack, with its id
   * @param detections number of slices in which it was detected; 0 when it is not known
   * @param addedBy place of the correction that has added it, empty for a cell that was detected
   * @param labels of the region
   */
  public record Labelled(Roi roi, int detections, String addedBy, CellOverlap.Labels labels) {}

  /**
   * What came of a correction.
   *
   * @param place where it stands, for a user to read
   * @param action {@code add}, {@code drop}, {@code merge} or {@code split}
   * @param ids of the cells that it names
   * @param applied whether it changed the cells
   * @param made ids of the cells that it made: of a split first the part that keeps the id
   * @param note what else there is to know; may be empty
   */
  public record Outcome(
      String place,
      String action,
      List<Integer> ids,
      boolean applied,
      List<Integer> made,
      String note) {}

  /**
   * Cells after they were corrected.
   *
   * @param overlap gives the ids of any slice of the stack
   * @param largestId the largest id
   * @param outcomes one for each correction, in their order
   * @param given volume in um3 of the left-over regions that each cell was given, on the grid of about 40 nm on which they
   *     are looked for, by id; empty when left-over regions are not given to cells
   */
  public record Corrected(
      CellOverlap overlap,
      int largestId,
      List<Outcome> outcomes,
      SortedMap<Integer, Double> given) {}

  /**
   * Makes the corrections.
   *
   * @param cells detected and added ones
   * @throws org.emcell.core.stack.StackException when a correction cannot be made; the message names its place
   */
  public Corrected apply(List<Labelled> cells, Workers workers, Progress progress) {
    corrections.requireInside(stack);
    BinnedStack view = new BinnedStack(stack, 1, 1);
    CellPlacement placement = new CellPlacement(stack, RunSettings.DEFAULT, view);
    CorrectionPlan plan = plan(cells);
    List<PlacedCell> detected = new ArrayList<>();
    SortedMap<Integer, PlacedCell> seeds = new TreeMap<>();
    for (Labelled cell : cells) {
      PlacedCell placed = placed(cell, placement);
      if (placed.isAdded()) {
        seeds.put(placed.id(), placed);
      } else {
        detected.add(placed);
      }
    }
    int largest = cells.stream().mapToInt(cell -> cell.roi().id()).max().orElse(0);
    Progress settling = leftOverSigma.isPresent() ? progress.part(0, 0.4) : progress;
    Progress giving = progress.part(0.4, 1);
    if (corrections.isEmpty()) {
      detected.addAll(seeds.values());
      SegmentedCells settled = SegmentedCells.of(view, detected, rule, settling);
      return new Corrected(
          settled.overlap(),
          largest,
          List.of(),
          give(detected, settled, Set.of(), workers, giving));
    }
    SegmentedCells found = SegmentedCells.of(view, detected, rule, settling.part(0, 0.4));
    CorrectedCells corrected = new CellCorrector(
            plan,
            placement,
            (step, id) -> folder.resolve(String.format(Locale.ROOT, "%d_%d.tif", step, id)),
            workers)
        .apply(detected, found.sameAs(), seeds, settling.part(0.4, 0.6));
    SegmentedCells settled =
        SegmentedCells.of(view, corrected.cells(), rule, settling.part(0.6, 1));
    Map<Integer, String> refused = corrected.refused(settled);
    return new Corrected(
        settled.overlap(),
        corrected.cells().stream().mapToInt(PlacedCell::id).reduce(largest, Math::max),
        outcomes(corrected, refused),
        give(corrected.cells(), settled, refused.keySet(), workers, giving));
  }

  /** Gives left-over regions to cells, and returns how much to each that is there, if it is to be done. */
  private SortedMap<Integer, Double> give(
      List<PlacedCell> cells,
      SegmentedCells settled,
      Set<Integer> refused,
      Workers workers,
      Progress progress) {
    SortedMap<Integer, Double> given = new TreeMap<>();
    if (leftOverSigma.isPresent()) {
      cells.forEach(cell -> given.put(cell.id(), 0.0));
      given.keySet().removeAll(settled.sameAs().keySet());
      given.keySet().removeAll(refused);
      given.putAll(new LeftOverSearch(stack, leftOverSigma.getAsDouble())
          .give(settled.overlap(), workers, progress));
    }
    return given;
  }

  /** Gives ids to what corrections make: those that the added cells have already, and the ones between. */
  private CorrectionPlan plan(List<Labelled> cells) {
    List<Integer> detected = new ArrayList<>();
    for (Labelled cell : cells) {
      if (cell.addedBy().isEmpty()) {
        detected.add(cell.roi().id());
      }
    }
    OptionalInt last = OptionalInt.empty();
    int made = 0;
    for (Corrections.Entry entry : corrections.entries()) {
      boolean isAdd = entry.correction() instanceof Correction.Add;
      made += isAdd || entry.correction() instanceof Correction.Split ? 1 : 0;
      if (isAdd) {
        int before = added(cells, entry).roi().id() - made;
        if (last.isPresent() && last.getAsInt() != before) {
          throw corrections.fault(
              entry,
              "expected the cell under the number " + (last.getAsInt() + made) + ", found "
                  + (before + made)
                  + ": other corrections have added it. Give the same corrections to the step that"
                  + " crops the cells.");
        }
        last = OptionalInt.of(before);
      }
    }
    return CorrectionPlan.of(
        corrections, detected, last.orElse(detected.isEmpty() ? 0 : Collections.max(detected)));
  }

  private Labelled added(List<Labelled> cells, Corrections.Entry entry) {
    return cells.stream()
        .filter(cell -> cell.addedBy().equals(entry.place()))
        .findFirst()
        .orElseThrow(() -> corrections.fault(
            entry,
            "expected the added cell with its labels, found none. Give the same corrections to the step that crops the"
                + " cells, so that it is segmented."));
  }

  private PlacedCell placed(Labelled cell, CellPlacement placement) {
    Roi roi = cell.roi();
    double x = roi.x() + roi.centre().x();
    double y = roi.y() + roi.centre().y();
    double z = roi.z() + roi.centre().z();
    // Of the detections their number counts, by which one of two equal cells is kept.
    Detection one = new Detection((int) Math.round(z), 1, x, y, 0);
    CellTrack track = new CellTrack(
        roi.id(), Collections.nCopies(cell.detections(), one), x, y, z, 0, CellState.WHOLE, "");
    return new PlacedCell(
        placement.record(track, roi), roi, cell.labels(), !cell.addedBy().isEmpty(), List.of());
  }

  private static List<Outcome> outcomes(CorrectedCells corrected, Map<Integer, String> refused) {
    List<Outcome> outcomes = new ArrayList<>();
    for (CorrectedCells.Change change : corrected.changes()) {
      Correction correction = change.step().correction();
      String refusal = correction instanceof Correction.Add
          ? refused.getOrDefault(change.step().newId(), "")
          : "";
      boolean applied = change.applied() && refusal.isEmpty();
      outcomes.add(new Outcome(
          change.step().entry().place(),
          CorrectionReport.action(correction),
          CorrectionPlan.named(correction),
          applied,
          applied ? change.ids() : List.of(),
          refusal.isEmpty() ? change.note() : refusal));
    }
    return outcomes;
  }
}
