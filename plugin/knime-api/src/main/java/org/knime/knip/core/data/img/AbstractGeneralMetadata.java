package org.knime.knip.core.data.img;

import java.util.stream.IntStream;
import net.imagej.Sourced;
import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractCalibratedSpace;
import net.imagej.space.CalibratedSpace;
import net.imagej.space.DefaultCalibratedSpace;
import org.scijava.Named;

/** Name, source and axes of an image or labeling. */
abstract class AbstractGeneralMetadata implements CalibratedAxisSpace, Named, Sourced {
  private final AbstractCalibratedSpace<CalibratedAxis> axes;
  private String name;
  private String source;

  AbstractGeneralMetadata(int numDimensions) {
    axes = new DefaultCalibratedSpace(numDimensions);
    name = "";
    source = "";
  }

  AbstractGeneralMetadata(
      CalibratedSpace<? extends CalibratedAxis> space, Named named, Sourced sourced) {
    axes = new DefaultCalibratedSpace(IntStream.range(0, space.numDimensions())
        .mapToObj(d -> space.axis(d).copy())
        .toArray(CalibratedAxis[]::new));
    name = named.getName();
    source = sourced.getSource();
  }

  @Override
  public int numDimensions() {
    return axes.numDimensions();
  }

  @Override
  public CalibratedAxis axis(int d) {
    return axes.axis(d);
  }

  @Override
  public void axes(CalibratedAxis[] target) {
    axes.axes(target);
  }

  @Override
  public void setAxis(CalibratedAxis axis, int d) {
    axes.setAxis(axis, d);
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
