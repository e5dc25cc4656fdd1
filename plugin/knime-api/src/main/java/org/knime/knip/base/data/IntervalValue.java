package org.knime.knip.base.data;

import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import org.knime.core.data.DataValue;
import org.scijava.Named;

/** A cell with an interval in a calibrated space. */
public interface IntervalValue extends DataValue {

  CalibratedSpace<CalibratedAxis> getCalibratedSpace();

  long[] getMinimum();

  long[] getMaximum();

  Named getName();

  Sourced getSource();
}
