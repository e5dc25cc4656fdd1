package net.imagej;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imagej.interval.AbstractCalibratedRealInterval;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.Positionable;
import net.imglib2.RandomAccess;
import net.imglib2.RealPositionable;
import net.imglib2.display.ColorTable;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;
import net.imglib2.img.WrappedImg;

/**
 * An image with name, source, axes and display. Without axes, the first two dimensions are X and Y and all others
 * unknown.
 *
 * @param <T> the type of its pixels
 */
public class ImgPlus<T> extends AbstractCalibratedRealInterval<CalibratedAxis>
    implements Img<T>, WrappedImg<T>, ImgPlusMetadata {
  private static final String UNTITLED = "Untitled";

  private final Img<T> img;
  private final ImageDisplay display = new ImageDisplay();
  private String name;
  private String source = "";

  public ImgPlus(Img<T> img) {
    this(img, UNTITLED);
  }

  public ImgPlus(Img<T> img, String name) {
    this(img, name, new AxisType[0]);
  }

  public ImgPlus(Img<T> img, String name, AxisType[] axisTypes) {
    this(img, name, axisTypes, null);
  }

  public ImgPlus(Img<T> img, String name, AxisType[] axisTypes, double[] cal) {
    this(img, name, axisTypes, cal, null);
  }

  /**
   * Makes an image whose dimensions have these meanings, pixel sizes and units; what is missing is X, Y, unknown, 1.
   */
  public ImgPlus(Img<T> img, String name, AxisType[] axisTypes, double[] cal, String[] units) {
    this(img, name, axes(img.numDimensions(), axisTypes, cal, units));
  }

  public ImgPlus(Img<T> img, String name, CalibratedAxis... axes) {
    super(img, axes);
    this.img = img;
    this.name = name;
  }

  public ImgPlus(Img<T> img, ImgPlusMetadata metadata) {
    this(
        img,
        metadata.getName(),
        IntStream.range(0, img.numDimensions())
            .mapToObj(d -> metadata.axis(d).copy())
            .toArray(CalibratedAxis[]::new));
    source = metadata.getSource();
    display.copy(metadata, img.numDimensions());
  }

  private static CalibratedAxis[] axes(
      int dimensions, AxisType[] types, double[] scales, String[] units) {
    AxisType[] known = Arrays.copyOf(new AxisType[] {Axes.X, Axes.Y}, Math.max(2, dimensions));
    return IntStream.range(0, dimensions)
        .mapToObj(d -> {
          AxisType type = types != null && d < types.length ? types[d] : known[d];
          return new DefaultLinearAxis(
              type == null ? Axes.unknown() : type,
              units != null && d < units.length ? units[d] : null,
              scales != null && d < scales.length ? scales[d] : 1);
        })
        .toArray(CalibratedAxis[]::new);
  }

  /** Returns the image itself, if it is one with metadata, or gives it metadata. */
  public static <T> ImgPlus<T> wrap(Img<T> img) {
    return img instanceof ImgPlus ? (ImgPlus<T>) img : new ImgPlus<>(img);
  }

  /** Returns the image itself, if it is one with metadata, or gives it these. */
  public static <T> ImgPlus<T> wrap(Img<T> img, ImgPlusMetadata metadata) {
    return img instanceof ImgPlus ? (ImgPlus<T>) img : new ImgPlus<>(img, metadata);
  }

  @Override
  public Img<T> getImg() {
    return img;
  }

  @Override
  public RandomAccess<T> randomAccess() {
    return img.randomAccess();
  }

  @Override
  public RandomAccess<T> randomAccess(Interval interval) {
    return img.randomAccess(interval);
  }

  @Override
  public Cursor<T> cursor() {
    return img.cursor();
  }

  @Override
  public Cursor<T> localizingCursor() {
    return img.localizingCursor();
  }

  @Override
  public Iterator<T> iterator() {
    return img.iterator();
  }

  @Override
  public Object iterationOrder() {
    return img.iterationOrder();
  }

  @Override
  public ImgFactory<T> factory() {
    return img.factory();
  }

  @Override
  public ImgPlus<T> copy() {
    return new ImgPlus<>(img.copy(), this);
  }

  @Override
  public long size() {
    return img.size();
  }

  @Override
  public T firstElement() {
    return img.firstElement();
  }

  @Override
  public long min(int d) {
    return img.min(d);
  }

  @Override
  public void min(long[] target) {
    img.min(target);
  }

  @Override
  public void min(Positionable target) {
    img.min(target);
  }

  @Override
  public long max(int d) {
    return img.max(d);
  }

  @Override
  public void max(long[] target) {
    img.max(target);
  }

  @Override
  public void max(Positionable target) {
    img.max(target);
  }

  @Override
  public long dimension(int d) {
    return img.dimension(d);
  }

  @Override
  public void dimensions(long[] target) {
    img.dimensions(target);
  }

  @Override
  public double realMin(int d) {
    return img.realMin(d);
  }

  @Override
  public void realMin(double[] target) {
    img.realMin(target);
  }

  @Override
  public void realMin(RealPositionable target) {
    img.realMin(target);
  }

  @Override
  public double realMax(int d) {
    return img.realMax(d);
  }

  @Override
  public void realMax(double[] target) {
    img.realMax(target);
  }

  @Override
  public void realMax(RealPositionable target) {
    img.realMax(target);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void setName(String newName) {
    name = newName;
  }

  @Override
  public String getSource() {
    return source;
  }

  @Override
  public void setSource(String newSource) {
    source = newSource;
  }

  @Override
  public int getValidBits() {
    return display.getValidBits();
  }

  @Override
  public void setValidBits(int bits) {
    display.setValidBits(bits);
  }

  @Override
  public double getChannelMinimum(int c) {
    return display.getChannelMinimum(c);
  }

  @Override
  public void setChannelMinimum(int c, double newMinimum) {
    display.setChannelMinimum(c, newMinimum);
  }

  @Override
  public double getChannelMaximum(int c) {
    return display.getChannelMaximum(c);
  }

  @Override
  public void setChannelMaximum(int c, double newMaximum) {
    display.setChannelMaximum(c, newMaximum);
  }

  @Override
  public int getCompositeChannelCount() {
    return display.getCompositeChannelCount();
  }

  @Override
  public void setCompositeChannelCount(int count) {
    display.setCompositeChannelCount(count);
  }

  @Override
  public void initializeColorTables(int count) {
    display.initializeColorTables(count);
  }

  @Override
  public int getColorTableCount() {
    return display.getColorTableCount();
  }

  @Override
  public ColorTable getColorTable(int no) {
    return display.getColorTable(no);
  }

  @Override
  public void setColorTable(ColorTable colorTable, int no) {
    display.setColorTable(colorTable, no);
  }

  @Override
  public Map<String, Object> getProperties() {
    return display.getProperties();
  }
}
