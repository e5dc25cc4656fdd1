package org.emcell.core.pipeline.correction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.StackException;

/**
 * Understands a table of corrections, one a row, whose fields are text. Columns, in any order:
 *
 * <ul>
 *   <li>{@code action}: {@code add}, {@code drop}, {@code merge} or {@code split}
 *   <li>{@code cell_id}: the cell that is dropped, split, or stays of a merge
 *   <li>{@code other_cell_id}: the cell that is merged into it
 *   <li>{@code x_px}, {@code y_px}, {@code z_px}: where a cell is added, or where the line of a split begins
 *   <li>{@code to_x_px}, {@code to_y_px}, {@code to_z_px}: where the line of a split ends
 *   <li>{@code comment}: for people
 * </ul>
 *
 * <p>All positions are in pixels of the stack, or all in micrometres when their columns end in {@code _um}; as in every
 * table of a run, the centre of the first voxel is at 0. They are rounded to the nearest voxel. Columns that no row
 * needs may be left out; fields that an action does not use are empty.
 */
public final class CorrectionTable {

  private static final String ACTION = "action";
  private static final String CELL = "cell_id";
  private static final String OTHER = "other_cell_id";
  private static final String COMMENT = "comment";
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final String FIRST_END = "";
  private static final String SECOND_END = "to_";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private final String source;
  private final List<String> columns;
  private final VoxelSize voxel;
  private final String unit;
  private final List<Corrections.Entry> entries = new ArrayList<>();

  /**
   * @param source where the table comes from, for error messages
   * @param columns names of the columns
   * @param voxel voxel size of the stack in nm
   * @throws StackException when there is a column that is not known, twice there, or no {@code action}
   */
  public CorrectionTable(String source, List<String> columns, VoxelSize voxel) {
    this.source = source;
    this.columns =
        columns.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    this.voxel = voxel;
    Set<String> seen = new HashSet<>();
    Set<String> units = new HashSet<>();
    for (String name : this.columns) {
      if (!isKnown(name)) {
        throw new StackException(source + ": there is no column '" + name + "'. Expected are "
            + ACTION + ", " + CELL + ", " + OTHER
            + ", x_px, y_px, z_px, to_x_px, to_y_px, to_z_px (or the same with _um) and " + COMMENT
            + ".");
      }
      if (!seen.add(name)) {
        throw new StackException(source + ": column " + name + " is there twice.");
      }
      if (isPosition(name)) {
        units.add(name.substring(name.length() - 2));
      }
    }
    if (!seen.contains(ACTION)) {
      throw new StackException(source + ": expected a first row with the names of the columns, "
          + "of which " + ACTION + " is one, found " + String.join(", ", this.columns) + ".");
    }
    if (units.size() > 1) {
      throw new StackException(
          source + ": expected all positions in px or all in um, found columns of both kinds.");
    }
    unit = units.contains("um") ? "_um" : "_px";
  }

  private static boolean isKnown(String name) {
    return List.of(ACTION, CELL, OTHER, COMMENT).contains(name) || isPosition(name);
  }

  private static boolean isPosition(String name) {
    return name.matches("(to_)?[xyz]_(px|um)");
  }

  /**
   * Adds a row.
   *
   * @param place line or row, for error messages and for the record of what was done
   * @param fields one text a column, empty or null where there is none
   * @throws StackException when the row cannot be understood
   */
  public void add(String place, List<String> fields) {
    Row row = new Row(place, fields);
    try {
      entries.add(new Corrections.Entry(place, row.correction()));
    } catch (IllegalArgumentException e) {
      throw row.fault(e.getMessage());
    }
  }

  /** Returns the corrections of all rows so far. */
  public Corrections corrections() {
    return new Corrections(source, entries);
  }

  /** The fields of one row. */
  private final class Row {

    private final String place;
    private final List<String> fields;

    Row(String place, List<String> fields) {
      this.place = place;
      this.fields = fields;
      if (fields.size() != columns.size()) {
        throw fault("expected " + columns.size() + " fields as in the first row, found "
            + fields.size() + ".");
      }
    }

    StackException fault(String fault) {
      return new StackException(source + ", " + place + ": " + fault);
    }

    Correction correction() {
      String action = field(ACTION).toLowerCase(Locale.ROOT);
      switch (action) {
        case "add" -> {
          requireNothingBut(action, position(FIRST_END));
          return new Correction.Add(point(FIRST_END));
        }
        case "drop" -> {
          requireNothingBut(action, List.of(CELL));
          return new Correction.Drop(id(CELL));
        }
        case "merge" -> {
          requireNothingBut(action, List.of(CELL, OTHER));
          return new Correction.Merge(id(CELL), id(OTHER));
        }
        case "split" -> {
          List<String> used = new ArrayList<>(List.of(CELL));
          used.addAll(position(FIRST_END));
          used.addAll(position(SECOND_END));
          requireNothingBut(action, used);
          return new Correction.Split(id(CELL), point(FIRST_END), point(SECOND_END));
        }
        default ->
          throw fault(
              "expected the action add, drop, merge or split, found '" + field(ACTION) + "'.");
      }
    }

    /** Returns the field of a column, empty when there is none. */
    private String field(String column) {
      int k = columns.indexOf(column);
      return k < 0 || fields.get(k) == null ? "" : fields.get(k).strip();
    }

    private String required(String column, String what) {
      String text = field(column);
      if (text.isEmpty()) {
        throw fault("expected " + what + " in " + column + ", found "
            + (columns.contains(column) ? "nothing." : "no such column."));
      }
      return text;
    }

    /** A field that the action does not use is a slip: a column too far, or another action was meant. */
    private void requireNothingBut(String action, List<String> used) {
      for (String column : columns) {
        if (!column.equals(ACTION)
            && !column.equals(COMMENT)
            && !used.contains(column)
            && !field(column).isEmpty()) {
          throw fault("expected nothing in " + column + ", because " + action + " takes "
              + String.join(", ", used) + "; found '" + field(column) + "'.");
        }
      }
    }

    private int id(String column) {
      String text = required(column, "the id of a cell");
      int id = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
      if (id < 1) {
        throw fault("expected the id of a cell, a whole number from 1, in " + column + ", found '"
            + text + "'.");
      }
      return id;
    }

    private Correction.Point point(String end) {
      int[] p = new int[3];
      double[] edge = {voxel.x(), voxel.y(), voxel.z()};
      Arrays.setAll(p, axis -> coordinate(position(end).get(axis), edge[axis]));
      return new Correction.Point(p[0], p[1], p[2]);
    }

    private int coordinate(String column, double edge) {
      String text = required(column, "a position");
      if (!NUMBER.matcher(text).matches()) {
        throw fault(
            "expected a number with a decimal point in " + column + ", found '" + text + "'.");
      }
      double value = Double.parseDouble(text);
      double voxels = unit.equals("_um") ? value * 1000 / edge : value;
      // What is too large for an int is outside of every stack all the same.
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.round(voxels)));
    }

    private List<String> position(String end) {
      return AXES.stream().map(axis -> end + axis + unit).toList();
    }
  }
}
