package org.emcell.nodes;

import java.util.ArrayList;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;
import org.emcell.core.segment.CellLabels;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.cell.LabelVolumeBuilder;
import org.emcell.nodes.cell.Masks;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;

/**
 * A node that gives regions with a cell that is a ball of 2 um, in which lies a nucleus that is a ring: its middle line is a
 * circle of 1.1 um, its thickness 0.9 um. The last row has no labels.
 */
final class RingCell extends EmNodeFactory {

  static final Size SIZE = new Size(60, 50, 26);
  static final VoxelSize VOXEL = new VoxelSize(100, 100, 200);
  /** Centre of the ball in voxels. */
  static final int[] CENTRE = {28, 24, 12};

  static final double BALL = 2;
  static final double RING = 1.1;
  static final double THICKNESS = 0.9;

  /** @param rows number of regions, numbered from 7 */
  RingCell(int rows) {
    super(() -> new Model(rows), List.of());
  }

  private static byte label(int i, int z) {
    double x = (i % SIZE.width() - CENTRE[0]) * 0.1;
    double y = (i / SIZE.width() - CENTRE[1]) * 0.1;
    double up = (z - CENTRE[2]) * 0.2;
    if (Math.hypot(Math.hypot(x, y) - RING, up) < THICKNESS / 2) {
      return CellLabels.NUCLEUS;
    }
    return Math.hypot(Math.hypot(x, y), up) < BALL ? CellLabels.CELL : CellLabels.OUTSIDE;
  }

  private static byte[] slice(int z, boolean grey) {
    byte[] values = new byte[SIZE.slicePixels()];
    for (int i = 0; i < values.length; i++) {
      byte label = label(i, z);
      int level = label == CellLabels.OUTSIDE ? 210 : label == CellLabels.NUCLEUS ? 130 : 160;
      values[i] = grey ? (byte) (level + 37 * i % 11) : label;
    }
    return values;
  }

  private static final class Model extends EmNodeModel {

    private static final DataTableSpec SPEC = Columns.table(
        List.of(Columns.image(Columns.ROI), Columns.labeling("Labels")),
        List.of(Columns.column(Columns.CELL_ID, IntCell.TYPE)),
        Columns.columns(Columns.OFFSET, IntCell.TYPE),
        List.of(Columns.column("Site", StringCell.TYPE)));

    private final int rows;

    Model(int rows) {
      super(0, 1, List.of());
      this.rows = rows;
    }

    @Override
    protected DataTableSpec[] specs(DataTableSpec[] in) {
      return new DataTableSpec[] {SPEC};
    }

    @Override
    protected BufferedDataTable[] run(BufferedDataTable[] in, Work work) throws Exception {
      BufferedDataContainer table = work.table(SPEC);
      for (int row = 0; row <= rows; row++) {
        LabelVolumeBuilder<?> labels = LabelVolumeBuilder.ofCell(SIZE);
        for (int z = 0; z < SIZE.depth(); z++) {
          labels.set(z, slice(z, false));
        }
        List<DataCell> cells = new ArrayList<>();
        cells.add(Masks.bytes(
            "region " + row, SIZE, VOXEL, z -> slice(z, true), work.exec(), work.progress()));
        cells.add(
            row == rows
                ? new MissingCell("the microscope was off")
                : labels.cell("region " + row, VOXEL, work.exec()));
        cells.addAll(Columns.ints(7 + row, 1000, 500, 10));
        cells.add(new StringCell("dish 1"));
        table.addRowToTable(new DefaultRow("Row" + row, cells));
      }
      return new BufferedDataTable[] {closed(table)};
    }
  }
}
