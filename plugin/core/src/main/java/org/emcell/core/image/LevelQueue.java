package org.emcell.core.image;

import java.util.Arrays;

/**
 * Voxels that wait by level: the lowest level first, and within a level first in, first out. What is added below the
 * level that was reached counts as of that level.
 *
 * <p>A level is a chain of short pieces of one array, so that voxels that follow each other lie side by side: the
 * processor sees the next ones coming while it waits for the neighbours of the first. Pieces that were read are used
 * again, and memory is about 4 bytes for every voxel that waits. Not thread-safe.
 */
final class LevelQueue {

  /** What a queue gives when it is empty. */
  static final int NOTHING = -1;

  /** Numbers of a piece, a power of 2; the first one says where the next piece of the level begins. */
  private static final int PIECE = 64;

  /** The pieces; the first one is not used, so that place 0 stands for none. */
  private int[] pieces = new int[64 * PIECE];

  /** Where the next voxel of a level is read, and where the next one is put, which is a border where a piece is full. */
  private final int[] heads;

  private final int[] tails;
  private int level;

  /** The first piece that waits to be used again, and the first place that was never used. */
  private int spare;

  private int unused = PIECE;

  LevelQueue(int levels) {
    heads = new int[levels];
    tails = new int[levels];
  }

  /** Adds a voxel. */
  void add(int voxel, int atLevel) {
    int list = Math.max(atLevel, level);
    int place = tails[list];
    if ((place & PIECE - 1) == 0) {
      place = extend(list, place);
    }
    pieces[place] = voxel;
    tails[list] = place + 1;
  }

  /** Takes out the voxel whose turn it is, or returns {@link #NOTHING}. */
  int poll() {
    while (heads[level] == tails[level]) {
      if (level == heads.length - 1) {
        return NOTHING;
      }
      if (tails[level] != 0) {
        release(tails[level] - 1 & -PIECE);
      }
      level++;
    }
    int place = heads[level];
    if ((place & PIECE - 1) == 0) {
      place = follow(place - PIECE);
    }
    heads[level] = place + 1;
    return pieces[place];
  }

  /** Gives a level one more piece and returns where its first voxel goes. */
  private int extend(int list, int end) {
    int piece = spare;
    if (piece != 0) {
      spare = pieces[piece];
    } else {
      if (unused == pieces.length) {
        pieces = Arrays.copyOf(pieces, Math.multiplyExact(2, pieces.length));
      }
      piece = unused;
      unused += PIECE;
    }
    if (end == 0) {
      heads[list] = piece + 1;
    } else {
      pieces[end - PIECE] = piece;
    }
    return piece + 1;
  }

  /** Gives back a piece that was read to its end and returns where the next one begins. */
  private int follow(int piece) {
    int next = pieces[piece];
    release(piece);
    return next + 1;
  }

  private void release(int piece) {
    pieces[piece] = spare;
    spare = piece;
  }
}
