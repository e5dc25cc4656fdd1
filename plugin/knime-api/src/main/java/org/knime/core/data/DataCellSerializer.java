package org.knime.core.data;

import java.io.IOException;

/** Writes cells of one class and reads them back. */
public interface DataCellSerializer<T extends DataCell> {

  void serialize(T cell, DataCellDataOutput output) throws IOException;

  T deserialize(DataCellDataInput input) throws IOException;
}
