package org.knime.core.data.image.png;

import java.io.IOException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataValue;

/** A cell with a picture in PNG format, made by {@link PNGImageContent#toImageCell}. */
public class PNGImageCell extends DataCell implements PNGImageValue {
  private static final long serialVersionUID = 1L;

  private final transient PNGImageContent content;

  PNGImageCell(PNGImageContent content) {
    this.content = content;
  }

  public static DataCellSerializer<PNGImageCell> getCellSerializer() {
    return new PNGSerializer();
  }

  @Override
  public PNGImageContent getImageContent() {
    return content;
  }

  @Override
  public String getImageExtension() {
    return "png";
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return content.equals(((PNGImageCell) other).content);
  }

  @Override
  protected boolean equalContent(DataValue other) {
    return other instanceof PNGImageValue
        && content.equals(((PNGImageValue) other).getImageContent());
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return content.getSummary();
  }

  /** Writes the bytes of the picture. */
  public static final class PNGSerializer implements DataCellSerializer<PNGImageCell> {

    public PNGSerializer() {}

    @Override
    public void serialize(PNGImageCell cell, DataCellDataOutput out) throws IOException {
      byte[] png = cell.content.getByteArray();
      out.writeInt(png.length);
      out.write(png);
    }

    @Override
    public PNGImageCell deserialize(DataCellDataInput in) throws IOException {
      byte[] png = new byte[in.readInt()];
      in.readFully(png);
      return new PNGImageCell(new PNGImageContent(png));
    }
  }
}
