package org.emcell.knimeapi.workflow;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStoreUtil;

/** Reads what {@link CellOutput} wrote. */
final class CellInput implements DataCellDataInput {
  private final DataInputStream in;
  private final IDataRepository fileStores;

  CellInput(InputStream in, IDataRepository fileStores) {
    this.in = new DataInputStream(in);
    this.fileStores = fileStores;
  }

  @Override
  public DataCell readDataCell() throws IOException {
    String name = readUTF();
    Class<? extends DataCell> type = DataTypeRegistry.getInstance()
        .getCellClass(name)
        .orElseThrow(() -> new IOException("There is no class of cells " + name));
    FileStoreKey[] keys =
        new FileStoreKey[FileStoreCell.class.isAssignableFrom(type) ? readInt() : 0];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = FileStoreKey.load(this);
    }
    DataCell cell =
        DataTypeRegistry.getInstance().getSerializer(type).orElseThrow().deserialize(this);
    if (cell instanceof FileStoreCell) {
      FileStoreUtil.retrieveFileStoreHandlersFrom((FileStoreCell) cell, keys, fileStores);
    }
    return cell;
  }

  @Override
  public String readUTF() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void readFully(byte[] bytes) throws IOException {
    in.readFully(bytes);
  }

  @Override
  public void readFully(byte[] bytes, int offset, int length) throws IOException {
    in.readFully(bytes, offset, length);
  }

  @Override
  public int skipBytes(int count) throws IOException {
    return in.skipBytes(count);
  }

  @Override
  public boolean readBoolean() throws IOException {
    return in.readBoolean();
  }

  @Override
  public byte readByte() throws IOException {
    return in.readByte();
  }

  @Override
  public int readUnsignedByte() throws IOException {
    return in.readUnsignedByte();
  }

  @Override
  public short readShort() throws IOException {
    return in.readShort();
  }

  @Override
  public int readUnsignedShort() throws IOException {
    return in.readUnsignedShort();
  }

  @Override
  public char readChar() throws IOException {
    return in.readChar();
  }

  @Override
  public int readInt() throws IOException {
    return in.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return in.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return in.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return in.readDouble();
  }

  @Override
  public String readLine() {
    throw new UnsupportedOperationException("Lines depend on an encoding; use readUTF");
  }
}
