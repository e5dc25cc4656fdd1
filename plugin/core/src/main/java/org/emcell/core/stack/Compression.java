package org.emcell.core.stack;

/** How the slices that are written are packed. */
public enum Compression {
  /** As they are: fast, and of use where the disk is. */
  NONE,
  /** Deflate (zlib): label images become a hundredth of their size, grey images little smaller. */
  DEFLATE
}
