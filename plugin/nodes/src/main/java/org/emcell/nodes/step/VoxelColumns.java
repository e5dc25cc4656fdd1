package org.emcell.nodes.step;

import org.emcell.core.VoxelSize;
import org.emcell.nodes.cell.CellLabelVolume;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;

/** The voxel size of labels: that of the table, since labelings of other nodes may not know it. */
final class VoxelColumns {

  static final Setting<String> X = voxel("x", "X", 0);
  static final Setting<String> Y = voxel("y", "Y", 1);
  static final Setting<String> Z = voxel("z", "Z", 2);

  private final int[] columns;

  VoxelColumns(Values values, DataTableSpec table) throws InvalidSettingsException {
    columns = new int[] {values.column(table, X), values.column(table, Y), values.column(table, Z)};
  }

  private static Setting<String> voxel(String key, String label, int axis) {
    return Setting.optionalColumn(
        "voxel_" + key,
        "Voxel " + label,
        0,
        DoubleValue.class,
        Columns.VOXEL.get(axis),
        "Column of the voxel size in nm. Without all three, the axes of the labeling give it, in nm.");
  }

  /** Returns the voxel size of the labels of a row. */
  VoxelSize of(DataRow row, CellLabelVolume volume) {
    double[] edges = new double[columns.length];
    for (int axis = 0; axis < columns.length; axis++) {
      if (columns[axis] == Values.NONE || row.getCell(columns[axis]).isMissing()) {
        return volume.voxel();
      }
      edges[axis] = LinkerNodeModel.number(row, columns[axis]);
    }
    return new VoxelSize(edges[0], edges[1], edges[2]);
  }
}
