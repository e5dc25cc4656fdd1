package org.knime.core.data.filestore.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.util.FileUtil;

/** The file stores of a node, in a temporary folder that is made when it is first needed. */
public class WriteFileStoreHandler implements IWriteFileStoreHandler {
  private final String nodeName;
  private final UUID id;
  private final Map<String, FileStoreKey> keys = new LinkedHashMap<>();
  private File folder;

  public WriteFileStoreHandler(String nodeName, UUID id) {
    this.nodeName = nodeName;
    this.id = id;
  }

  /** Makes a file store; a name can be used once for each execution of the node, as in KNIME. */
  @Override
  public synchronized FileStore createFileStore(String name) throws IOException {
    if (keys.containsKey(name)) {
      throw new IOException(
          "The node \"" + nodeName + "\" already has a file store \"" + name + "\"");
    }
    FileStoreKey key = new FileStoreKey(id, keys.size(), null, -1, name);
    keys.put(name, key);
    return FileStoreUtil.createFileStore(this, key);
  }

  @Override
  public synchronized FileStore getFileStore(FileStoreKey key) {
    if (!keys.containsValue(key)) {
      throw new IllegalStateException("The node \"" + nodeName + "\" has no file store " + key);
    }
    return FileStoreUtil.createFileStore(this, key);
  }

  @Override
  public final UUID getStoreUUID() {
    return id;
  }

  @Override
  public synchronized File getBaseDir() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("filestore").toFile();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot make a folder for file stores", e);
      }
    }
    return folder;
  }

  @Override
  public synchronized void clearAndDispose() {
    keys.clear();
    if (folder != null) {
      FileUtil.deleteRecursively(folder);
      folder = null;
    }
  }

  @Override
  public String toString() {
    return id + " (" + nodeName + ")";
  }
}
