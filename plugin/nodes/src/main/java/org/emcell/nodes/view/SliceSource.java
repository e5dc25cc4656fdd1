package org.emcell.nodes.view;

import java.util.List;
import org.emcell.core.report.LabelledStack;

/** The labelled stacks that a view browses. Everything is read when it is asked for, and not on the event thread. */
public interface SliceSource {

  /** Returns a title for each stack. */
  List<String> titles();

  /**
   * Opens a stack.
   *
   * @param number place of its title
   * @throws org.emcell.core.stack.StackException when it cannot be read
   * @throws IllegalArgumentException when image and labels do not fit together
   */
  LabelledStack open(int number);
}
