package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Arrays;
import org.knime.core.data.DataCell;
import org.knime.core.data.filestore.internal.FileStoreProxy;

/** A cell that keeps its data in file stores. */
public abstract class FileStoreCell extends DataCell implements FileStoreProxy.FlushCallback {
  private static final long serialVersionUID = 1L;

  private transient FileStore[] stores;

  /** For a cell that is being read; it gets its file stores before {@link #postConstruct}. */
  protected FileStoreCell() {
    stores = new FileStore[0];
  }

  protected FileStoreCell(FileStore store) {
    this(new FileStore[] {store});
  }

  protected FileStoreCell(FileStore[] stores) {
    this.stores = stores.clone();
  }

  void attach(FileStore[] newStores) {
    stores = newStores.clone();
  }

  protected FileStore getFileStore() {
    return stores[0];
  }

  protected FileStore[] getFileStores() {
    return stores.clone();
  }

  /** Called when the cell has been read and its file stores are there. */
  protected void postConstruct() throws IOException {}

  /** Called before the cell is written: what is not yet in the file store goes there now. */
  protected void flushToFileStore() throws IOException {}

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return Arrays.equals(
        FileStoreUtil.getFileStoreKeys(this),
        FileStoreUtil.getFileStoreKeys((FileStoreCell) other));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(FileStoreUtil.getFileStoreKeys(this));
  }

  @Override
  public String toString() {
    return Arrays.toString(stores);
  }
}
