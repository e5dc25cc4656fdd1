package net.imagej.space;

import java.util.List;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;

/** A space whose dimensions have physical values. */
public final class DefaultCalibratedSpace extends AbstractCalibratedSpace<CalibratedAxis> {

  /** Makes a space of unknown axes, whose pixels have the size 1. */
  public DefaultCalibratedSpace(int numDims) {
    super(numDims);
    for (int d = 0; d < numDims; d++) {
      setAxis(new DefaultLinearAxis(Axes.unknown()), d);
    }
  }

  public DefaultCalibratedSpace(CalibratedAxis... axes) {
    super(axes);
  }

  public DefaultCalibratedSpace(List<CalibratedAxis> axes) {
    super(axes);
  }
}
