package org.knime.knip.core.data.img;

import java.util.stream.IntStream;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imagej.space.AbstractCalibratedSpace;
import net.imagej.space.CalibratedSpace;
import org.scijava.Named;

/**
 * Name, source and axes of an image or labeling. It inherits the methods of the axes, as KNIP's class does: nodes are
 * compiled against their descriptors.
 */
abstract class AbstractGeneralMetadata extends AbstractCalibratedSpace<CalibratedAxis>
    implements Named, Sourced {
  private String name = "";
  private String source = "";

  AbstractGeneralMetadata(int numDimensions) {
    super(IntStream.range(0, numDimensions)
        .mapToObj(d -> (CalibratedAxis) new DefaultLinearAxis())
        .toArray(CalibratedAxis[]::new));
  }

  AbstractGeneralMetadata(
      CalibratedSpace<? extends CalibratedAxis> space, Named named, Sourced sourced) {
    super(IntStream.range(0, space.numDimensions())
        .mapToObj(d -> space.axis(d).copy())
        .toArray(CalibratedAxis[]::new));
    name = named.getName();
    source = sourced.getSource();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void setName(String newName) {
    name = newName;
  }

  @Override
  public String getSource() {
    return source;
  }

  @Override
  public void setSource(String newSource) {
    source = newSource;
  }
}
