package org.knime.core.node.workflow;

/** What lies on a {@link FlowObjectStack}. The stand-in has flow variables only, no loops or scopes. */
abstract class FlowObject {}
