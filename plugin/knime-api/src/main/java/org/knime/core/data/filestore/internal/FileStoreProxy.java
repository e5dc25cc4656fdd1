package org.knime.core.data.filestore.internal;

/** Holds the interface that marks what keeps its data in file stores. */
public final class FileStoreProxy {

  private FileStoreProxy() {}

  /** Something that can be told to put its data into its file store. */
  public interface FlushCallback {}
}
