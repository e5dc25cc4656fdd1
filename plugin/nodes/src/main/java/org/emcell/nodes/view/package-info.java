/** Views of nodes: slices with the outlines of cells, read off the event thread, one at a time. */
package org.emcell.nodes.view;
