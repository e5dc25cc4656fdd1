/**
 * Whole runs: the order of the steps, what is kept on disk between them, resuming, progress and provenance. {@link
 * org.emcell.core.pipeline.Pipeline} takes a stack to all of its cells, {@link org.emcell.core.pipeline.SingleCell} a
 * cropped stack to the cell in it.
 */
package org.emcell.core.pipeline;
