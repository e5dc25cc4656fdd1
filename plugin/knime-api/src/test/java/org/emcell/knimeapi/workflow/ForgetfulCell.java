package org.emcell.knimeapi.workflow;

import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.StringValue;

/** A cell whose serializer does not read all that it writes. */
public class ForgetfulCell extends DataCell implements StringValue {
  private static final long serialVersionUID = 1L;

  @Override
  public String getStringValue() {
    return "";
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return true;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "";
  }

  /** Forgets a number. */
  public static final class ForgetfulSerializer implements DataCellSerializer<ForgetfulCell> {

    public ForgetfulSerializer() {}

    @Override
    public void serialize(ForgetfulCell cell, DataCellDataOutput output) throws IOException {
      output.writeInt(1);
    }

    @Override
    public ForgetfulCell deserialize(DataCellDataInput input) {
      return new ForgetfulCell();
    }
  }
}
