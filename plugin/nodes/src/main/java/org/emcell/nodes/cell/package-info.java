/** Images and labelings between the engine and KNIP: the lazy image cell, and stacks and labels behind KNIP's cells. */
package org.emcell.nodes.cell;
