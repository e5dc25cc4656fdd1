package org.knime.knip.base.data.labeling;

import java.io.IOException;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

/** Writes labeling cells; their pixels are in the file store. */
@SuppressWarnings("rawtypes")
public class LabelingCellSerializer implements DataCellSerializer<LabelingCell> {

  public LabelingCellSerializer() {}

  @Override
  public void serialize(LabelingCell cell, DataCellDataOutput output) throws IOException {
    cell.save(output);
  }

  @Override
  public LabelingCell deserialize(DataCellDataInput input) throws IOException {
    LabelingCell cell = new LabelingCell();
    cell.load(input);
    return cell;
  }
}
