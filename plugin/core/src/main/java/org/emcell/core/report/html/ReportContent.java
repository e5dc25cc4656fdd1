package org.emcell.core.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emcell.core.measure.mesh.SurfaceMesh;

/**
 * What a page shows.
 *
 * @param title name of the stack
 * @param summary a few figures of the whole result, in the order in which they are shown
 * @param provenance version, input and settings: names and values, grouped under headings
 * @param tables further tables
 * @param cells all cells, by id
 * @param slices some slices of the stack, from the first to the last
 * @param sections sections through the whole stack
 * @param frame edges of the stack in um along x, y and z
 */
public record ReportContent(
    String title,
    Map<String, String> summary,
    Map<String, Map<String, String>> provenance,
    List<Table> tables,
    List<Cell> cells,
    List<Slice> slices,
    Optional<Picture> sections,
    List<Double> frame) {

  /** Keeps copies that nobody can change. */
  public ReportContent {
    summary = new LinkedHashMap<>(summary);
    provenance = new LinkedHashMap<>(provenance);
    tables = List.copyOf(tables);
    cells = List.copyOf(cells);
    slices = List.copyOf(slices);
    frame = List.copyOf(frame);
  }

  /**
   * One cell.
   *
   * @param id its number
   * @param colour {@code 0xRRGGBB}
   * @param nucleusColour {@code 0xRRGGBB}
   * @param state whether all of it lies in the stack, as in the tables
   * @param whole whether its measurements are those of the whole cell
   * @param reason what else there is to know, may be empty
   * @param measurements by the name of the column, without those that do not exist
   * @param flags why somebody should look at the cell
   * @param slice the slice of the stack in which it is shown best
   * @param pictures PNG or JPEG files by what they show
   * @param body surface of the cell, an empty mesh when there is none
   * @param nucleus surface of the nucleus, an empty mesh when there is none
   */
  public record Cell(
      int id,
      int colour,
      int nucleusColour,
      String state,
      boolean whole,
      String reason,
      Map<String, Double> measurements,
      List<Flag> flags,
      double slice,
      Map<String, Picture> pictures,
      SurfaceMesh body,
      SurfaceMesh nucleus) {

    /** Keeps copies that nobody can change. */
    public Cell {
      measurements = new LinkedHashMap<>(measurements);
      flags = List.copyOf(flags);
      pictures = new LinkedHashMap<>(pictures);
    }
  }

  /**
   * Why somebody should look at a cell.
   *
   * @param name in one or two words
   * @param text in a sentence
   */
  public record Flag(String name, String text) {}

  /**
   * One slice, made smaller.
   *
   * @param z its number in the stack, from 0
   * @param depth where it lies in um
   * @param width columns of the picture
   * @param height rows of the picture
   * @param pixel edge of a pixel of the picture in um
   * @param picture grey values
   * @param cells outline of each cell by id, as SVG path data in pixels of the picture
   * @param nuclei outline of each nucleus by the id of its cell
   */
  public record Slice(
      int z,
      double depth,
      int width,
      int height,
      double pixel,
      Picture picture,
      Map<Integer, String> cells,
      Map<Integer, String> nuclei) {

    /** Keeps copies that nobody can change. */
    public Slice {
      cells = new LinkedHashMap<>(cells);
      nuclei = new LinkedHashMap<>(nuclei);
    }
  }

  /**
   * A table that is shown as it is.
   *
   * @param title its heading
   * @param columns names of the columns
   * @param rows one field a column
   */
  public record Table(String title, List<String> columns, List<List<String>> rows) {

    /** Keeps copies that nobody can change. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
