package org.knime.knip.core.data.img;

import java.util.HashMap;
import java.util.Map;
import net.imagej.ImageMetadata;
import net.imglib2.display.ColorTable;

/** How an image is to be shown, and further properties. */
public class DefaultImageMetadata implements ImageMetadata {
  private final Map<Integer, Double> minima = new HashMap<>();
  private final Map<Integer, Double> maxima = new HashMap<>();
  private final Map<String, Object> properties = new HashMap<>();
  private int validBits;
  private int compositeChannels = 1;
  private ColorTable[] colorTables = new ColorTable[0];

  public DefaultImageMetadata() {}

  @Override
  public int getValidBits() {
    return validBits;
  }

  @Override
  public void setValidBits(int bits) {
    validBits = bits;
  }

  @Override
  public double getChannelMinimum(int c) {
    return minima.getOrDefault(c, Double.NaN);
  }

  @Override
  public void setChannelMinimum(int c, double newMinimum) {
    minima.put(c, newMinimum);
  }

  @Override
  public double getChannelMaximum(int c) {
    return maxima.getOrDefault(c, Double.NaN);
  }

  @Override
  public void setChannelMaximum(int c, double newMaximum) {
    maxima.put(c, newMaximum);
  }

  @Override
  public int getCompositeChannelCount() {
    return compositeChannels;
  }

  @Override
  public void setCompositeChannelCount(int count) {
    compositeChannels = count;
  }

  @Override
  public void initializeColorTables(int count) {
    colorTables = new ColorTable[count];
  }

  @Override
  public int getColorTableCount() {
    return colorTables.length;
  }

  @Override
  public ColorTable getColorTable(int no) {
    return colorTables[no];
  }

  @Override
  public void setColorTable(ColorTable colorTable, int no) {
    colorTables[no] = colorTable;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }
}
