package org.knime.core.data;

import java.io.DataOutput;
import java.io.IOException;

/** What a cell is written to; it can hold other cells. */
public interface DataCellDataOutput extends DataOutput {

  @Override
  void writeUTF(String text) throws IOException;

  void writeDataCell(DataCell cell) throws IOException;
}
