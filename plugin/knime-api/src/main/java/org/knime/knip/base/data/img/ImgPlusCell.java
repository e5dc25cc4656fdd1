package org.knime.knip.base.data.img;

import java.awt.Image;
import java.awt.RenderingHints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.knip.base.data.IntervalValue;
import org.scijava.Named;

/**
 * A cell with an image whose pixels are written to a file store when the cell is. As in KNIP, the units and origins of
 * the axes are lost then.
 *
 * @param <T> the type of the pixels
 */
public class ImgPlusCell<T extends RealType<T>> extends FileStoreCell
    implements ImgPlusValue<T>, StringValue, IntervalValue {
  private static final long serialVersionUID = 1L;

  public static DataType TYPE = DataType.getType(ImgPlusCell.class);

  private transient ImgPlus<T> image;
  private transient boolean written;

  /** For a cell that is being read. */
  protected ImgPlusCell() throws IOException {}

  protected ImgPlusCell(Img<T> img, ImgPlusMetadata metadata, FileStore fileStore) {
    super(fileStore);
    image = ImgPlus.wrap(img, metadata);
  }

  @Override
  public ImgPlus<T> getImgPlus() {
    return image;
  }

  @Override
  public ImgPlus<T> getImgPlusCopy() {
    return image.copy();
  }

  @Override
  public ImgPlusMetadata getMetadata() {
    return image;
  }

  @Override
  public CalibratedSpace<CalibratedAxis> getCalibratedSpace() {
    return image;
  }

  @Override
  public Named getName() {
    return image;
  }

  @Override
  public Sourced getSource() {
    return image;
  }

  @Override
  public long[] getDimensions() {
    long[] dimensions = new long[image.numDimensions()];
    image.dimensions(dimensions);
    return dimensions;
  }

  @Override
  public long[] getMinimum() {
    long[] minimum = new long[image.numDimensions()];
    image.min(minimum);
    return minimum;
  }

  @Override
  public long[] getMaximum() {
    long[] maximum = new long[image.numDimensions()];
    image.max(maximum);
    return maximum;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Class<T> getPixelType() {
    return (Class<T>) image.firstElement().getClass();
  }

  @Override
  public String getStringValue() {
    return "Image[name=" + image.getName() + "; source=" + image.getSource()
        + "; dimensions=" + Arrays.toString(getDimensions())
        + "; pixel type=" + getPixelType().getSimpleName() + "]";
  }

  @Override
  public Image getThumbnail(RenderingHints renderingHints) {
    return Thumbnail.of(image);
  }

  @Override
  protected void flushToFileStore() throws IOException {
    if (!written) {
      PixelFile.write(image, getFileStore().getFile());
      written = true;
    }
  }

  @Override
  protected void postConstruct() {
    try {
      image = PixelFile.read(getFileStore().getFile());
      written = true;
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot read the image in " + getFileStore().getFile(), e);
    }
  }

  /** Writes what is not in the file store: nothing. */
  protected void save(DataOutput output) throws IOException {}

  /** Reads what {@link #save} wrote. */
  protected void load(DataInput input) throws IOException {}

  @Override
  protected boolean equalsDataCell(DataCell other) {
    return super.equalsDataCell(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public String toString() {
    return getStringValue();
  }
}
