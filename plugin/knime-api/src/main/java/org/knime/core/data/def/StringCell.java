package org.knime.core.data.def;

import java.io.IOException;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;
import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;

/** A cell with a text. */
public final class StringCell extends DataCell implements StringValue, NominalValue {
  private static final long serialVersionUID = 1L;

  public static final DataType TYPE = DataType.getType(StringCell.class);

  private final String text;

  public StringCell(String text) {
    this.text = Objects.requireNonNull(text, "The text of a StringCell must not be null");
  }

  public static final StringSerializer getCellSerializer() {
    return new StringSerializer();
  }

  @Override
  public String getStringValue() {
    return text;
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return text.equals(((StringCell) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Writes the text. */
  public static final class StringSerializer implements DataCellSerializer<StringCell> {

    public StringSerializer() {}

    @Override
    public void serialize(StringCell cell, DataCellDataOutput out) throws IOException {
      out.writeUTF(cell.text);
    }

    @Override
    public StringCell deserialize(DataCellDataInput in) throws IOException {
      return new StringCell(in.readUTF());
    }
  }
}
