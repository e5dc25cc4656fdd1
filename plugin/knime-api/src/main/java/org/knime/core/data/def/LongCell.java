package org.knime.core.data.def;

import java.io.IOException;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;

/** A cell with a long. */
public class LongCell extends DataCell implements LongValue, DoubleValue, BoundedValue {
  private static final long serialVersionUID = 1L;

  public static final DataType TYPE = DataType.getType(LongCell.class);

  private final long value;

  public LongCell(long value) {
    this.value = value;
  }

  public static final DataCellSerializer<LongCell> getCellSerializer() {
    return new LongSerializer();
  }

  @Override
  public long getLongValue() {
    return value;
  }

  @Override
  public double getDoubleValue() {
    return value;
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return value == ((LongCell) other).value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }

  /** Writes the value. */
  public static final class LongSerializer implements DataCellSerializer<LongCell> {

    public LongSerializer() {}

    @Override
    public void serialize(LongCell cell, DataCellDataOutput out) throws IOException {
      out.writeLong(cell.value);
    }

    @Override
    public LongCell deserialize(DataCellDataInput in) throws IOException {
      return new LongCell(in.readLong());
    }
  }
}
