/** Stand-in for workflows as nodes see them: flow variables, messages, progress and where the workflow is. */
package org.knime.core.node.workflow;
