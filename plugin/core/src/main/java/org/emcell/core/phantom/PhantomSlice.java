package org.emcell.core.phantom;

import org.emcell.core.image.Size;

/**
 * One slice of a phantom with its truth. The arrays belong to the caller.
 *
 * @param z number of the slice, from 0
 * @param size of the slice
 * @param grey 8-bit grey levels as unsigned bytes
 * @param cells id of the cell, its nucleus included, 0 in resin and debris
 * @param nuclei id of the cell where its nucleus is, 0 elsewhere; the envelope belongs to the cytoplasm
 */
public record PhantomSlice(int z, Size size, byte[] grey, int[] cells, int[] nuclei) {}
