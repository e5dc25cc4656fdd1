package org.emcell.knimeapi.workflow;

/** From an output port of a node to an input port of another; port 0 carries flow variables only. */
record Connection(WorkflowNode source, int sourcePort, WorkflowNode target, int targetPort) {}
