package org.knime.knip.base.data.img;

import java.io.IOException;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

/** Writes image cells; their pixels are in the file store. */
@SuppressWarnings("rawtypes")
public class ImgPlusCellSerializer implements DataCellSerializer<ImgPlusCell> {

  public ImgPlusCellSerializer() {}

  @Override
  public void serialize(ImgPlusCell cell, DataCellDataOutput output) throws IOException {
    cell.save(output);
  }

  @Override
  public ImgPlusCell deserialize(DataCellDataInput input) throws IOException {
    ImgPlusCell cell = new ImgPlusCell();
    cell.load(input);
    return cell;
  }
}
