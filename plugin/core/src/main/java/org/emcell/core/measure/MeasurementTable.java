package org.emcell.core.measure;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measurements as a table with one row per cell. The names of the columns carry their units and are stable:
 *
 * <ul>
 *   <li>{@code cell_id}
 *   <li>{@code cell_volume_um3} (nucleus included), {@code nucleus_volume_um3}, {@code cytoplasm_volume_um3},
 *       {@code nucleus_to_cell_ratio}
 *   <li>{@code cell_surface_um2}, {@code nucleus_surface_um2}, {@code cell_sphericity}, {@code nucleus_sphericity}
 *   <li>{@code cell_x_px}, {@code cell_y_px}, {@code cell_z_px}, {@code cell_x_um}, {@code cell_y_um},
 *       {@code cell_z_um}: centroid of the cell; the same with {@code nucleus_}. The first voxel is at 0
 *   <li>{@code cell_extent_x_um}, {@code cell_extent_y_um}, {@code cell_extent_z_um}; the same with {@code nucleus_}
 *   <li>{@code polarity_x_um}, {@code polarity_y_um}, {@code polarity_z_um}, {@code polarity_um}: way from the centroid
 *       of the cell to that of the nucleus, and its length
 *   <li>{@code nucleus_pieces}
 *   <li>{@code cut_by_side}, {@code cut_by_top}, {@code cut_by_bottom}: {@code true} or {@code false}; where one is
 *       true all figures are those of a part of the cell
 * </ul>
 *
 * <p>Numbers have six significant digits and a point; what does not exist (the centroid of no nucleus) is empty.
 */
public final class MeasurementTable {

  private static final Map<String, Function<CellMeasurements, String>> COLUMNS =
      new LinkedHashMap<>();

  static {
    COLUMNS.put("cell_id", m -> Integer.toString(m.id()));
    number("cell_volume_um3", m -> m.cell().volume());
    number("nucleus_volume_um3", m -> m.nucleus().volume());
    number("cytoplasm_volume_um3", CellMeasurements::cytoplasmVolume);
    number("nucleus_to_cell_ratio", CellMeasurements::nucleusToCellRatio);
    number("cell_surface_um2", m -> m.cell().surface());
    number("nucleus_surface_um2", m -> m.nucleus().surface());
    number("cell_sphericity", m -> m.cell().sphericity());
    number("nucleus_sphericity", m -> m.nucleus().sphericity());
    vector("cell", "px", m -> m.cell().centroidPx());
    vector("cell", "um", m -> m.cell().centroid());
    vector("nucleus", "px", m -> m.nucleus().centroidPx());
    vector("nucleus", "um", m -> m.nucleus().centroid());
    vector("cell_extent", "um", m -> m.cell().extent());
    vector("nucleus_extent", "um", m -> m.nucleus().extent());
    vector("polarity", "um", CellMeasurements::polarity);
    number("polarity_um", m -> m.polarity().length());
    COLUMNS.put("nucleus_pieces", m -> Integer.toString(m.nucleusPieces()));
    COLUMNS.put("cut_by_side", m -> Boolean.toString(m.cutBySide()));
    COLUMNS.put("cut_by_top", m -> Boolean.toString(m.cutByTop()));
    COLUMNS.put("cut_by_bottom", m -> Boolean.toString(m.cutByBottom()));
  }

  private MeasurementTable() {}

  /** Returns the names of the columns. */
  public static List<String> columns() {
    return List.copyOf(COLUMNS.keySet());
  }

  /** Returns the row of a cell, one field per column. */
  public static List<String> row(CellMeasurements cell) {
    List<String> row = new ArrayList<>();
    COLUMNS.values().forEach(column -> row.add(column.apply(cell)));
    return row;
  }

  /**
   * Writes the table as CSV (RFC 4180, lines end with LF) with the names of the columns in the first line. The writer
   * is flushed, not closed.
   *
   * @throws UncheckedIOException when the writer fails
   */
  public static void write(Collection<CellMeasurements> cells, Writer out) {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(columns());
    cells.forEach(cell -> csv.writeRecord(row(cell)));
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void number(String name, Function<CellMeasurements, Double> value) {
    COLUMNS.put(name, m -> format(value.apply(m)));
  }

  private static void vector(String name, String unit, Function<CellMeasurements, Position> value) {
    number(name + "_x_" + unit, m -> value.apply(m).x());
    number(name + "_y_" + unit, m -> value.apply(m).y());
    number(name + "_z_" + unit, m -> value.apply(m).z());
  }

  private static String format(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
