package org.emcell.core.pipeline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.report.html.HtmlReport;
import org.emcell.core.report.html.Picture;
import org.emcell.core.report.html.ReportContent;
import org.emcell.core.report.html.ReportSlices;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/**
 * Puts {@code report.html} together: from what is known of the cells, as in the tables of a run, and from the cells as
 * bodies. It holds nothing that differs between two runs of the same stack, so no times.
 */
final class ReportPage {

  private final SliceStack stack;
  private final JsonObject identity;
  private final Map<String, String> summary = new LinkedHashMap<>();
  private final Workers workers;
  private final List<ReportContent.Table> tables = new ArrayList<>();
  private Optional<Picture> sections = Optional.empty();

  /**
   * @param stack as it was opened
   * @param identity version, input and settings
   * @param workers that share the cells and slices
   */
  ReportPage(SliceStack stack, JsonObject identity, Workers workers) {
    this.stack = stack;
    this.identity = identity;
    this.workers = workers;
  }

  /** Adds a table that is shown as it is, when it is there and has a row. */
  ReportPage withTable(String title, Path file) {
    if (Files.exists(file)) {
      List<NamedCsvRecord> rows = rows(file);
      if (!rows.isEmpty()) {
        tables.add(new ReportContent.Table(
            title,
            rows.get(0).getHeader(),
            rows.stream().map(NamedCsvRecord::getFields).toList()));
      }
    }
    return this;
  }

  /** Adds sections through the whole stack. */
  ReportPage withSections(BufferedImage picture) {
    sections = Optional.of(Picture.of(picture));
    return this;
  }

  /**
   * Writes the page from the tables of a run.
   *
   * @param cells table of the cells of a run; without it the cells are those that were measured
   * @param measurements table of measurements
   * @param bodies of the cells
   * @param source gives the ids of any slice of the stack
   */
  void write(
      Optional<Path> cells,
      Path measurements,
      CellBodies bodies,
      ReportSlices.Source source,
      Path file,
      Progress progress) {
    Map<Integer, Map<String, String>> measured = byId(measurements);
    write(
        cells.isPresent() ? byId(cells.get()) : measured, measured, bodies, source, file, progress);
  }

  /**
   * Writes the page.
   *
   * @param found what is known of each cell, by id and by the names of the columns of the table of cells
   * @param measured measurements of those that were found, by id and by the names of the columns
   * @param bodies of the cells
   * @param source gives the ids of any slice of the stack
   */
  void write(
      Map<Integer, Map<String, String>> found,
      Map<Integer, Map<String, String>> measured,
      CellBodies bodies,
      ReportSlices.Source source,
      Path file,
      Progress progress) {
    List<Integer> ids = List.copyOf(found.keySet());
    ReportContent.Cell[] cells = new ReportContent.Cell[ids.size()];
    workers.forEach(cells.length, k -> {
      progress.checkCancelled();
      int id = ids.get(k);
      cells[k] =
          new ReportCell(id, found.get(id), measured.getOrDefault(id, Map.of()), bodies).content();
    });
    List<ReportContent.Cell> shown = List.of(cells);
    VoxelSize voxel = stack.requireVoxelSize();
    summarise(shown, voxel);
    List<ReportContent.Slice> slices = ReportSlices.of(stack, voxel, source, workers, progress);
    progress.checkCancelled();
    HtmlReport.write(
        new ReportContent(
            stack.name(),
            summary,
            provenance(),
            tables,
            shown,
            slices,
            sections,
            List.of(
                stack.width() * voxel.x() / 1000,
                stack.height() * voxel.y() / 1000,
                stack.slices() * voxel.z() / 1000)),
        file,
        workers);
  }

  private void summarise(List<ReportContent.Cell> cells, VoxelSize voxel) {
    long present = cells.stream().filter(c -> !c.measurements().isEmpty()).count();
    summary.put("Cells", Long.toString(present));
    summary.put(
        "Whole cells",
        Long.toString(cells.stream().filter(ReportContent.Cell::whole).count()));
    summary.put(
        "Worth a look",
        Long.toString(cells.stream().filter(c -> !c.flags().isEmpty()).count()));
    summary.put("Stack", stack.width() + " × " + stack.height() + " × " + stack.slices());
    summary.put(
        "Voxel", number(voxel.x()) + " × " + number(voxel.y()) + " × " + number(voxel.z()) + " nm");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns what the identity says, a heading for each group of it. */
  private Map<String, Map<String, String>> provenance() {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    Map<String, String> general = new LinkedHashMap<>();
    general.put(
        "stack", stack.source().toAbsolutePath().normalize().getFileName().toString());
    groups.put("run", general);
    for (Map.Entry<String, JsonElement> entry : identity.entrySet()) {
      if (entry.getValue() instanceof JsonObject object) {
        flatten(entry.getKey(), object, groups);
      } else {
        general.put(entry.getKey(), text(entry.getValue()));
      }
    }
    groups.values().removeIf(Map::isEmpty);
    return groups;
  }

  private static void flatten(
      String name, JsonObject object, Map<String, Map<String, String>> groups) {
    Map<String, String> own = new LinkedHashMap<>();
    groups.put(name, own);
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      if (entry.getValue() instanceof JsonObject inner) {
        flatten(name + ": " + entry.getKey(), inner, groups);
      } else {
        own.put(entry.getKey(), text(entry.getValue()));
      }
    }
  }

  private static String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private static Map<Integer, Map<String, String>> byId(Path file) {
    Map<Integer, Map<String, String>> byId = new TreeMap<>();
    for (NamedCsvRecord row : rows(file)) {
      byId.put(Integer.parseInt(row.getField("cell_id")), row.getFieldsAsMap());
    }
    return byId;
  }

  private static List<NamedCsvRecord> rows(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new StackException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }
}
