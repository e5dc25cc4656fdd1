/**
 * Synthetic stacks with ground truth: a field of cells as serial block-face EM shows it, of any size, made slice by
 * slice. Everything is a function of the seed and of the place in the specimen in nanometres, so that any slice can be
 * made alone, on any number of threads, and the same specimen can be looked at with other voxel sizes.
 */
package org.emcell.core.phantom;
