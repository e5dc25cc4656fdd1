/**
 * Proofreading: what a user wants to be different in the cells that a run found, told apart from how it is done. {@link
 * org.emcell.core.pipeline.correction.Corrections} are read from a table of text, whether it is a CSV file or the table
 * of a node, and are the same wherever they come from.
 */
package org.emcell.core.pipeline.correction;
