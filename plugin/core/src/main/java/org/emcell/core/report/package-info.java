/**
 * What a person looks at: slices and sections with what was found in them, differences to a truth, cells in three
 * dimensions. {@link org.emcell.core.report.SceneRenderer} draws a {@link org.emcell.core.report.Scene} without a
 * display.
 */
package org.emcell.core.report;
