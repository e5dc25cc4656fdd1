package org.emcell.knimeapi.workflow;

/** How far a node of a workflow is. */
public enum NodeState {
  /** Its settings or its input do not allow it to run. */
  IDLE,
  /** It can run. */
  CONFIGURED,
  /** It has run, and its output is there. */
  EXECUTED
}
