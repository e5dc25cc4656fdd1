package org.emcell.core.phantom;

import java.util.List;
import org.emcell.core.VoxelSize;

/**
 * Grey levels of a tile, 8 bit: resin bright, cytoplasm darker and rough, nucleoplasm as dark as the cytoplasm and
 * smooth, membranes and envelopes as dark lines. Work space of one thread.
 */
final class TilePainter {

  private static final float RESIN = 207;
  private static final float CYTOPLASM = 150;
  private static final float NUCLEOPLASM = 153;
  private static final float MEMBRANE = 108;
  private static final float ENVELOPE = 98;
  private static final float ENVELOPE_THICKNESS = 80;
  private static final float MEMBRANE_THICKNESS = 30;

  final CellTile tile;

  private final PhantomSettings settings;
  private final VoxelSize voxel;
  private final Organelles organelles;
  private final Organelles debris;
  private final SmoothNoise.Plane grain;
  private final SmoothNoise.Plane rough;
  private final SmoothNoise.Plane reticulum;
  private final SmoothNoise.Plane cloud;
  private final SmoothNoise.Plane charge;
  private final SmoothNoise.Plane shading;
  private final SmoothNoise flicker;
  private final float[] grainRow = new float[CellTile.WIDTH + 2];
  private final float[] roughRow = new float[CellTile.WIDTH + 2];
  private final float[] reticulumRow = new float[CellTile.WIDTH + 2];
  private final float[] middleRow = new float[CellTile.WIDTH + 2];
  private final float[] cloudRow = new float[CellTile.WIDTH + 2];
  private final float[] chargeRow = new float[CellTile.WIDTH + 2];
  private final float[] shadingRow = new float[CellTile.WIDTH + 2];
  private final float pixel;

  TilePainter(PhantomSettings settings, List<CellShape> cells, Relief.Fields fields) {
    this.settings = settings;
    voxel = settings.voxel();
    pixel = (float) Math.sqrt(voxel.x() * voxel.y());
    tile = new CellTile(cells, fields, voxel);
    long seed = settings.seed();
    organelles = new Organelles(seed + 31, 620, 0.42, 1, voxel, tile.cell.length);
    debris = new Organelles(seed + 33, 3200, 0.3, 2.2, voxel, tile.cell.length);
    grain = new SmoothNoise(seed + 41, 75).plane();
    rough = new SmoothNoise(seed + 42, 190).plane();
    reticulum = new SmoothNoise(seed + 43, 400).plane();
    cloud = new SmoothNoise(seed + 44, 4500).plane();
    charge = new SmoothNoise(seed + 45, 900).plane();
    shading = new SmoothNoise(seed + 46, 12000).plane();
    flicker = new SmoothNoise(seed + 47, 1500);
  }

  /** Paints the tile that was filled last into a slice. */
  void paint(int x0, int y0, int slice, byte[] grey) {
    int columns = tile.width + 2;
    int rows = tile.height + 2;
    for (SmoothNoise.Plane plane : List.of(cloud, charge, shading)) {
      plane.cut(tile.left, tile.top, tile.z, columns, rows, voxel.x(), voxel.y());
    }
    if (tile.hasCells) {
      for (SmoothNoise.Plane plane : List.of(grain, rough, reticulum)) {
        plane.cut(tile.left, tile.top, tile.z, columns, rows, voxel.x(), voxel.y());
      }
      organelles.fill(tile);
    }
    debris.fill(tile);
    float drift = (float) (3 * flicker.at(0, 0, tile.z));
    float contrast = (float) settings.contrast();
    for (int y = 0; y < tile.height; y++) {
      readRows(y + 1, columns);
      float line = drift + 1.2f * LatticeHash.signed(settings.seed() + 51, 0, y0 + y, slice);
      for (int x = 0; x < tile.width; x++) {
        int i = tile.index(x, y);
        float level = level(i, x + 1);
        level = RESIN + contrast * (level - RESIN) + 2.5f * shadingRow[x + 1] + line;
        long bits = LatticeHash.bits(settings.seed() + 52, x0 + x, y0 + y, slice);
        level += (float) settings.noise() * LatticeHash.normal(bits);
        grey[(y0 + y) * settings.width() + x0 + x] = (byte) Math.max(0, Math.min(255, Math.round(level)));
      }
    }
  }

  private void readRows(int row, int columns) {
    cloud.row(row, columns, cloudRow);
    charge.row(row, columns, chargeRow);
    shading.row(row, columns, shadingRow);
    if (tile.hasCells) {
      grain.row(row, columns, grainRow);
      rough.row(row, columns, roughRow);
      reticulum.row(row, columns, reticulumRow);
      tile.planes[2].row(row, columns, middleRow);
    }
  }

  private float level(int i, int x) {
    float depth = tile.depth[i];
    if (depth < -1e8f) {
      return resin(i, x);
    }
    float scale = Math.max(1, slope(tile.depth, i));
    float cover = clamp(0.5f + depth / (scale * pixel));
    float level = cover < 1 ? resin(i, x) : 0;
    if (cover > 0) {
      float under = tile.membrane[i] / Math.max(1, slope(tile.membrane, i));
      float membrane = clamp(1.2f - Math.abs(under - 0.5f * MEMBRANE_THICKNESS) / (0.5f * pixel + 15));
      float inside = inside(i, x, tile.membrane[i]);
      inside += membrane * Math.min(1, 1.4f * MEMBRANE_THICKNESS / pixel) * (MEMBRANE - inside);
      level += cover * (inside - level);
    }
    return level;
  }

  /** Change of a depth per nm in the plane of the slice. */
  private float slope(float[] depths, int i) {
    float dx = depths[i + 1] - depths[i - 1];
    float dy = depths[i + tile.stride] - depths[i - tile.stride];
    float slope = (float) Math.sqrt(dx * dx + dy * dy) / (2 * pixel);
    return slope < 10 ? slope : 1;
  }

  private float inside(int i, int x, float depth) {
    float nucleus = tile.nucleus[i];
    if (nucleus < -300) {
      return cytoplasm(i, x, depth);
    }
    float distance = nucleus / Math.max(0.7f, slope(tile.nucleus, i));
    float cover = clamp(0.5f + distance / pixel);
    float level = cover < 1 ? cytoplasm(i, x, Math.min(depth, -distance - ENVELOPE_THICKNESS)) : 0;
    if (cover > 0) {
      level += cover * (nucleoplasm(x, distance) - level);
    }
    float envelope = clamp((0.5f * ENVELOPE_THICKNESS + 0.5f * pixel
        - Math.abs(distance + 0.5f * ENVELOPE_THICKNESS)) / pixel);
    return level + 0.85f * envelope * (ENVELOPE - level);
  }

  private float nucleoplasm(int x, float distance) {
    float level = NUCLEOPLASM + 1.6f * grainRow[x] + 1.5f * roughRow[x] + 1.5f * reticulumRow[x];
    float spot = reticulumRow[x] + 1.2f * middleRow[x] - 1.6f;
    level -= 9 * clamp(0.5f * spot);
    return level - 7 * clamp(1 - distance / 220);
  }

  private float cytoplasm(int i, int x, float depth) {
    float level = CYTOPLASM + 3.5f * grainRow[x] + 4 * roughRow[x] + 2.5f * middleRow[x];
    float layers = tile.depth[i] * (1 / 1100f) + 0.75f * reticulumRow[x];
    float sheet = Math.abs(layers - Math.round(layers)) * 700;
    if (middleRow[x] > -0.6f) {
      level -= 24 * clamp((35 + 0.5f * pixel - sheet) / pixel);
    }
    float body = Math.min(organelles.depth[i], depth - 90);
    if (body > -pixel) {
      level += organelle(i, x, body, level);
    }
    return level;
  }

  private float organelle(int i, int x, float body, float around) {
    float cover = clamp(0.5f + body / pixel);
    float rim = clamp((30 + 0.5f * pixel - Math.abs(body - 30)) / pixel);
    float level = switch (Organelles.Kind.values()[organelles.kind[i]]) {
      case MITOCHONDRION -> 124 + 8 * roughRow[x] + 6 * grainRow[x] - 14 * rim;
      case GRANULE -> 112 + 5 * grainRow[x] - 10 * rim;
      case VESICLE -> 172 + 3 * grainRow[x] - 60 * rim;
    };
    return cover * (level - around);
  }

  private float resin(int i, int x) {
    float place = cloudRow[x] + 0.12f * chargeRow[x];
    float far = clamp(1.6f * (place - 0.35f));
    float level = RESIN - 24 * far;
    float edge = 1 - Math.abs(place - 0.55f) * 5;
    if (edge > 0 && chargeRow[x] + 2 * shadingRow[x] > 0) {
      level -= 45 * edge * edge * clamp(0.5f * (chargeRow[x] + 2 * shadingRow[x]));
    }
    float body = Math.min(debris.depth[i], -tile.depth[i] - 60);
    if (body > -pixel) {
      float cover = clamp(0.5f + body / pixel);
      float rim = clamp((30 + 0.5f * pixel - Math.abs(body - 30)) / pixel);
      float inside = switch (Organelles.Kind.values()[debris.kind[i]]) {
        case MITOCHONDRION -> 145 - 25 * rim;
        case GRANULE -> 195 - 55 * rim;
        case VESICLE -> 185 - 50 * rim;
      };
      level += cover * (inside - level);
    }
    return level;
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
