package org.knime.knip.core.awt.labelingcolortable;

/** The colour of each label. */
public interface LabelingColorTable {

  <L> void setColor(L label, int color);

  <L> int getColor(L label);

  <L> boolean isColorDefined(L label);

  LabelingColorTable copy();
}
