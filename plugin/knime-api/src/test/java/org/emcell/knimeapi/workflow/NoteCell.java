package org.emcell.knimeapi.workflow;

import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.StringValue;

/** A cell that is registered in the plugin.xml of the tests: a text about another cell. */
public class NoteCell extends DataCell implements StringValue {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final DataCell about;

  NoteCell(String text, DataCell about) {
    this.text = text;
    this.about = about;
  }

  DataCell about() {
    return about;
  }

  @Override
  public String getStringValue() {
    return text;
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return text.equals(((NoteCell) other).text) && about.equals(((NoteCell) other).about);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Writes both. */
  public static final class NoteSerializer implements DataCellSerializer<NoteCell> {

    public NoteSerializer() {}

    @Override
    public void serialize(NoteCell cell, DataCellDataOutput output) throws IOException {
      output.writeUTF(cell.text);
      output.writeDataCell(cell.about);
    }

    @Override
    public NoteCell deserialize(DataCellDataInput input) throws IOException {
      return new NoteCell(input.readUTF(), input.readDataCell());
    }
  }
}
