package org.knime.core.data;

import java.io.DataInput;
import java.io.IOException;

/** What a cell is read from; it can hold other cells. */
public interface DataCellDataInput extends DataInput {

  DataCell readDataCell() throws IOException;
}
