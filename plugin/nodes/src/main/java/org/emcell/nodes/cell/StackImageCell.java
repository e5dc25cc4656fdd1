package org.emcell.nodes.cell;

import java.awt.Image;
import java.awt.RenderingHints;
import java.lang.ref.SoftReference;
import java.util.Objects;
import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import net.imagej.space.DefaultCalibratedSpace;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.util.Intervals;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.StackOpener;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.knip.base.data.IntervalValue;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.knime.knip.core.data.img.DefaultImgMetadata;
import org.scijava.Named;

/**
 * A stack, or a box of one, that is read slice by slice when it is looked at. The cell itself holds where the pixels
 * are: it is as small for a stack of 35 GB as for a thumbnail, and every node and viewer of KNIP can take it. The image
 * begins at (0, 0, 0); where it lies in its stack is {@link #box()}.
 *
 * <p>Paths are resolved when pixels are read, so that a workflow can be loaded without them and moved together with
 * them.
 *
 * @param <T> unsigned 8- or 16-bit
 */
public final class StackImageCell<T extends IntegerType<T> & NativeType<T>> extends DataCell
    implements ImgPlusValue<T>, StringValue, IntervalValue {

  private static final long serialVersionUID = 1;

  /** The type of columns of these cells. */
  public static final DataType TYPE = DataType.getType(StackImageCell.class);

  private final String place;
  private final String name;
  private final FinalInterval box;
  private final VoxelSize voxel;
  private final int bits;
  private transient SoftReference<SliceStack> open = new SoftReference<>(null);

  /**
   * Makes a cell without a look at the files.
   *
   * @param place of the stack: a path or URL as {@link Places} resolves it
   * @param name of the image, for titles
   * @param box part of the stack that the cell shows, three-dimensional
   * @param voxel voxel size in nm
   * @param bits 8 or 16
   */
  public StackImageCell(String place, String name, Interval box, VoxelSize voxel, int bits) {
    this.place = place;
    this.name = name;
    this.box = new FinalInterval(box);
    this.voxel = voxel;
    this.bits = bits;
  }

  /** Makes a cell of a whole stack that is at a place. */
  public static StackImageCell<?> of(String place, SliceStack stack, VoxelSize voxel) {
    return new StackImageCell<>(
        place, stack.name(), stack.interval(), voxel, stack.bitsPerSample());
  }

  /**
   * Returns a cell of a part of this image.
   *
   * @param name of the part
   * @param part box inside this image, in its own coordinates
   */
  public StackImageCell<T> crop(String name, Interval part) {
    long[] min = new long[3];
    long[] max = new long[3];
    for (int d = 0; d < 3; d++) {
      min[d] = box.min(d) + part.min(d);
      max[d] = box.min(d) + part.max(d);
    }
    return new StackImageCell<>(place, name, new FinalInterval(min, max), voxel, bits);
  }

  /** Returns the path or URL of the stack, as it was given. */
  public String place() {
    return place;
  }

  /** Returns the name of the image. */
  public String imageName() {
    return name;
  }

  /** Returns the part of the stack that this image shows. */
  public FinalInterval box() {
    return box;
  }

  /** Returns the voxel size in nm. */
  public VoxelSize voxel() {
    return voxel;
  }

  /** Returns 8 or 16. */
  public int bits() {
    return bits;
  }

  /**
   * Opens the stack behind this image. It has this cell's voxel size.
   *
   * @throws StackException when the files are gone or are not what they were; the message names the file
   */
  public synchronized SliceStack stack() {
    SliceStack stack = open == null ? null : open.get();
    if (stack == null) {
      SliceStack all = StackOpener.open(Places.resolve(place), voxel);
      if (all.bitsPerSample() != bits || !contains(all)) {
        throw new StackException(
            "The stack " + all.source() + " has changed: expected at least " + (box.max(0) + 1)
                + " x " + (box.max(1) + 1) + " x " + (box.max(2) + 1) + " voxels of " + bits
                + " bits, found " + all.width()
                + " x " + all.height() + " x " + all.slices() + " of " + all.bitsPerSample()
                + ". Reset and run the nodes before this one.");
      }
      stack = all.crop(box);
      // Stacks keep no file open, so that one may be forgotten without closing it.
      open = new SoftReference<>(stack);
    }
    return stack;
  }

  private boolean contains(SliceStack all) {
    return box.max(0) < all.width() && box.max(1) < all.height() && box.max(2) < all.slices();
  }

  @SuppressWarnings("unchecked")
  private T pixel() {
    return (T) (bits == 8 ? new UnsignedByteType() : new UnsignedShortType());
  }

  @Override
  public ImgPlus<T> getImgPlus() {
    Img<T> slices = LazySlices.of(stack(), pixel());
    return new ImgPlus<>(slices, getMetadata());
  }

  @Override
  public ImgPlus<T> getImgPlusCopy() {
    return getImgPlus().copy();
  }

  @Override
  public ImgPlusMetadata getMetadata() {
    DefaultImgMetadata metadata = new DefaultImgMetadata(3);
    CalibratedAxis[] axes = Calibration.axes(voxel);
    for (int d = 0; d < 3; d++) {
      metadata.setAxis(axes[d], d);
    }
    metadata.setName(name);
    metadata.setSource(place);
    return metadata;
  }

  @Override
  public CalibratedSpace<CalibratedAxis> getCalibratedSpace() {
    return new DefaultCalibratedSpace(Calibration.axes(voxel));
  }

  @Override
  public Named getName() {
    return getMetadata();
  }

  @Override
  public Sourced getSource() {
    return getMetadata();
  }

  @Override
  public long[] getDimensions() {
    return Intervals.dimensionsAsLongArray(box);
  }

  @Override
  public long[] getMinimum() {
    return new long[3];
  }

  @Override
  public long[] getMaximum() {
    return new long[] {box.dimension(0) - 1, box.dimension(1) - 1, box.dimension(2) - 1};
  }

  @Override
  @SuppressWarnings("unchecked")
  public Class<T> getPixelType() {
    return (Class<T>) pixel().getClass();
  }

  @Override
  public Image getThumbnail(RenderingHints renderingHints) {
    return Thumbnails.of(this);
  }

  @Override
  public String getStringValue() {
    return toString();
  }

  @Override
  public String toString() {
    return name + " [" + box.dimension(0) + " x " + box.dimension(1) + " x " + box.dimension(2)
        + " voxels of " + voxel.x() + " x " + voxel.y() + " x " + voxel.z() + " nm, " + bits
        + " bits, " + place + "]";
  }

  @Override
  protected boolean equalsDataCell(DataCell other) {
    StackImageCell<?> that = (StackImageCell<?>) other;
    return Intervals.equals(box, that.box)
        && place.equals(that.place)
        && name.equals(that.name)
        && voxel.equals(that.voxel)
        && bits == that.bits;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        place,
        name,
        voxel,
        bits,
        box.min(0),
        box.min(1),
        box.min(2),
        box.max(0),
        box.max(1),
        box.max(2));
  }
}
