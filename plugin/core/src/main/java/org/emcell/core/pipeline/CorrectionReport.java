package org.emcell.core.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emcell.core.measure.CellMeasurements;
import org.emcell.core.pipeline.correction.Correction;

/** What came of the corrections of a run, and the table of it. */
final class CorrectionReport {

  private static final List<String> COLUMNS = List.of(
      "place",
      "action",
      "cell_id",
      "other_cell_id",
      "x_px",
      "y_px",
      "z_px",
      "to_x_px",
      "to_y_px",
      "to_z_px",
      "applied",
      "result_id",
      "result_cell_um3",
      "result_nucleus_um3",
      "new_id",
      "new_cell_um3",
      "new_nucleus_um3",
      "note");

  private CorrectionReport() {}

  /**
   * Says what came of every correction.
   *
   * @param refused for the id of each added cell that was not kept the reason
   * @param measurements of the cells as they are in the end
   */
  static List<CorrectionOutcome> outcomes(
      List<CorrectedCells.Change> changes,
      Map<Integer, String> refused,
      List<CellMeasurements> measurements) {
    Map<Integer, CellMeasurements> measured =
        measurements.stream().collect(Collectors.toMap(CellMeasurements::id, Function.identity()));
    List<CorrectionOutcome> outcomes = new ArrayList<>();
    for (CorrectedCells.Change change : changes) {
      boolean isAdd = change.step().correction() instanceof Correction.Add;
      String refusal = isAdd ? refused.getOrDefault(change.step().newId(), "") : "";
      List<CorrectionOutcome.Piece> pieces = new ArrayList<>();
      List<String> notes = new ArrayList<>(List.of(refusal.isEmpty() ? change.note() : refusal));
      for (int id : refusal.isEmpty() ? change.ids() : List.<Integer>of()) {
        CellMeasurements m = measured.get(id);
        pieces.add(new CorrectionOutcome.Piece(
            id, m == null ? 0 : m.cell().volume(), m == null ? 0 : m.nucleus().volume()));
        if (m != null && m.nucleus().voxels() == 0) {
          notes.add("cell " + id + " has no nucleus");
        }
      }
      notes.removeIf(String::isEmpty);
      outcomes.add(new CorrectionOutcome(
          change.step().entry().place(),
          action(change.step().correction()),
          change.applied() && refusal.isEmpty(),
          pieces,
          String.join("; ", notes)));
    }
    return outcomes;
  }

  static String action(Correction correction) {
    return correction.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Writes the corrections and what came of them, one a row. */
  static void write(
      List<CorrectedCells.Change> changes, List<CorrectionOutcome> outcomes, Path file) {
    List<List<String>> rows = new ArrayList<>();
    for (int k = 0; k < changes.size(); k++) {
      CorrectionPlan.Step step = changes.get(k).step();
      CorrectionOutcome outcome = outcomes.get(k);
      List<String> row = new ArrayList<>(List.of(outcome.place(), outcome.action()));
      row.addAll(asked(step.correction()));
      row.add(outcome.applied() ? "yes" : "no");
      boolean isNew = step.correction() instanceof Correction.Add;
      row.addAll(piece(outcome, isNew ? -1 : 0));
      row.addAll(piece(outcome, isNew ? 0 : 1));
      row.add(outcome.note());
      rows.add(row);
    }
    CellTables.write(COLUMNS, rows, file);
  }

  /** Returns the ids and places that a correction names, in the order of the columns. */
  private static List<String> asked(Correction correction) {
    List<String> fields = new ArrayList<>(Collections.nCopies(8, ""));
    if (correction instanceof Correction.Add add) {
      set(fields, 2, add.at());
    } else if (correction instanceof Correction.Drop drop) {
      fields.set(0, Integer.toString(drop.id()));
    } else if (correction instanceof Correction.Merge merge) {
      fields.set(0, Integer.toString(merge.id()));
      fields.set(1, Integer.toString(merge.other()));
    } else if (correction instanceof Correction.Split split) {
      fields.set(0, Integer.toString(split.id()));
      set(fields, 2, split.from());
      set(fields, 5, split.to());
    }
    return fields;
  }

  private static void set(List<String> fields, int from, Correction.Point p) {
    fields.set(from, Integer.toString(p.x()));
    fields.set(from + 1, Integer.toString(p.y()));
    fields.set(from + 2, Integer.toString(p.z()));
  }

  private static List<String> piece(CorrectionOutcome outcome, int k) {
    if (k < 0 || k >= outcome.pieces().size()) {
      return List.of("", "", "");
    }
    CorrectionOutcome.Piece piece = outcome.pieces().get(k);
    return List.of(
        Integer.toString(piece.id()),
        CellTables.decimal(piece.cellVolume()),
        CellTables.decimal(piece.nucleusVolume()));
  }
}
