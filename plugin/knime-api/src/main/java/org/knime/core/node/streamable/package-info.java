/** Stand-in for KNIME's streaming and distributed execution. */
package org.knime.core.node.streamable;
