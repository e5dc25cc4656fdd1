package org.knime.core.data.filestore.internal;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;

/** The file stores of one node. */
public interface IFileStoreHandler {

  void clearAndDispose();

  FileStore getFileStore(FileStoreKey key);
}
