package org.knime.core.data;

import java.io.IOException;

/** A cell without a value, which can say why. All missing cells are equal, whatever the reason. */
public final class MissingCell extends DataCell implements MissingValue {
  private static final long serialVersionUID = 1L;

  private final String error;

  /**
   * Makes a missing cell.
   *
   * @param error why the value is missing, or null
   */
  public MissingCell(String error) {
    this.error = error;
  }

  public static final MissingSerializer getCellSerializer() {
    return new MissingSerializer();
  }

  @Override
  public String getError() {
    return error;
  }

  @Override
  public boolean isMissing() {
    return true;
  }

  @Override
  public String toString() {
    return "?";
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return other.isMissing();
  }

  @Override
  public int hashCode() {
    return MissingCell.class.hashCode();
  }

  /** Writes the reason. */
  public static final class MissingSerializer implements DataCellSerializer<MissingCell> {

    public MissingSerializer() {}

    @Override
    public void serialize(MissingCell cell, DataCellDataOutput out) throws IOException {
      out.writeBoolean(cell.error != null);
      if (cell.error != null) {
        out.writeUTF(cell.error);
      }
    }

    @Override
    public MissingCell deserialize(DataCellDataInput in) throws IOException {
      return new MissingCell(in.readBoolean() ? in.readUTF() : null);
    }
  }
}
