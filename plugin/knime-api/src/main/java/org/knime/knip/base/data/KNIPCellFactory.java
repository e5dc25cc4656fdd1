package org.knime.knip.base.data;

import java.io.IOException;
import java.util.UUID;
import org.knime.core.data.DataCellFactory;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;

/** Makes cells that keep their pixels in file stores. */
public abstract class KNIPCellFactory implements DataCellFactory {
  private FileStoreFactory fileStores;

  /** For a factory that gets its file stores by {@link #initFactory}. */
  public KNIPCellFactory() {}

  public KNIPCellFactory(ExecutionContext exec) {
    this(FileStoreFactory.createWorkflowFileStoreFactory(exec));
  }

  public KNIPCellFactory(FileStoreFactory fileStoreFactory) {
    fileStores = fileStoreFactory;
  }

  @Override
  public void initFactory(FileStoreFactory fileStoreFactory) {
    fileStores = fileStoreFactory;
  }

  /**
   * Returns a new file store.
   *
   * @param objectSize about how many bytes will be written; not used by the stand-in
   */
  protected FileStore getFileStore(double objectSize) throws IOException {
    if (fileStores == null) {
      throw new IllegalStateException("Call initFactory before cells are made");
    }
    return fileStores.createFileStore(UUID.randomUUID().toString());
  }
}
