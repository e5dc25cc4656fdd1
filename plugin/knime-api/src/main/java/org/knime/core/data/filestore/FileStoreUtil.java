package org.knime.core.data.filestore;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.internal.FileStoreProxy;
import org.knime.core.data.filestore.internal.IFileStoreHandler;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;

/** What the platform does with file stores, and nodes do not. */
public final class FileStoreUtil {

  private FileStoreUtil() {}

  public static FileStoreKey getFileStoreKey(FileStore fileStore) {
    return fileStore.key();
  }

  /** Returns the keys of the file stores of a cell. */
  public static FileStoreKey[] getFileStoreKeys(FileStoreCell cell) {
    return Arrays.stream(cell.getFileStores()).map(FileStore::key).toArray(FileStoreKey[]::new);
  }

  /** Has a cell put into its file stores what is not yet there. */
  public static void invokeFlush(FileStoreProxy.FlushCallback cell) throws IOException {
    ((FileStoreCell) cell).flushToFileStore();
  }

  public static FileStore[] getFileStores(FileStoreCell cell) {
    return cell.getFileStores();
  }

  public static IFileStoreHandler getFileStoreHandler(FileStore fileStore) {
    return fileStore.handler();
  }

  /** Gives a cell that was just read its file stores back, and lets it read what it needs. */
  public static void retrieveFileStoreHandlersFrom(
      FileStoreCell cell, FileStoreKey[] keys, IDataRepository repository) throws IOException {
    FileStore[] stores = new FileStore[keys.length];
    for (int i = 0; i < keys.length; i++) {
      IFileStoreHandler handler = repository.getHandler(keys[i].getStoreUUID());
      if (handler == null) {
        throw new IOException("No node of this workflow has the file store " + keys[i]);
      }
      stores[i] = handler.getFileStore(keys[i]);
    }
    cell.attach(stores);
    cell.postConstruct();
  }

  public static FileStore createFileStore(WriteFileStoreHandler handler, FileStoreKey key) {
    return new FileStore(handler, key, new File(handler.getBaseDir(), key.getNameOnDisc()));
  }
}
