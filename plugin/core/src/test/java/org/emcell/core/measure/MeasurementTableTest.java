package org.emcell.core.measure;

import static org.junit.Assert.assertEquals;

import java.io.StringWriter;
import java.util.List;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Size;
import org.junit.Test;

public class MeasurementTableTest {

  @Test
  public void everyRowHasAFieldPerColumnAndTheFirstLineNamesThem() {
    CellMeasurer measurer = new CellMeasurer(Size.of(4, 3), new VoxelSize(500, 500, 1000));
    for (int z = 0; z < 3; z++) {
      measurer.add(
          new int[] {0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 7},
          new int[] {0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0},
          Workers.single());
    }
    StringWriter out = new StringWriter();
    List<CellMeasurements> cells = measurer.measurements();
    MeasurementTable.write(cells, out);
    String[] lines = out.toString().split("\n");
    assertEquals(3, lines.length);
    assertEquals(String.join(",", MeasurementTable.columns()), lines[0]);
    assertEquals(MeasurementTable.columns().size(), lines[1].split(",", -1).length);
    assertEquals("2", field(cells.get(0), "cell_id"));
    assertEquals("1.5", field(cells.get(0), "cell_volume_um3"));
    assertEquals("0.5", field(cells.get(0), "nucleus_to_cell_ratio"));
    assertEquals("0.75", field(cells.get(0), "cell_x_um"));
    assertEquals("-0.25", field(cells.get(0), "polarity_x_um"));
    assertEquals("0", field(cells.get(0), "polarity_y_um"));
    assertEquals("true", field(cells.get(0), "cut_by_top"));
    assertEquals("a figure that does not exist is empty", "", field(cells.get(1), "nucleus_x_px"));
    assertEquals("0", field(cells.get(1), "nucleus_volume_um3"));
  }

  private static String field(CellMeasurements cell, String column) {
    return MeasurementTable.row(cell).get(MeasurementTable.columns().indexOf(column));
  }
}
