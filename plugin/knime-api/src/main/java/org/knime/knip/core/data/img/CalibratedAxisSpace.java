package org.knime.knip.core.data.img;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/** A space with calibrated axes. */
public interface CalibratedAxisSpace extends CalibratedSpace<CalibratedAxis> {}
