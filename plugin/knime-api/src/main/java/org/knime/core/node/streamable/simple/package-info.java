/** Stand-in for nodes that compute columns row by row. */
package org.knime.core.node.streamable.simple;
