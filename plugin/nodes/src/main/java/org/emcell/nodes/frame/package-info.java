/**
 * The one shape of all nodes: settings that are declared once and give keys, dialog and checks; tables that are worked
 * on row by row or as a whole; KNIME's threads, progress and cancel for the engine.
 */
package org.emcell.nodes.frame;
