package org.emcell.core.segment;

/** How nuclei and cells are found. */
public enum SegmentationMethod {
  /** Slice by slice, as Karabag et al. 2021 describe it (doi:10.3390/jimaging7060093). */
  PAPER,
  /** In three dimensions at once. */
  VOLUME
}
