package org.emcell.core.phantom;

import java.util.List;
import java.util.stream.Stream;
import org.emcell.core.VoxelSize;

/**
 * Grey levels inside the cells of a tile: rough cytoplasm with organelles and sheets of reticulum, smoother nucleoplasm
 * with chromatin and nucleoli, envelopes and membranes as dark lines. Work space of one thread.
 */
final class CellTexture {

  private static final float CYTOPLASM = 152;
  private static final float NUCLEOPLASM = 153;
  private static final float MEMBRANE = 100;
  private static final float ENVELOPE = 95;
  private static final float ENVELOPE_THICKNESS = 80;
  private static final float MEMBRANE_THICKNESS = 30;

  /** Added to a number below 2^22 and taken away again, this leaves the nearest whole number. */
  private static final float WHOLE = 0x1.8p23f;

  /**
   * Grey level of a kind of organelle: the level of its inside, how much it is rough and grainy, and how much darker its
   * rim is.
   */
  private record Look(float level, float rough, float grain, float rim) {}

  /** By ordinal of the kind; a table, as a branch could not be foreseen. */
  private static final Look[] LOOKS = Stream.of(Organelles.Kind.values())
      .map(kind -> switch (kind) {
        case MITOCHONDRION -> new Look(127, 6, 5, 18);
        case GRANULE -> new Look(92, 0, 5, 0);
        case VESICLE -> new Look(165, 0, 3, 60);
      })
      .toArray(Look[]::new);

  private final CellTile tile;
  private final Organelles organelles;
  private final List<SmoothNoise.Plane> planes;
  private final float[] grain = new float[CellTile.WIDTH];
  private final float[] rough = new float[CellTile.WIDTH];
  private final float[] reticulum = new float[CellTile.WIDTH];
  private final float[] middle = new float[CellTile.WIDTH];
  private final float[] sheet = new float[CellTile.WIDTH];
  private final float[] cytosol = new float[CellTile.WIDTH];
  private final float[] cytoplasm = new float[CellTile.WIDTH];
  private final float[] nucleoplasm = new float[CellTile.WIDTH];
  private final float pixel;
  private int firstBody;
  private int endOfBodies;

  CellTexture(CellTile tile, long seed, VoxelSize voxel) {
    this.tile = tile;
    pixel = (float) Math.sqrt(voxel.x() * voxel.y());
    organelles = new Organelles(seed + 31, 540, 0.6, 1, voxel, tile.cell.length);
    planes = List.of(
        new SmoothNoise(seed + 41, 75).plane(),
        new SmoothNoise(seed + 42, 180).plane(),
        new SmoothNoise(seed + 43, 340).plane());
  }

  /** Lays the texture through the tile that was filled last. */
  void cut() {
    for (SmoothNoise.Plane plane : planes) {
      tile.cutInside(plane);
    }
    organelles.fill(tile, true);
  }

  /**
   * Paints the cells over the grey levels along a row of the tile.
   *
   * @param y row of the tile, without its rim
   * @param levels one level per column of the tile, without its rim
   */
  void row(int y, float[] levels) {
    int start = tile.index(0, y);
    int from = Math.max(0, tile.from[y + 1] - 1);
    int to = Math.min(tile.width, tile.to[y + 1] - 1);
    float least = -5 * pixel;
    while (from < to && tile.depth[start + from] <= least) {
      from++;
    }
    while (from < to && tile.depth[start + to - 1] <= least) {
      to--;
    }
    if (from >= to) {
      return;
    }
    layOut(y, from, to);
    firstBody = organelles.from[y + 1] - 1;
    endOfBodies = organelles.to[y + 1] - 1;
    for (int x = from; x < to; x++) {
      if (tile.depth[start + x] > least) {
        float cover = cover(start + x);
        levels[x] += cover * (level(start + x, x) - levels[x]);
      }
    }
  }

  /** Lays out a part of a row. Loops without a branch, so that they are compiled to vector instructions. */
  private void layOut(int y, int from, int to) {
    planes.get(0).row(y, from, to, grain);
    planes.get(1).row(y, from, to, rough);
    planes.get(2).row(y, from, to, reticulum);
    tile.middleInside(y, from, to, middle);
    for (int x = from; x < to; x++) {
      cytosol[x] = CYTOPLASM + 3.5f * grain[x] + 3.5f * rough[x] + 2.5f * middle[x];
    }
    System.arraycopy(tile.body, tile.index(from, y), sheet, from, to - from);
    layOutSheets(sheet, reticulum, pixel, from, to);
    addSheets(cytosol, sheet, middle, rough, cytoplasm, from, to);
    layOutNucleus(from, to);
  }

  /** Turns depths into how much of each pixel a sheet of reticulum covers, 0 to 1. */
  private static void layOutSheets(
      float[] sheet, float[] reticulum, float pixel, int from, int to) {
    for (int x = from; x < to; x++) {
      float layers = sheet[x] * (1 / 1300f) + 0.8f * reticulum[x];
      float nearest = (layers + WHOLE) - WHOLE;
      float distance = Math.abs(layers - nearest) * 380;
      sheet[x] = clamp((45 + 0.5f * pixel - distance) / pixel);
    }
  }

  private static void addSheets(
      float[] cytosol,
      float[] sheet,
      float[] middle,
      float[] rough,
      float[] cytoplasm,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      cytoplasm[x] = cytosol[x] - 32 * sheet[x] * clamp(0.3f + 0.7f * middle[x] + 0.5f * rough[x]);
    }
  }

  private void layOutNucleus(int from, int to) {
    for (int x = from; x < to; x++) {
      // Nucleoli: where the field is high, over one to two micrometres, with a soft border.
      float nucleolus = clamp(0.5f * (0.8f * reticulum[x] + 1.6f * middle[x] - 1.6f));
      nucleoplasm[x] =
          NUCLEOPLASM + 2 * grain[x] + 1.6f * rough[x] + 1.2f * reticulum[x] - 8 * nucleolus;
    }
  }

  /** Returns the share of a pixel, 0 to 1, that a cell covers. */
  private float cover(int i) {
    float depth = tile.depth[i];
    return depth > 5 * pixel
        ? 1
        : clamp(0.5f + depth / (Math.max(1, slope(tile.depth, i)) * pixel));
  }

  /** Returns the grey level of the cell at a pixel; {@code x} is its column in the tile. */
  private float level(int i, int x) {
    float level = inside(i, x);
    float depth = tile.membrane[i];
    if (depth < 5 * pixel + MEMBRANE_THICKNESS) {
      float under = depth / Math.max(1, slope(tile.membrane, i));
      float line = clamp(1.2f
          - Math.abs(under - 0.5f * MEMBRANE_THICKNESS) / (0.5f * (pixel + MEMBRANE_THICKNESS)));
      level += line * Math.min(1, 0.8f * MEMBRANE_THICKNESS / pixel) * (MEMBRANE - level);
    }
    return level;
  }

  /** Change of a depth per nm in the plane of the slice; 1 where the tile does not know it. */
  private float slope(float[] depths, int i) {
    float dx = depths[i + 1] - depths[i - 1];
    float dy = depths[i + tile.stride] - depths[i - tile.stride];
    float slope = (float) Math.sqrt(dx * dx + dy * dy) / (2 * pixel);
    return slope < 10 ? slope : 1;
  }

  private float inside(int i, int x) {
    float nucleus = tile.nucleus[i];
    float reach = 3 * pixel + 2 * ENVELOPE_THICKNESS;
    if (nucleus < -reach) {
      return cytoplasm(i, x, Math.min(tile.membrane[i], tile.body[i]));
    } else if (nucleus > reach) {
      return nucleoplasm(x, nucleus);
    }
    float distance = nucleus / Math.max(0.7f, slope(tile.nucleus, i));
    float cover = clamp(0.5f + distance / pixel);
    float level = cover < 1 ? cytoplasm(i, x, -distance - ENVELOPE_THICKNESS) : 0;
    if (cover > 0) {
      level += cover * (nucleoplasm(x, distance) - level);
    }
    float envelope =
        clamp((0.5f * (ENVELOPE_THICKNESS + pixel) - Math.abs(distance + 0.5f * ENVELOPE_THICKNESS))
            / pixel);
    float strength = 0.3f + 0.5f * clamp(0.6f + 0.4f * middle[x] + 0.25f * reticulum[x]);
    return level + strength * envelope * (ENVELOPE - level);
  }

  private float nucleoplasm(int x, float distance) {
    return nucleoplasm[x] - 6 * clamp(1 - distance / 220);
  }

  private float cytoplasm(int i, int x, float depth) {
    if (depth < 0) {
      return cytosol[x];
    }
    float level = cytoplasm[x];
    if (x < firstBody || x >= endOfBodies) {
      return level;
    }
    float body = Math.min(organelles.depth(i), depth - 80);
    if (body > -0.5f * pixel) {
      float cover = clamp(0.5f + body / pixel);
      float rim = clamp((25 + 0.5f * pixel - Math.abs(body - 25)) / pixel);
      Look look = LOOKS[organelles.kindAt(i)];
      float organelle = look.level + look.rough * rough[x] + look.grain * grain[x] - look.rim * rim;
      level += cover * (organelle - level);
    }
    return level;
  }

  /** Returns the nearest number from 0 to 1. */
  static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
