/** Stand-in for the flow variable ports. */
package org.knime.core.node.port.flowvariable;
