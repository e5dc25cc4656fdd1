package org.emcell.nodes.step;

import java.util.List;
import org.emcell.core.measure.mesh.LabelMesher;
import org.emcell.nodes.frame.Setting;
import org.emcell.nodes.frame.Values;

/** How fine surfaces are, for the nodes that make them. */
final class MeshSettings {

  private static final LabelMesher.Settings PRESET = LabelMesher.Settings.DEFAULT;

  static final Setting<Double> GRID = Setting.decimal(
      "grid",
      "Grid",
      "nm",
      PRESET.grid(),
      0,
      100_000,
      "Edge of the blocks of voxels on which the surface is looked for; holes and gaps that are thinner are lost. Larger"
          + " voxels are taken as they are.");
  static final Setting<Integer> SMOOTHING = Setting.integer(
      "smoothing",
      "Smoothing",
      "rounds",
      PRESET.smoothing(),
      0,
      1000,
      "Rounds of smoothing, which does not shrink bodies; 0 leaves the surface as the blocks give it.");
  static final Setting<Double> ERROR = Setting.decimal(
      "error",
      "Simplification error",
      "nm",
      PRESET.error(),
      0,
      100_000,
      "How far the surface may move when it is made of fewer triangles, as root mean square; 0 keeps all triangles.");
  static final List<Setting<?>> ALL = List.of(GRID, SMOOTHING, ERROR);

  private MeshSettings() {}

  static LabelMesher.Settings of(Values values) {
    return new LabelMesher.Settings(values.get(GRID), values.get(SMOOTHING), values.get(ERROR));
  }
}
