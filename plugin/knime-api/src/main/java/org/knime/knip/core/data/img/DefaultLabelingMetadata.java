package org.knime.knip.core.data.img;

import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import org.knime.knip.core.awt.labelingcolortable.LabelingColorTable;
import org.scijava.Named;

/** Metadata of a labeling. */
public class DefaultLabelingMetadata extends AbstractGeneralMetadata implements LabelingMetadata {
  private LabelingColorTable colors;

  /** Makes metadata with unknown axes and without name and source. */
  public DefaultLabelingMetadata(int numDimensions, LabelingColorTable colors) {
    super(numDimensions);
    this.colors = colors;
  }

  public DefaultLabelingMetadata(LabelingMetadata metadata) {
    this(metadata, metadata, metadata, metadata.getLabelingColorTable().copy());
  }

  public DefaultLabelingMetadata(
      CalibratedSpace<? extends CalibratedAxis> space,
      Named named,
      Sourced sourced,
      LabelingColorTable colors) {
    super(space, named, sourced);
    this.colors = colors;
  }

  @Override
  public LabelingColorTable getLabelingColorTable() {
    return colors;
  }

  @Override
  public void setLabelingColorTable(LabelingColorTable table) {
    colors = table;
  }
}
