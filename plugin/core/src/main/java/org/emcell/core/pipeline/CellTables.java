package org.emcell.core.pipeline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.emcell.core.segment.CellTrack;
import org.emcell.core.segment.Detection;
import org.emcell.core.stack.AtomicFile;

/**
 * The tables of the cells that were found. Positions are those of voxel centres: the first voxel of the stack is at 0,
 * in pixels and in um.
 */
final class CellTables {

  private static final List<String> DETECTION_COLUMNS =
      List.of("slice", "rank", "x_px", "y_px", "x_um", "y_um", "z_um", "height_um", "cell_id");

  /** Volume of the left-over regions that a cell was given. */
  static final String GIVEN = "given_left_over_um3";

  private static final List<String> CELL_COLUMNS = List.of(
      "cell_id",
      "x_px",
      "y_px",
      "z_px",
      "x_um",
      "y_um",
      "z_um",
      "radius_um",
      "first_slice",
      "last_slice",
      "detected_slices",
      "roi_x_px",
      "roi_y_px",
      "roi_z_px",
      "roi_width_px",
      "roi_height_px",
      "roi_depth_px",
      "state",
      "reason",
      GIVEN);

  private CellTables() {}

  /** Writes all detections, each with the cell that it was linked to or nothing. */
  static void writeDetections(
      List<Detection> detections, List<CellTrack> cells, VoxelSize voxel, Path file) {
    Map<Detection, Integer> cellOf = new HashMap<>();
    cells.forEach(cell -> cell.detections().forEach(detection -> cellOf.put(detection, cell.id())));
    List<List<String>> rows = new ArrayList<>();
    for (Detection d : detections) {
      rows.add(List.of(
          Integer.toString(d.slice()),
          Integer.toString(d.rank()),
          decimal(d.x()),
          decimal(d.y()),
          micrometres(d.x(), voxel.x()),
          micrometres(d.y(), voxel.y()),
          micrometres(d.slice(), voxel.z()),
          decimal(d.height()),
          cellOf.containsKey(d) ? Integer.toString(cellOf.get(d)) : ""));
    }
    write(DETECTION_COLUMNS, rows, file);
  }

  /**
   * Writes all cells.
   *
   * @param given volume in um3 of the left-over regions that cells were given, by id
   */
  static void writeCells(
      List<CellRecord> cells, Map<Integer, Double> given, VoxelSize voxel, Path file) {
    List<List<String>> rows = new ArrayList<>();
    for (CellRecord cell : cells) {
      CellTrack t = cell.track();
      FinalInterval box = cell.box();
      rows.add(List.of(
          Integer.toString(cell.id()),
          decimal(t.x()),
          decimal(t.y()),
          decimal(t.z()),
          micrometres(t.x(), voxel.x()),
          micrometres(t.y(), voxel.y()),
          micrometres(t.z(), voxel.z()),
          decimal(t.radius()),
          Integer.toString(t.firstSlice()),
          Integer.toString(t.lastSlice()),
          Integer.toString(t.detections().size()),
          Long.toString(box.min(0)),
          Long.toString(box.min(1)),
          Long.toString(box.min(2)),
          Long.toString(box.dimension(0)),
          Long.toString(box.dimension(1)),
          Long.toString(box.dimension(2)),
          cell.state().text(),
          cell.reason(),
          decimal(given.getOrDefault(cell.id(), 0.0))));
    }
    write(CELL_COLUMNS, rows, file);
  }

  static void write(List<String> columns, List<List<String>> rows, Path file) {
    AtomicFile.write(file, out -> {
      CsvWriter csv = CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      csv.writeRecord(columns);
      rows.forEach(csv::writeRecord);
      csv.flush();
    });
  }

  private static String micrometres(double pixels, double nanometres) {
    return decimal(pixels * nanometres / 1000);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
