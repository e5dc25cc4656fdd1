package org.knime.core.data.def;

import java.io.IOException;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;

/** A cell with true or false, which as a number is 1 or 0. */
public final class BooleanCell extends DataCell
    implements BooleanValue, IntValue, LongValue, DoubleValue, BoundedValue, NominalValue {
  private static final long serialVersionUID = 1L;

  public static final DataType TYPE = DataType.getType(BooleanCell.class);
  public static final BooleanCell TRUE = new BooleanCell(true);
  public static final BooleanCell FALSE = new BooleanCell(false);

  private final boolean value;

  private BooleanCell(boolean value) {
    this.value = value;
  }

  public static final BooleanCell get(boolean value) {
    return value ? TRUE : FALSE;
  }

  public static final DataCellSerializer<BooleanCell> getCellSerializer() {
    return new BooleanSerializer();
  }

  @Override
  public boolean getBooleanValue() {
    return value;
  }

  @Override
  public int getIntValue() {
    return value ? 1 : 0;
  }

  @Override
  public long getLongValue() {
    return getIntValue();
  }

  @Override
  public double getDoubleValue() {
    return getIntValue();
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return value == ((BooleanCell) other).value;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(value);
  }

  @Override
  public String toString() {
    return Boolean.toString(value);
  }

  /** Writes the value. */
  public static final class BooleanSerializer implements DataCellSerializer<BooleanCell> {

    public BooleanSerializer() {}

    @Override
    public void serialize(BooleanCell cell, DataCellDataOutput out) throws IOException {
      out.writeBoolean(cell.value);
    }

    @Override
    public BooleanCell deserialize(DataCellDataInput in) throws IOException {
      return get(in.readBoolean());
    }
  }
}
