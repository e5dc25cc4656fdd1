package org.knime.core.data.filestore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;

/** Which file store a cell refers to: the store of a node, and a name in it. */
public final class FileStoreKey implements Comparable<FileStoreKey> {
  private final UUID store;
  private final int index;
  private final String name;

  /**
   * Makes a key.
   *
   * @param nestedLoopPath must be null: the stand-in has no loops
   */
  public FileStoreKey(
      UUID store, int index, int[] nestedLoopPath, int iterationIndex, String name) {
    if (nestedLoopPath != null) {
      throw new UnsupportedOperationException("The KNIME stand-in has no loops");
    }
    this.store = Objects.requireNonNull(store);
    this.index = index;
    this.name = Objects.requireNonNull(name);
  }

  public UUID getStoreUUID() {
    return store;
  }

  public int getIndex() {
    return index;
  }

  public String getName() {
    return name;
  }

  public String getNameOnDisc() {
    return String.format("%06d_%s", index, name);
  }

  public void save(DataOutput out) throws IOException {
    out.writeUTF(store.toString());
    out.writeInt(index);
    out.writeUTF(name);
  }

  public static FileStoreKey load(DataInput in) throws IOException {
    return new FileStoreKey(UUID.fromString(in.readUTF()), in.readInt(), null, -1, in.readUTF());
  }

  @Override
  public int compareTo(FileStoreKey other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof FileStoreKey)) {
      return false;
    }
    FileStoreKey that = (FileStoreKey) other;
    return store.equals(that.store) && index == that.index && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(store, index, name);
  }

  @Override
  public String toString() {
    return store + "/" + getNameOnDisc();
  }
}
