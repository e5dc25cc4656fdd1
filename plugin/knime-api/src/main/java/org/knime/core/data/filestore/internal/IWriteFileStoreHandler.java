package org.knime.core.data.filestore.internal;

import java.io.File;
import java.io.IOException;
import java.util.UUID;
import org.knime.core.data.filestore.FileStore;

/** The file stores of a node that is being executed. */
public interface IWriteFileStoreHandler extends IFileStoreHandler {

  FileStore createFileStore(String name) throws IOException;

  UUID getStoreUUID();

  File getBaseDir();
}
