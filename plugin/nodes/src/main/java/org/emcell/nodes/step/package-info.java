/** The nodes: each one turns a table and settings into one step of the engine, and its result into a table. */
package org.emcell.nodes.step;
