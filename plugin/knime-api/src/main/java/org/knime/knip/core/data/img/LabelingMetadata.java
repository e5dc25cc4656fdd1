package org.knime.knip.core.data.img;

import net.imagej.Sourced;
import org.knime.knip.core.awt.labelingcolortable.LabelingColorTable;
import org.scijava.Named;

/** Name, source, axes and colours of a labeling. */
public interface LabelingMetadata extends Named, Sourced, CalibratedAxisSpace {

  LabelingColorTable getLabelingColorTable();

  void setLabelingColorTable(LabelingColorTable table);
}
