package org.knime.core.data;

import org.knime.core.data.filestore.FileStoreFactory;

/** Makes cells of one type. */
public interface DataCellFactory {

  DataType getDataType();

  /** Hands over where large cells can put their data. */
  default void initFactory(FileStoreFactory fileStoreFactory) {}
}
