package org.emcell.core.pipeline.correction;

import java.util.List;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;

/**
 * The corrections of a run in the order in which they are made. A correction may name the cells that earlier ones made.
 *
 * @param source where they come from, for error messages: a file or a table
 * @param entries the corrections
 */
public record Corrections(String source, List<Entry> entries) {

  /**
   * A correction and where it stands.
   *
   * @param place line or row, for a user to read: {@code line 3}
   * @param correction what is to be done
   */
  public record Entry(String place, Correction correction) {}

  /** No correction at all. */
  public static final Corrections NONE = new Corrections("", List.of());

  /** Keeps a copy of the list that nobody can change. */
  public Corrections {
    entries = List.copyOf(entries);
  }

  /** Returns whether there is nothing to correct. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the exception that says what is wrong with one of the corrections. */
  public StackException fault(Entry entry, String fault) {
    return new StackException(source + ", " + entry.place() + ": " + fault);
  }

  /**
   * Checks that every place that is named lies in a stack.
   *
   * @throws StackException when one does not
   */
  public void requireInside(SliceStack stack) {
    for (Entry entry : entries) {
      if (entry.correction() instanceof Correction.Add add) {
        requireInside(stack, entry, add.at());
      } else if (entry.correction() instanceof Correction.Split split) {
        requireInside(stack, entry, split.from());
        requireInside(stack, entry, split.to());
      }
    }
  }

  private void requireInside(SliceStack stack, Entry entry, Correction.Point p) {
    if (p.x() < 0
        || p.x() >= stack.width()
        || p.y() < 0
        || p.y() >= stack.height()
        || p.z() < 0
        || p.z() >= stack.slices()) {
      throw fault(
          entry,
          "expected a place in the stack of " + stack.width() + " x " + stack.height() + " x "
              + stack.slices() + " voxels, counted from 0, found voxel " + p + ".");
    }
  }
}
