/**
 * Stacks of slices on disk: reading and writing TIFF slice by slice or region by region, voxel sizes, label volumes and
 * files that appear whole or not at all. No other package knows a file format.
 */
package org.emcell.core.stack;
