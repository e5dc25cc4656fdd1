package org.knime.core.data.filestore;

import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.knime.core.data.filestore.internal.IWriteFileStoreHandler;
import org.knime.core.data.filestore.internal.WriteFileStoreHandler;
import org.knime.core.node.ExecutionContext;
import org.knime.core.util.FileUtil;

/** Makes file stores. */
public abstract class FileStoreFactory {

  FileStoreFactory() {}

  public abstract FileStore createFileStore(String relativePath) throws IOException;

  public abstract void close();

  /** Returns a factory whose file stores belong to the node that is being executed. */
  public static final FileStoreFactory createFileStoreFactory(ExecutionContext exec) {
    return new FileStoreFactory() {
      @Override
      public FileStore createFileStore(String relativePath) throws IOException {
        return exec.createFileStore(relativePath);
      }

      @Override
      public void close() {}
    };
  }

  /** As {@link #createFileStoreFactory}. */
  public static final FileStoreFactory createWorkflowFileStoreFactory(ExecutionContext exec) {
    return createFileStoreFactory(exec);
  }

  /** Returns a factory whose file stores belong to no workflow: they are deleted by {@link #close}. */
  public static final FileStoreFactory createNotInWorkflowFileStoreFactory() {
    UUID id = UUID.randomUUID();
    IWriteFileStoreHandler handler = new WriteFileStoreHandler("not in a workflow", id);
    return new FileStoreFactory() {
      @Override
      public FileStore createFileStore(String relativePath) throws IOException {
        return handler.createFileStore(relativePath);
      }

      @Override
      public void close() {
        File folder = handler.getBaseDir();
        handler.clearAndDispose();
        FileUtil.deleteRecursively(folder);
      }
    };
  }
}
