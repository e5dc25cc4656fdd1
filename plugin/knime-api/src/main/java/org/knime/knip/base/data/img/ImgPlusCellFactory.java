package org.knime.knip.base.data.img;

import java.io.IOException;
import net.imagej.ImgPlus;
import net.imglib2.type.numeric.RealType;
import org.knime.core.data.DataType;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.KNIPCellFactory;

/** Makes {@link ImgPlusCell}s. */
public final class ImgPlusCellFactory extends KNIPCellFactory {

  public ImgPlusCellFactory() {}

  public ImgPlusCellFactory(ExecutionContext exec) {
    super(exec);
  }

  public ImgPlusCellFactory(FileStoreFactory fileStoreFactory) {
    super(fileStoreFactory);
  }

  @Override
  public DataType getDataType() {
    return ImgPlusCell.TYPE;
  }

  /**
   * Makes a cell with an image.
   *
   * @throws IOException if the image is of a class that KNIP would write without an error, but not read again
   */
  public final <T extends RealType<T>> ImgPlusCell<T> createCell(ImgPlus<T> img)
      throws IOException {
    PixelFile.checkStorable(img);
    return new ImgPlusCell<>(img, img, getFileStore(img.size()));
  }
}
