/** Stand-in for where a workflow is and what executes it. */
package org.knime.core.node.workflow.contextv2;
