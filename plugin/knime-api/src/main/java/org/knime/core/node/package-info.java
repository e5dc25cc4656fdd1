/** Stand-in for KNIME's nodes: model, factory, dialog and view, and what a node is executed with. */
package org.knime.core.node;
