package org.knime.core.data.def;

import java.io.IOException;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;

/** A cell with an int. */
public class IntCell extends DataCell implements IntValue, LongValue, DoubleValue, BoundedValue {
  private static final long serialVersionUID = 1L;

  public static final DataType TYPE = DataType.getType(IntCell.class);

  private final int value;

  public IntCell(int value) {
    this.value = value;
  }

  public static final DataCellSerializer<IntCell> getCellSerializer() {
    return new IntCellSerializer();
  }

  @Override
  public int getIntValue() {
    return value;
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
    return value == ((IntCell) other).value;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }

  /** Writes the value. */
  public static final class IntCellSerializer implements DataCellSerializer<IntCell> {

    public IntCellSerializer() {}

    @Override
    public void serialize(IntCell cell, DataCellDataOutput out) throws IOException {
      out.writeInt(cell.value);
    }

    @Override
    public IntCell deserialize(DataCellDataInput in) throws IOException {
      return new IntCell(in.readInt());
    }
  }
}
