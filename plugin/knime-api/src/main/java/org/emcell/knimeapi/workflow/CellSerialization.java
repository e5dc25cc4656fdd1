package org.emcell.knimeapi.workflow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** Writes cells as KNIME does when it saves a table, and reads them again. */
public final class CellSerialization {

  private CellSerialization() {}

  /**
   * Writes a cell with the serializer that is registered for its class.
   *
   * @throws IOException if none is registered, or it fails
   */
  public static byte[] write(DataCell cell) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CellOutput(bytes).writeDataCell(cell);
    return bytes.toByteArray();
  }

  /**
   * Reads a cell that {@link #write} wrote.
   *
   * @param fileStores where the file stores of the cell are; not used for cells without
   * @throws IOException if there is something left to read, or the serializer fails
   */
  public static DataCell read(byte[] bytes, IDataRepository fileStores) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    DataCell cell = new CellInput(in, fileStores).readDataCell();
    if (in.available() > 0) {
      throw new IOException("The serializer of " + cell.getClass().getName() + " leaves "
          + in.available() + " bytes that it has written");
    }
    return cell;
  }

  static BufferedDataTable readBack(
      BufferedDataTable table, IDataRepository fileStores, ExecutionContext exec)
      throws IOException {
    BufferedDataContainer container = exec.createDataContainer(table.getDataTableSpec());
    for (DataRow row : table) {
      DataCell[] cells = new DataCell[row.getNumCells()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = read(write(row.getCell(i)), fileStores);
      }
      container.addRowToTable(new DefaultRow(row.getKey(), cells));
    }
    container.close();
    return container.getTable();
  }
}
