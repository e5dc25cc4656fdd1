package org.knime.knip.base.data.labeling;

import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.knip.base.data.IntervalValue;
import org.knime.knip.core.data.img.LabelingMetadata;
import org.scijava.Named;

/**
 * A cell with a labeling that is written to a file store when the cell is. As in KNIP, the units and origins of the
 * axes are lost then.
 *
 * @param <L> the class of the labels
 */
public class LabelingCell<L> extends FileStoreCell
    implements LabelingValue<L>, StringValue, IntervalValue {
  private static final long serialVersionUID = 1L;

  public static final DataType TYPE = DataType.getType(LabelingCell.class);

  private transient RandomAccessibleInterval<LabelingType<L>> labeling;
  private transient LabelingMetadata metadata;
  private transient boolean written;

  /** For a cell that is being read. */
  protected LabelingCell() throws IOException {}

  protected LabelingCell(
      RandomAccessibleInterval<LabelingType<L>> labeling,
      LabelingMetadata metadata,
      FileStore fileStore) {
    super(fileStore);
    this.labeling = labeling;
    this.metadata = metadata;
  }

  @Override
  public RandomAccessibleInterval<LabelingType<L>> getLabeling() {
    return labeling;
  }

  @Override
  public LabelingMetadata getLabelingMetadata() {
    return metadata;
  }

  @Override
  public CalibratedSpace<CalibratedAxis> getCalibratedSpace() {
    return metadata;
  }

  @Override
  public Named getName() {
    return metadata;
  }

  @Override
  public Sourced getSource() {
    return metadata;
  }

  @Override
  public long[] getDimensions() {
    long[] dimensions = new long[labeling.numDimensions()];
    labeling.dimensions(dimensions);
    return dimensions;
  }

  @Override
  public long[] getMinimum() {
    long[] minimum = new long[labeling.numDimensions()];
    labeling.min(minimum);
    return minimum;
  }

  @Override
  public long[] getMaximum() {
    long[] maximum = new long[labeling.numDimensions()];
    labeling.max(maximum);
    return maximum;
  }

  @Override
  public String getStringValue() {
    return "Labeling[name=" + metadata.getName() + "; source=" + metadata.getSource()
        + "; dimensions=" + Arrays.toString(getDimensions()) + "]";
  }

  /** Returns a picture of the first plane, in which labelled pixels are white. */
  @Override
  public Image getThumbnail(RenderingHints renderingHints) {
    int width = (int) labeling.dimension(0);
    int height = (int) labeling.dimension(1);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    RandomAccess<LabelingType<L>> access = labeling.randomAccess();
    labeling.min(access);
    for (int i = 0; i < width * height; i++) {
      access.setPosition(labeling.min(0) + i % width, 0);
      access.setPosition(labeling.min(1) + i / width, 1);
      picture.getRaster().getDataBuffer().setElem(i, access.get().isEmpty() ? 0 : 255);
    }
    return picture;
  }

  @Override
  protected void flushToFileStore() throws IOException {
    if (!written) {
      LabelFile.write(labeling, metadata, getFileStore().getFile());
      written = true;
    }
  }

  @Override
  protected void postConstruct() {
    try {
      LabelFile<L> file = LabelFile.read(getFileStore().getFile());
      labeling = file.labeling();
      metadata = file.metadata();
      written = true;
    } catch (IOException e) {
      throw new IllegalStateException(
          "Cannot read the labeling in " + getFileStore().getFile(), e);
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
