package org.emcell.core.stack;

/** Numbers of the TIFF 6.0 and BigTIFF fields and field types that grey images need. */
final class TiffTag {

  static final int NEW_SUBFILE_TYPE = 254;
  static final int IMAGE_WIDTH = 256;
  static final int IMAGE_LENGTH = 257;
  static final int BITS_PER_SAMPLE = 258;
  static final int COMPRESSION = 259;
  static final int PHOTOMETRIC = 262;
  static final int FILL_ORDER = 266;
  static final int IMAGE_DESCRIPTION = 270;
  static final int STRIP_OFFSETS = 273;
  static final int SAMPLES_PER_PIXEL = 277;
  static final int ROWS_PER_STRIP = 278;
  static final int STRIP_BYTE_COUNTS = 279;
  static final int X_RESOLUTION = 282;
  static final int Y_RESOLUTION = 283;
  static final int RESOLUTION_UNIT = 296;
  static final int SOFTWARE = 305;
  static final int PREDICTOR = 317;
  static final int TILE_WIDTH = 322;
  static final int TILE_LENGTH = 323;
  static final int TILE_OFFSETS = 324;
  static final int TILE_BYTE_COUNTS = 325;
  static final int SAMPLE_FORMAT = 339;

  static final int TYPE_BYTE = 1;
  static final int TYPE_ASCII = 2;
  static final int TYPE_SHORT = 3;
  static final int TYPE_LONG = 4;
  static final int TYPE_RATIONAL = 5;
  static final int TYPE_LONG8 = 16;

  private TiffTag() {}

  /** Returns the bytes of one value of a field type, 0 for a type that grey images do not use. */
  static int bytes(int type) {
    return switch (type) {
      case TYPE_BYTE, TYPE_ASCII -> 1;
      case TYPE_SHORT -> 2;
      case TYPE_LONG -> 4;
      case TYPE_RATIONAL, TYPE_LONG8 -> 8;
      default -> 0;
    };
  }
}
