package org.emcell.nodes.step;

import java.util.List;
import java.util.Locale;
import org.emcell.core.image.Size;
import org.emcell.core.segment.Centre;
import org.emcell.core.segment.SegmentationMethod;
import org.emcell.core.stack.SliceStack;
import org.emcell.nodes.cell.Columns;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.knip.base.data.img.ImgPlusValue;

/** What the two segmenters of regions of interest have in common: the region, its centre, the method. */
final class RoiColumns {

  static final Setting<String> ROI = Setting.column(
      "roi",
      "Region of interest",
      0,
      ImgPlusValue.class,
      Columns.ROI,
      "Column of the regions of interest: three dimensions, unsigned 8 or 16 bits, resin bright, one cell about the"
          + " centre.");
  static final Setting<String> X = centre("x", "X", 0);
  static final Setting<String> Y = centre("y", "Y", 1);
  static final Setting<String> Z = centre("z", "Z", 2);
  static final Setting<String> METHOD = Setting.choice(
      "method",
      "Method",
      List.of("volume", "paper"),
      "volume: in three dimensions at once. paper: slice by slice, as it was published.");

  private final int roi;
  private final int[] centre;

  RoiColumns(Values values, DataTableSpec table) throws InvalidSettingsException {
    roi = values.column(table, ROI);
    centre = new int[] {values.column(table, X), values.column(table, Y), values.column(table, Z)};
  }

  private static Setting<String> centre(String key, String label, int axis) {
    return Setting.optionalColumn(
        "centre_" + key,
        "Centre " + label,
        0,
        DoubleValue.class,
        Columns.CENTRE.get(axis),
        "Column that says where the cell is, in voxels from the first one of the region. Without it, the cell is in the"
            + " middle.");
  }

  static SegmentationMethod method(Values values) {
    return SegmentationMethod.valueOf(values.get(METHOD).toUpperCase(Locale.ROOT));
  }

  int roi() {
    return roi;
  }

  /** Returns where the cell of a region is. */
  Centre centre(DataRow row, SliceStack stack) {
    Centre middle = Centre.of(size(stack));
    return new Centre(
        position(row, 0, middle.x()), position(row, 1, middle.y()), position(row, 2, middle.z()));
  }

  private double position(DataRow row, int axis, double middle) {
    return centre[axis] == Values.NONE || row.getCell(centre[axis]).isMissing()
        ? middle
        : ((DoubleValue) row.getCell(centre[axis])).getDoubleValue();
  }

  static Size size(SliceStack stack) {
    return new Size(stack.width(), stack.height(), stack.slices());
  }
}
