package org.knime.knip.base.data.labeling;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.KNIPCellFactory;
import org.knime.knip.core.data.img.LabelingMetadata;

/** Makes {@link LabelingCell}s. */
public class LabelingCellFactory extends KNIPCellFactory {

  public LabelingCellFactory() {}

  public LabelingCellFactory(ExecutionContext exec) {
    super(exec);
  }

  public LabelingCellFactory(FileStoreFactory fileStoreFactory) {
    super(fileStoreFactory);
  }

  @Override
  public DataType getDataType() {
    return LabelingCell.TYPE;
  }

  public final <L> LabelingCell<L> createCell(
      RandomAccessibleInterval<LabelingType<L>> labeling, LabelingMetadata metadata)
      throws IOException {
    return new LabelingCell<>(labeling, metadata, getFileStore(0));
  }
}
