package org.knime.knip.base.data.labeling;

import java.awt.Image;
import java.awt.RenderingHints;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.roi.labeling.LabelingType;
import org.knime.core.data.DataValue;
import org.knime.knip.core.data.img.LabelingMetadata;

/**
 * A cell with a labeling.
 *
 * @param <L> the class of the labels
 */
public interface LabelingValue<L> extends DataValue {

  long[] getDimensions();

  RandomAccessibleInterval<LabelingType<L>> getLabeling();

  LabelingMetadata getLabelingMetadata();

  Image getThumbnail(RenderingHints renderingHints);
}
