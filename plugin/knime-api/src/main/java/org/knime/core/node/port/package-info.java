/** Stand-in for what passes between nodes. */
package org.knime.core.node.port;
