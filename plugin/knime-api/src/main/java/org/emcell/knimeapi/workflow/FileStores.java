package org.emcell.knimeapi.workflow;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;

/** The file stores of all nodes of a workflow. */
final class FileStores implements IDataRepository {
  private final Map<UUID, IWriteFileStoreHandler> handlers = new ConcurrentHashMap<>();

  @Override
  public void addFileStoreHandler(IWriteFileStoreHandler handler) {
    handlers.put(handler.getStoreUUID(), handler);
  }

  @Override
  public void removeFileStoreHandler(IWriteFileStoreHandler handler) {
    handlers.remove(handler.getStoreUUID());
  }

  @Override
  public IFileStoreHandler getHandler(UUID storeId) {
    return handlers.get(storeId);
  }
}
