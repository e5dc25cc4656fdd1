/**
 * Kernels on 2-D and 3-D images, on primitive arrays: the tools of the method, none of which knows what a cell is. A
 * voxel (x, y, z) of an image of a given {@link org.emcell.core.image.Size} stands at index
 * {@code (z * height + y) * width + x}. Grey images are {@code float[]}, masks {@code boolean[]}, label images
 * {@code int[]} with 0 for "no region". Kernels never change their input unless their name says so.
 */
package org.emcell.core.image;
