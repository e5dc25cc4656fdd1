package org.emcell.core.stack;

/** How the samples of a block are packed in a TIFF file. */
enum Packing {
  NONE(1, 1),
  LZW(5, 1500),
  DEFLATE(8, 1032),
  PACK_BITS(32773, 64);

  /** The older number for the same deflate packing. */
  private static final int DEFLATE_OLD = 32946;

  private final int code;
  private final int bestRatio;

  Packing(int code, int bestRatio) {
    this.code = code;
    this.bestRatio = bestRatio;
  }

  /** Returns the value of the TIFF field Compression. */
  int code() {
    return code;
  }

  /** Returns whether a number of packed bytes can stand for a number of samples' bytes at all. */
  boolean canHold(long packed, long unpacked) {
    return unpacked <= (packed + 1) * bestRatio;
  }

  /** Returns the packing with a value of the TIFF field Compression, or null when it is not supported. */
  static Packing of(long code) {
    for (Packing packing : values()) {
      if (packing.code == code) {
        return packing;
      }
    }
    return code == DEFLATE_OLD ? DEFLATE : null;
  }
}
