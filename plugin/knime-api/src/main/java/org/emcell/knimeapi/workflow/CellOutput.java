package org.emcell.knimeapi.workflow;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataTypeRegistry;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStoreUtil;

/** Writes cells with their registered serializers. Unlike those of the JDK, texts may have any length. */
final class CellOutput implements DataCellDataOutput {
  private final DataOutputStream out;

  CellOutput(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  @Override
  public void writeDataCell(DataCell cell) throws IOException {
    DataCellSerializer<DataCell> serializer = DataTypeRegistry.getInstance()
        .getSerializer(cell.getClass())
        .orElseThrow(() ->
            new IOException("No serializer is registered at org.knime.core.DataType for cells of "
                + cell.getClass().getName()));
    writeUTF(cell.getClass().getName());
    if (cell instanceof FileStoreCell) {
      FileStoreCell storing = (FileStoreCell) cell;
      FileStoreUtil.invokeFlush(storing);
      FileStoreKey[] keys = FileStoreUtil.getFileStoreKeys(storing);
      writeInt(keys.length);
      for (FileStoreKey key : keys) {
        key.save(this);
      }
    }
    serializer.serialize(cell, this);
  }

  @Override
  public void writeUTF(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void writeBoolean(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  @Override
  public void writeByte(int value) throws IOException {
    out.writeByte(value);
  }

  @Override
  public void writeShort(int value) throws IOException {
    out.writeShort(value);
  }

  @Override
  public void writeChar(int value) throws IOException {
    out.writeChar(value);
  }

  @Override
  public void writeInt(int value) throws IOException {
    out.writeInt(value);
  }

  @Override
  public void writeLong(long value) throws IOException {
    out.writeLong(value);
  }

  @Override
  public void writeFloat(float value) throws IOException {
    out.writeFloat(value);
  }

  @Override
  public void writeDouble(double value) throws IOException {
    out.writeDouble(value);
  }

  @Override
  public void writeBytes(String text) throws IOException {
    out.writeBytes(text);
  }

  @Override
  public void writeChars(String text) throws IOException {
    out.writeChars(text);
  }
}
