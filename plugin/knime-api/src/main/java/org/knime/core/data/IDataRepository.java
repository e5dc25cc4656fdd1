package org.knime.core.data;

import java.util.UUID;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;

/** Finds the file stores of all nodes of a workflow. */
public interface IDataRepository {

  void addFileStoreHandler(IWriteFileStoreHandler handler);

  void removeFileStoreHandler(IWriteFileStoreHandler handler);

  IFileStoreHandler getHandler(UUID storeId);
}
