package org.emcell.nodes.cell;

import java.util.ArrayList;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.labeling.LabelingCell;

/** Names and types of the columns that the nodes hand to each other. */
public final class Columns {

  /** Stacks. */
  public static final String STACK = "Stack";
  /** Regions of interest. */
  public static final String ROI = "ROI";
  /** Numbers of cells. */
  public static final String CELL_ID = "Cell ID";
  /** In how many slices a cell was detected. */
  public static final String DETECTIONS = "Detections";
  /** First column, row and slice of a region of interest in its stack. */
  public static final List<String> OFFSET = List.of("Offset X", "Offset Y", "Offset Z");
  /** Where the cell of a region of interest is, in voxels from the first one of the region. */
  public static final List<String> CENTRE = List.of("Centre X", "Centre Y", "Centre Z");
  /** Voxel size in nm. */
  public static final List<String> VOXEL = List.of("Voxel X (nm)", "Voxel Y (nm)", "Voxel Z (nm)");
  /** Number of columns, rows and slices. */
  public static final List<String> SIZE = List.of("Size X", "Size Y", "Slices");

  private Columns() {}

  /** Returns a column. */
  public static DataColumnSpec column(String name, DataType type) {
    return new DataColumnSpecCreator(name, type).createSpec();
  }

  /** Returns a column of masks. */
  public static DataColumnSpec image(String name) {
    return column(name, ImgPlusCell.TYPE);
  }

  /** Returns a column of labelings. */
  public static DataColumnSpec labeling(String name) {
    return column(name, LabelingCell.TYPE);
  }

  /** Returns columns of one type. */
  public static List<DataColumnSpec> columns(List<String> names, DataType type) {
    return names.stream().map(name -> column(name, type)).toList();
  }

  /** Returns a table. */
  @SafeVarargs
  public static DataTableSpec table(List<DataColumnSpec>... columns) {
    List<DataColumnSpec> all = new ArrayList<>();
    for (List<DataColumnSpec> part : columns) {
      all.addAll(part);
    }
    return new DataTableSpec(all.toArray(DataColumnSpec[]::new));
  }

  /** Returns the cells of a voxel size. */
  public static List<DataCell> voxel(VoxelSize voxel) {
    return List.of(new DoubleCell(voxel.x()), new DoubleCell(voxel.y()), new DoubleCell(voxel.z()));
  }

  /** Returns cells of whole numbers. */
  public static List<DataCell> ints(long... values) {
    List<DataCell> cells = new ArrayList<>();
    for (long value : values) {
      cells.add(new IntCell((int) value));
    }
    return cells;
  }

  /** Returns a cell of a number, missing when it does not exist. */
  public static DataCell number(double value) {
    return Double.isNaN(value) ? new MissingCell("does not exist") : new DoubleCell(value);
  }
}
