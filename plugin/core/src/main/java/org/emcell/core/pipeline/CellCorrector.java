package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.pipeline.correction.Correction;
import org.emcell.core.segment.CellOverlap;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.segment.Roi;
import org.emcell.core.stack.BinnedStack;

/**
 * Makes the corrections of a plan, one after the other, on the segmented cells of a run. The labels of the cells that
 * were found stay as they are; those of the cells that are made here are new files.
 *
 * <p>Whether an added cell is kept is decided before a later correction builds on it, and for those on which none does
 * at the end, by {@link CorrectedCells#refused}. A correction that names a cell which is not kept is not made. Each
 * decision costs one look through the labels of all cells.
 */
final class CellCorrector {

  private final CorrectionPlan plan;
  private final CellPlacement placement;
  private final Files files;
  private final Workers workers;
  private final VoxelSize voxel;
  private final SortedMap<Integer, PlacedCell> cells = new TreeMap<>();
  private final SortedMap<Integer, Integer> duplicates = new TreeMap<>();
  private final List<CorrectedCells.Change> changes = new ArrayList<>();
  /** Ids of the added cells that no correction has built on yet. */
  private final Set<Integer> undecided = new HashSet<>();
  /** Why cells that corrections should have made are not there, by their ids. */
  private final Map<Integer, String> missing = new HashMap<>();

  /** Says where the labels of the cells go that corrections make. */
  interface Files {

    /**
     * Returns the file of the labels of a cell.
     *
     * @param step number of the correction, from 1
     * @param id of the cell
     */
    Path of(int step, int id);
  }

  CellCorrector(CorrectionPlan plan, CellPlacement placement, Files files, Workers workers) {
    this.plan = plan;
    this.placement = placement;
    this.files = files;
    this.workers = workers;
    voxel = placement.view().requireVoxelSize();
  }

  /**
   * Makes the corrections.
   *
   * @param found the cells that were detected
   * @param sameAs which of them were found twice, and what stays in their stead
   * @param seeds the cells that were added, segmented, by id
   * @throws org.emcell.core.stack.StackException when a correction cannot be made; it names the place of the correction
   */
  CorrectedCells apply(
      List<PlacedCell> found,
      SortedMap<Integer, Integer> sameAs,
      Map<Integer, PlacedCell> seeds,
      Progress progress) {
    for (PlacedCell cell : found) {
      if (!sameAs.containsKey(cell.id())) {
        cells.put(cell.id(), cell);
      }
    }
    duplicates.putAll(sameAs);
    for (CorrectionPlan.Step step : plan.steps()) {
      progress.checkCancelled();
      double from = (step.number() - 1.0) / plan.steps().size();
      progress.report(from, "Correcting cells");
      Correction correction = step.correction();
      Optional<String> refusal = refusal(
          step, progress.part(from, (double) step.number() / plan.steps().size()));
      if (refusal.isPresent()) {
        refuse(step, refusal.get());
      } else if (correction instanceof Correction.Add) {
        add(step, seeds.get(step.newId()));
      } else if (correction instanceof Correction.Drop drop) {
        drop(step, drop);
      } else if (correction instanceof Correction.Merge merge) {
        merge(step, merge, progress);
      } else if (correction instanceof Correction.Split split) {
        split(step, split, progress);
      }
    }
    return new CorrectedCells(List.copyOf(cells.values()), duplicates, changes);
  }

  private void note(CorrectionPlan.Step step, List<Integer> ids, String note) {
    changes.add(new CorrectedCells.Change(step, true, ids, note));
  }

  /** Returns why a correction cannot be made because of a cell that is not there; decides on the cells that it names. */
  private Optional<String> refusal(CorrectionPlan.Step step, Progress progress) {
    List<Integer> named = CorrectionPlan.named(step.correction());
    for (int id : named) {
      if (undecided.contains(id)) {
        decide(id, named, progress);
      }
    }
    Optional<String> refusal =
        named.stream().filter(missing::containsKey).findFirst().map(missing::get);
    if (refusal.isEmpty()) {
      named.forEach(undecided::remove);
    }
    return refusal;
  }

  /**
   * Decides whether an added cell is kept.
   *
   * @param named the cells of the correction that builds on it: of those that are to be one cell, neither stands against
   *     the other
   */
  private void decide(int id, List<Integer> named, Progress progress) {
    List<PlacedCell> there = cells.values().stream()
        .filter(cell -> cell.id() == id || !named.contains(cell.id()))
        .toList();
    SegmentedCells segmented = SegmentedCells.of(placement.view(), there, progress);
    String reason =
        new CorrectedCells(there, duplicates, changes).refused(segmented).get(id);
    if (reason != null) {
      cells.remove(id);
      undecided.remove(id);
      changes.replaceAll(change -> change.step().newId() == id
          ? new CorrectedCells.Change(change.step(), false, List.of(), reason)
          : change);
      missing.put(id, notAdded(id, reason));
    }
  }

  private static String notAdded(int id, String reason) {
    return "cell " + id + " was not added, since " + reason;
  }

  private void refuse(CorrectionPlan.Step step, String reason) {
    changes.add(new CorrectedCells.Change(step, false, List.of(), reason));
    if (step.correction() instanceof Correction.Split split) {
      missing.put(
          step.newId(),
          "cell " + step.newId() + " was not made, since cell " + split.id() + " is not there");
    }
  }

  /** Returns a cell that a correction names. */
  private PlacedCell cell(CorrectionPlan.Step step, int id) {
    PlacedCell cell = cells.get(id);
    if (cell == null) {
      throw plan.corrections()
          .fault(
              step.entry(),
              "cell " + id + " is the same cell as " + duplicates.get(id)
                  + ", found twice, and not in the volumes. Name cell " + duplicates.get(id) + ".");
    }
    return cell;
  }

  private void add(CorrectionPlan.Step step, PlacedCell seed) {
    // Cells with the same nucleus are told when all cells are settled; here are those without one.
    boolean hasNucleus = LabelTally.of(seed).nucleusVoxels() > 0;
    Optional<PlacedCell> same = cells.values().stream()
        .filter(cell -> !hasNucleus && LabelOverlap.of(seed, cell).isMost())
        .findFirst();
    if (same.isPresent()) {
      String reason = "the cell is there already: it lies in cell " + same.get().id();
      changes.add(new CorrectedCells.Change(step, false, List.of(), reason));
      missing.put(step.newId(), notAdded(step.newId(), reason));
    } else {
      cells.put(step.newId(), seed.because("added by a correction"));
      undecided.add(step.newId());
      note(step, List.of(step.newId()), "");
    }
  }

  private void drop(CorrectionPlan.Step step, Correction.Drop drop) {
    cell(step, drop.id());
    cells.remove(drop.id());
    duplicates.values().removeIf(same -> same == drop.id());
    note(step, List.of(), "");
  }

  private void merge(CorrectionPlan.Step step, Correction.Merge merge, Progress progress) {
    PlacedCell a = cell(step, merge.id());
    PlacedCell b = cell(step, merge.other());
    CellMerge both = new CellMerge(a, b, voxel);
    if (!both.isPossible()) {
      throw plan.corrections()
          .fault(
              step.entry(),
              "cells " + a.id() + " and " + b.id() + " lie too far apart to be "
                  + "parts of one cell: their ROIs do not meet.");
    }
    Path labels = files.of(step.number(), a.id());
    Roi region = both.write(labels, progress);
    List<Detection> detections = new ArrayList<>(a.track().detections());
    detections.addAll(b.track().detections());
    detections.sort(Comparator.comparingInt(Detection::slice).thenComparingInt(Detection::rank));
    double radius = Math.max(a.track().radius(), b.track().radius());
    List<CellOverlap.Anchor> anchors = new ArrayList<>(anchors(a));
    anchors.addAll(anchors(b));
    cells.put(
        a.id(),
        place(a.id(), region, detections, both.tally(), radius, labels, anchors)
            .because("merged with cell " + b.id()));
    cells.remove(b.id());
    duplicates.replaceAll((id, same) -> same == b.id() ? a.id() : same);
    note(step, List.of(a.id()), both.isTouching() ? "" : "the two cells do not touch");
  }

  private void split(CorrectionPlan.Step step, Correction.Split split, Progress progress) {
    PlacedCell cell = cell(step, split.id());
    CellDivision division = new CellDivision(cell, voxel, progress);
    try {
      division.cut(inView(split.from()), inView(split.to()), workers);
    } catch (CellDivision.OutsideException e) {
      throw plan.corrections().fault(step.entry(), e.getMessage());
    }
    List<Integer> ids = List.of(cell.id(), step.newId());
    List<Path> parts = ids.stream().map(id -> files.of(step.number(), id)).toList();
    division.write(parts, progress);
    for (int part = 0; part < 2; part++) {
      PlacedCell piece = place(
          ids.get(part),
          cell.roi(),
          detections(cell, division, part),
          division.tally(part),
          division.radius(part),
          parts.get(part),
          anchors(cell));
      cells.put(
          piece.id(),
          piece.because(
              part == 0
                  ? "cell " + ids.get(1) + " was split off"
                  : "split off cell " + ids.get(0)));
    }
    note(step, ids, division.isAtNeck() ? "cut at the neck" : "no neck: cut halfway");
  }

  /** Returns what decides between a cell and its neighbours. */
  private List<CellOverlap.Anchor> anchors(PlacedCell cell) {
    if (!cell.anchors().isEmpty()) {
      return cell.anchors();
    }
    return List.of(
        SegmentedCells.overlap(placement.view()).add(cell.roi(), 0, cell::slice).anchor());
  }

  private double[] inView(Correction.Point p) {
    BinnedStack view = placement.view();
    return new double[] {
      (p.x() + 0.5) / view.block() - 0.5,
      (p.y() + 0.5) / view.block() - 0.5,
      (p.z() + 0.5) / view.blockZ() - 0.5
    };
  }

  /** Returns the detections that lie in a part of a cell. */
  private List<Detection> detections(PlacedCell cell, CellDivision division, int part) {
    BinnedStack view = placement.view();
    return cell.track().detections().stream()
        .filter(d -> {
          OptionalInt at = division.partAt(
              (d.x() + 0.5) / view.block() - 0.5,
              (d.y() + 0.5) / view.block() - 0.5,
              (d.slice() + 0.5) / view.blockZ() - 0.5);
          return at.isPresent() && at.getAsInt() == part;
        })
        .toList();
  }

  private PlacedCell place(
      int id,
      Roi region,
      List<Detection> detections,
      LabelTally tally,
      double radius,
      Path labels,
      List<CellOverlap.Anchor> anchors) {
    CellTrack track = placement.track(
        id,
        detections,
        placement.inStack(tally.x()),
        placement.inStack(tally.y()),
        placement.sliceInStack(tally.z()),
        radius);
    Roi roi = new Roi(id, region.x(), region.y(), region.z(), region.size(), region.centre());
    return new PlacedCell(
        placement.record(track, roi), roi, new RoiLabelFile(labels), false, anchors);
  }
}
