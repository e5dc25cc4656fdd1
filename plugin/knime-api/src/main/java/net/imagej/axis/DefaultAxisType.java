package net.imagej.axis;

import java.io.Serializable;

/** What a dimension means, by its label. */
@SuppressWarnings("ComparableType") // so it is in imagej-common
public class DefaultAxisType implements AxisType, Serializable, Comparable<AxisType> {
  private static final long serialVersionUID = 1L;

  private final String label;
  private final boolean spatial;

  public DefaultAxisType(String label) {
    this(label, false);
  }

  public DefaultAxisType(String label, boolean spatial) {
    this.label = label;
    this.spatial = spatial;
  }

  @Override
  public String getLabel() {
    return label;
  }

  @Override
  public boolean isXY() {
    return this == Axes.X || this == Axes.Y;
  }

  @Override
  public boolean isSpatial() {
    return spatial;
  }

  @Override
  public int compareTo(AxisType other) {
    return label.compareTo(other.getLabel());
  }

  @Override
  public String toString() {
    return label;
  }
}
