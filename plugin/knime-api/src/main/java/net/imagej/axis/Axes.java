package net.imagej.axis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The known meanings of dimensions; there is one object for each label. */
public final class Axes {
  public static final String UNKNOWN_LABEL = "Unknown";

  private static final Map<String, AxisType> TYPES = new ConcurrentHashMap<>();

  public static final AxisType X = get("X", true);
  public static final AxisType Y = get("Y", true);
  public static final AxisType Z = get("Z", true);
  public static final AxisType TIME = get("Time", false);
  public static final AxisType CHANNEL = get("Channel", false);

  private Axes() {}

  public static AxisType get(String label) {
    return get(label, false);
  }

  /** Returns the type of that label; it is made, spatial or not, if there is none yet. */
  public static AxisType get(String label, boolean spatial) {
    if (UNKNOWN_LABEL.equals(label)) {
      return unknown();
    }
    return TYPES.computeIfAbsent(label, name -> new DefaultAxisType(name, spatial));
  }

  /** Returns a new type: no two unknown dimensions are the same. */
  public static AxisType unknown() {
    return new DefaultAxisType(UNKNOWN_LABEL);
  }
}
