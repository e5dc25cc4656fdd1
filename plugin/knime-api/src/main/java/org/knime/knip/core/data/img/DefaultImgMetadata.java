package org.knime.knip.core.data.img;

import java.util.Map;
import net.imagej.ImageMetadata;
import net.imagej.ImgPlusMetadata;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import net.imglib2.display.ColorTable;
import org.scijava.Named;

/** Metadata of an image. */
public final class DefaultImgMetadata extends AbstractGeneralMetadata implements ImgPlusMetadata {
  private final ImageMetadata display;

  /** Makes metadata with unknown axes and without name and source. */
  public DefaultImgMetadata(int numDimensions) {
    super(numDimensions);
    display = new DefaultImageMetadata();
  }

  public DefaultImgMetadata(ImgPlusMetadata metadata) {
    this(metadata, metadata, metadata, metadata);
  }

  public DefaultImgMetadata(
      CalibratedSpace<? extends CalibratedAxis> space,
      Named named,
      Sourced sourced,
      ImageMetadata display) {
    super(space, named, sourced);
    this.display = display;
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
