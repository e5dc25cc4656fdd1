package org.emcell.core.pipeline;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emcell.core.Workers;
import org.emcell.core.measure.mesh.SurfaceMesh;
import org.emcell.core.report.Camera;
import org.emcell.core.report.CellColours;
import org.emcell.core.report.CellScenes;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.report.SceneRenderer;
import org.emcell.core.report.Surroundings;
import org.emcell.core.report.html.Picture;
import org.emcell.core.report.html.ReportContent;
import org.emcell.core.segment.CellState;

/** One cell as the report shows it, and why somebody should look at it. */
final class ReportCell {

  private static final int SECTION = 420;
  private static final int VIEW = 420;
  private static final double TINT = 0.15;
  private static final SurfaceMesh NOTHING = SurfaceMesh.of(new float[0], new int[0]);

  /**
   * Spreads of grey within a cell between it and the resin. Cells of HeLa stacks have 4.7, of phantoms 5 to 8, the
   * phantom of low contrast has 3.1.
   */
  private static final double LOW_CONTRAST = 4;
  /** Share of the cell's surroundings that looks like a cell and belongs to none. */
  private static final double LARGE_LEFT_OVER = 0.5;
  /** Share of the rim of the nucleus that lies on the plasma membrane. */
  private static final double TOUCH = 0.02;

  private final int id;
  private final Map<String, String> cell;
  private final Map<String, String> measured;
  private final CellBodies bodies;
  private final List<ReportContent.Flag> flags = new ArrayList<>();

  /**
   * @param cell its row in the table of cells
   * @param measured its row in the table of measurements, empty when it has none
   */
  ReportCell(int id, Map<String, String> cell, Map<String, String> measured, CellBodies bodies) {
    this.id = id;
    this.cell = cell;
    this.measured = measured;
    this.bodies = bodies;
  }

  ReportContent.Cell content() {
    Map<String, Double> values = new LinkedHashMap<>();
    measured.forEach((name, text) -> {
      if (!name.equals("cell_id") && text.matches("-?[0-9.]+")) {
        values.put(name, Double.parseDouble(text));
      }
    });
    Map<String, Picture> pictures = new LinkedHashMap<>();
    OrthogonalSections sections = bodies.sections().get(id);
    SurfaceMesh body = bodies.cells().getOrDefault(id, NOTHING);
    SurfaceMesh nucleus = bodies.nuclei().getOrDefault(id, NOTHING);
    Optional<Surroundings> surroundings =
        Optional.ofNullable(sections).map(OrthogonalSections::surroundings);
    if (body.triangles() > 0) {
      BufferedImage view = new SceneRenderer(Camera.DEFAULT, VIEW, VIEW)
          .draw(
              CellScenes.cell(id, body, Optional.ofNullable(bodies.nuclei().get(id))),
              Workers.single());
      pictures.put("sections", Picture.of(sections.draw(SECTION, TINT)));
      pictures.put("view", Picture.of(view));
      add("contrast_to_resin", surroundings.get().contrast(), values);
      add("left_over_share", surroundings.get().leftOver(), values);
      add("nucleus_on_membrane_share", bodies.contact().getOrDefault(id, 0.0), values);
    }
    double given = Double.parseDouble(cell.getOrDefault(CellTables.GIVEN, "0"));
    if (given > 0) {
      values.put(CellTables.GIVEN, given);
    }
    flag(values, nucleus);
    String state = cell.getOrDefault("state", isCut() ? "cut" : CellState.WHOLE.text());
    return new ReportContent.Cell(
        id,
        CellColours.of(id),
        CellColours.nucleus(id),
        state,
        state.equals(CellState.WHOLE.text()) && !isCut() && !measured.isEmpty(),
        cell.getOrDefault("reason", ""),
        values,
        flags,
        values.getOrDefault("nucleus_z_px", values.getOrDefault("cell_z_px", slice())),
        pictures,
        body,
        nucleus);
  }

  private static void add(String name, double value, Map<String, Double> values) {
    if (Double.isFinite(value)) {
      values.put(name, Math.round(1e4 * value) / 1e4);
    }
  }

  private double slice() {
    return Double.parseDouble(cell.getOrDefault("z_px", "0"));
  }

  private boolean isCut() {
    return List.of("cut_by_side", "cut_by_top", "cut_by_bottom").stream()
        .anyMatch(name -> Boolean.parseBoolean(measured.get(name)));
  }

  private void flag(Map<String, Double> values, SurfaceMesh nucleus) {
    String reason = cell.getOrDefault("reason", "");
    int twin = reason.indexOf(CellReport.SAME_AS);
    if (twin >= 0) {
      flag("found twice", reason.substring(twin) + "; it is not in the volumes");
      return;
    }
    if (measured.isEmpty()) {
      flag("no cell", "No cell was found here.");
      return;
    }
    if (isCut()) {
      flag("cut", "The frame of the stack cuts the cell: its figures are those of a part.");
    } else if (cell.getOrDefault("state", "").equals(CellState.NEAR_SIDE.text())) {
      flag("near side", "The cell lies near a side of the stack.");
    }
    if (reason.contains(CellReport.BEYOND_ROI)) {
      flag("beyond ROI", "The cell reaches beyond its region of interest: a part may be missing.");
    }
    if (values.getOrDefault("nucleus_volume_um3", 0.0) == 0) {
      flag("no nucleus", "No nucleus was found.");
    }
    if (values.getOrDefault("nucleus_pieces", 1.0) > 1) {
      flag("nucleus pieces", "The nucleus is in " + measured.get("nucleus_pieces") + " pieces.");
    }
    int holes = nucleus.triangles() > 0 ? nucleus.topology().genus() : 0;
    if (holes > 0) {
      flag("hole", "The nucleus has " + holes + (holes > 1 ? " holes" : " hole") + " through it.");
    }
    if (values.getOrDefault("nucleus_on_membrane_share", 0.0) > TOUCH) {
      flag(
          "touches membrane",
          "The nucleus touches the plasma membrane with "
              + percent(values.get("nucleus_on_membrane_share")) + " of its rim.");
    }
    if (values.getOrDefault("contrast_to_resin", LOW_CONTRAST) < LOW_CONTRAST) {
      flag("low contrast", "The cell hardly differs from the resin in grey.");
    }
    if (values.getOrDefault("left_over_share", 0.0) > LARGE_LEFT_OVER) {
      flag(
          "left over",
          percent(values.get("left_over_share"))
              + " of what is within 1 um of the cell looks like tissue and belongs to no cell.");
    }
  }

  private void flag(String name, String text) {
    flags.add(new ReportContent.Flag(name, text));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
