package net.imagej;

import java.util.Map;
import net.imglib2.display.ColorTable;

/** How an image is to be shown, and further properties. */
public interface ImageMetadata {

  int getValidBits();

  void setValidBits(int bits);

  double getChannelMinimum(int c);

  void setChannelMinimum(int c, double min);

  double getChannelMaximum(int c);

  void setChannelMaximum(int c, double max);

  int getCompositeChannelCount();

  void setCompositeChannelCount(int count);

  ColorTable getColorTable(int no);

  void setColorTable(ColorTable colorTable, int no);

  void initializeColorTables(int count);

  int getColorTableCount();

  Map<String, Object> getProperties();
}
