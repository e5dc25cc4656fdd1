package org.knime.knip.core.awt.labelingcolortable;

import java.util.HashMap;
import java.util.Map;

/** Keeps the colours that were set; as in KNIP, labels with the same hash code share one. */
public class DefaultLabelingColorTable implements LabelingColorTable {
  private final Map<Integer, Integer> colors = new HashMap<>();

  public DefaultLabelingColorTable() {}

  @Override
  public <L> void setColor(L label, int color) {
    colors.put(label.hashCode(), color);
  }

  @Override
  public <L> int getColor(L label) {
    return colors.getOrDefault(label.hashCode(), 0);
  }

  @Override
  public <L> boolean isColorDefined(L label) {
    return colors.containsKey(label.hashCode());
  }

  @Override
  public LabelingColorTable copy() {
    DefaultLabelingColorTable copy = new DefaultLabelingColorTable();
    copy.colors.putAll(colors);
    return copy;
  }
}
