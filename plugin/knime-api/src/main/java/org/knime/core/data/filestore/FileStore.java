package org.knime.core.data.filestore;

import java.io.File;
import org.knime.core.data.filestore.internal.IFileStoreHandler;

/** A file, or folder, that belongs to a node and lives as long as its output. */
public final class FileStore {
  private final IFileStoreHandler handler;
  private final FileStoreKey key;
  private final File file;

  FileStore(IFileStoreHandler handler, FileStoreKey key, File file) {
    this.handler = handler;
    this.key = key;
    this.file = file;
  }

  /** Returns where the data goes. The file itself is made by who writes it; its folder is there. */
  public File getFile() {
    return file;
  }

  FileStoreKey key() {
    return key;
  }

  IFileStoreHandler handler() {
    return handler;
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
