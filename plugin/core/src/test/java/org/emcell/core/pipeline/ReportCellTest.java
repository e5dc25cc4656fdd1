package org.emcell.core.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.report.CellSurfaces;
import org.emcell.core.report.OrthogonalSections;
import org.emcell.core.report.html.ReportContent;
import org.junit.Test;

/** What the report says of a cell that deserves a look. */
public class ReportCellTest {

  private static final Map<String, String> WHOLE = Map.of("state", "whole", "reason", "");
  private static final Map<String, String> SOUND = Map.of(
      "nucleus_volume_um3",
      "200",
      "nucleus_pieces",
      "1",
      "cut_by_side",
      "false",
      "cut_by_top",
      "false");

  @Test
  public void aSoundCellHasNoFlag() {
    ReportContent.Cell cell = content(WHOLE, SOUND);
    assertEquals(List.of(), cell.flags());
    assertTrue(cell.whole());
  }

  @Test
  public void aCellThatTheStackCutsIsFlaggedAndNotWhole() {
    ReportContent.Cell cell = content(WHOLE, with("cut_by_top", "true"));
    assertEquals(List.of("cut"), names(cell));
    assertEquals(false, cell.whole());
    assertEquals(
        List.of("near side"), names(content(Map.of("state", "near-side", "reason", "x"), SOUND)));
  }

  @Test
  public void nucleiThatAreMissingOrInPiecesAreFlagged() {
    assertEquals(List.of("no nucleus"), names(content(WHOLE, with("nucleus_volume_um3", "0"))));
    assertEquals(List.of("nucleus pieces"), names(content(WHOLE, with("nucleus_pieces", "3"))));
  }

  @Test
  public void aCellWithoutMeasurementsWasNotFound() {
    assertEquals(List.of("no cell"), names(content(WHOLE, Map.of())));
  }

  @Test
  public void ofACellThatWasFoundTwiceNothingElseIsSaid() {
    Map<String, String> twice = Map.of("state", "whole", "reason", CellReport.SAME_AS + "4");
    assertEquals(List.of("found twice"), names(content(twice, Map.of())));
  }

  @Test
  public void aCellThatReachesBeyondItsRegionIsFlagged() {
    Map<String, String> beyond = Map.of("state", "whole", "reason", CellReport.BEYOND_ROI);
    assertEquals(List.of("beyond ROI"), names(content(beyond, SOUND)));
  }

  @Test
  public void whatACellWasGivenOfLeftOverRegionsIsSaidWhenItIsSomething() {
    Map<String, String> given =
        Map.of("state", "whole", "reason", "", "given_left_over_um3", "1.250");
    assertEquals(1.25, content(given, SOUND).measurements().get("given_left_over_um3"), 0);
    given = Map.of("state", "whole", "reason", "", "given_left_over_um3", "0.000");
    assertEquals(false, content(given, SOUND).measurements().containsKey("given_left_over_um3"));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> measured = new TreeMap<>(SOUND);
    measured.put(name, value);
    return measured;
  }

  private static ReportContent.Cell content(
      Map<String, String> cell, Map<String, String> measured) {
    CellBodies none = new CellBodies(
        new CellSurfaces(new TreeMap<>(), new TreeMap<>()),
        new TreeMap<>(),
        new OrthogonalSections(new Size(1, 1, 1), new VoxelSize(1, 1, 1), 0, false, 0, 0, 0),
        new TreeMap<>());
    return new ReportCell(5, cell, measured, none).content();
  }

  private static List<String> names(ReportContent.Cell cell) {
    return cell.flags().stream().map(ReportContent.Flag::name).toList();
  }
}
