package org.emcell.core.stack;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/** Checks and prints the intervals that stacks are asked for. */
final class Regions {

  private Regions() {}

  /**
   * @throws IndexOutOfBoundsException when the stack has no such slice, or the region is not a rectangle inside it
   */
  static void requireInside(SliceStack stack, int z, Interval region) {
    if (z < 0 || z >= stack.slices()) {
      throw new IndexOutOfBoundsException("There is no slice " + z + " in " + stack.name()
          + ", which has slices 0 to " + (stack.slices() - 1) + ".");
    }
    Interval slice = new FinalInterval(stack.width(), stack.height());
    if (region.numDimensions() != 2
        || Intervals.isEmpty(region)
        || !Intervals.contains(slice, region)) {
      throw new IndexOutOfBoundsException("The region " + format(region)
          + " is not inside the slices of " + stack.name() + ", " + format(slice) + ".");
    }
  }

  /** Returns an interval as {@code (x, y) to (x, y)}, both inclusive. */
  static String format(Interval interval) {
    return corner(Intervals.minAsLongArray(interval)) + " to "
        + corner(Intervals.maxAsLongArray(interval));
  }

  private static String corner(long[] position) {
    StringBuilder text = new StringBuilder("(");
    for (int d = 0; d < position.length; d++) {
      text.append(d == 0 ? "" : ", ").append(position[d]);
    }
    return text.append(')').toString();
  }
}
