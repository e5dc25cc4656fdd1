package org.emcell.nodes.view;

import java.util.Optional;

/** A node model with labelled stacks that can be looked at. */
public interface SliceShowing {

  /** Returns the stacks, empty as long as the node has not been executed. */
  Optional<SliceSource> shown();
}
