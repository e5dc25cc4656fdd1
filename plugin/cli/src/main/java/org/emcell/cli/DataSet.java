package org.emcell.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.emcell.core.VoxelSize;

/**
 * A stack with ground truth on which accuracy is measured.
 *
 * @param name for the table
 * @param kind what is run and compared
 * @param stack file of the grey values, in the folder of all data
 * @param truth file of the truth: classes for a cell, ids otherwise
 * @param voxel voxel size in nm
 */
record DataSet(String name, Kind kind, String stack, String truth, VoxelSize voxel) {

  /** What is run and compared. */
  enum Kind {
    /** One cropped cell, its parts against classes. */
    CELL,
    /** A field of cells, each against its true one. */
    FIELD,
    /** A whole slice of which only the nuclei are known. */
    NUCLEI
  }

  /** Classes of the truth that are the cell with its nucleus: nuclear envelope, nucleus, cell. */
  static final Set<Integer> CELL_CLASSES = Set.of(1, 2, 5);
  /** Classes of the truth that are the nucleus. */
  static final Set<Integer> NUCLEUS_CLASSES = Set.of(2);

  private static final VoxelSize REAL = new VoxelSize(40, 40, 50);
  private static final VoxelSize FINE = new VoxelSize(10, 10, 50);
  private static final VoxelSize PHANTOM = new VoxelSize(40, 40, 200);

  private static final List<DataSet> ALL = List.of(
      cell("paper-cell-centre", "paper-cell-centre/grey.tif", "paper-cell-centre/labels.tif", REAL),
      cell("one_cell", "phantoms/one_cell.tif", "phantoms/one_cell_labels.tif", PHANTOM),
      cell(
          "one_cell_low_contrast",
          "phantoms/one_cell_low_contrast.tif",
          "phantoms/one_cell_labels.tif",
          PHANTOM),
      cell(
          "slice_170 (10 nm)",
          "full-resolution/slice_170.tif",
          "full-resolution/slice_170_labels.tif",
          FINE),
      cell(
          "slice_220 (10 nm)",
          "full-resolution/slice_220.tif",
          "full-resolution/slice_220_labels.tif",
          FINE),
      new DataSet("field", Kind.FIELD, "phantoms/field.tif", "phantoms/field_cells.tif", PHANTOM),
      new DataSet(
          "slice_030",
          Kind.NUCLEI,
          "whole-slices/slice_030.tif",
          "whole-slices/slice_030_nuclei.tif",
          REAL),
      new DataSet(
          "slice_130",
          Kind.NUCLEI,
          "whole-slices/slice_130.tif",
          "whole-slices/slice_130_nuclei.tif",
          REAL));

  private static DataSet cell(String name, String stack, String truth, VoxelSize voxel) {
    return new DataSet(name, Kind.CELL, stack, truth, voxel);
  }

  /** Returns the known data sets that are in a folder. */
  static List<DataSet> in(Path folder) {
    return ALL.stream()
        .filter(set ->
            Files.exists(folder.resolve(set.stack())) && Files.exists(folder.resolve(set.truth())))
        .toList();
  }
}
