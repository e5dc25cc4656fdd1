package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Box;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Morphology;
import org.emcell.core.image.Reconstruction;
import org.emcell.core.image.Sheetness;
import org.emcell.core.image.Size;
import org.emcell.core.stack.SliceStack;

/**
 * Finds the nucleus of a ROI in 3-D. Around the nuclear core a graph cut on a coarse grid decides what is nucleus; then, in
 * a narrow band about the surface of the cut, a watershed on the working grid finds the crest of the dark sheet that is the
 * nuclear envelope. The nucleus ends at the inner face of the envelope. In a single slice its lobes are parted.
 */
final class VolumeNucleusSegmenter implements NucleusSegmenter {

  /** How far a nucleus can reach beyond its core. */
  private static final double REACH = 2500;
  /** Where around the core its envelope is looked for, to learn how strong it is. */
  private static final double SHELL = 1000;
  /** What lies farther than this from the coarse cut has no part in the fine one and tells nothing about it. */
  private static final double AROUND = Enclosure.AROUND + EnvelopeBand.HALF_WIDTH;
  /** From the crest of the envelope, two membranes and the cleft between, to the nucleoplasm. */
  private static final double HALF_ENVELOPE = 40;
  /** What a grey level of roughness counts against a grey level of sheet where the two flow together. */
  private static final double TEXTURE_WEIGHT = 0.5;
  /** Even the clearest texture speaks for or against nucleoplasm with this log likelihood at most. */
  private static final float SUREST_TEXTURE = 0.6f;
  /** How deep inside a core there is nothing but nucleus, though the core may flow out through a gap in the envelope. */
  private static final double CERTAIN = 240;

  private final Settings settings;

  VolumeNucleusSegmenter(Settings settings) {
    this.settings = settings;
  }

  @Override
  public NucleusMask segment(
      SliceStack roi, VoxelSize voxel, Centre centre, Workers workers, Progress progress) {
    RoiVolume volume = RoiVolume.read(
        roi, voxel, settings.gaussianSigma(), minimumCore(), workers, progress.part(0, 0.5));
    return segment(volume, centre, workers, progress.part(0.5, 1));
  }

  /** Returns the least size of a core: somewhat less than the cube of the side of a piece of minimum area. */
  double minimumCore() {
    return 0.8 * Math.pow(settings.minimumArea(), 1.5);
  }

  /** Finds the nucleus of a ROI that is already described. */
  NucleusMask segment(RoiVolume volume, Centre centre, Workers workers, Progress progress) {
    NuclearCores cores = volume.cores();
    int nearest = cores.nearest(centre, volume.grid().fullVoxel());
    boolean[] nucleus = new boolean[volume.size().voxels()];
    for (int core : cores.ofCell(nearest)) {
      boolean[] found = new Surroundings(volume, core, workers, progress).nucleus();
      if (found != null) {
        nucleus = found;
        break;
      }
    }
    return new NucleusMask(volume.grid(), nucleus);
  }

  /** The part of a ROI that the nucleus of one core can reach. Masks are on the grid of the cores. */
  private final class Surroundings {

    private final RoiVolume volume;
    private final NuclearCores cores;
    private final Workers workers;
    private final Progress progress;
    private final Crop part;
    private final WorkingGrid grid;
    private final VoxelSize voxel;
    private final boolean[] core;
    private final boolean[] sure;
    private final boolean[] outside;
    private final boolean[] shell;

    Surroundings(RoiVolume volume, int own, Workers workers, Progress progress) {
      this.volume = volume;
      this.workers = workers;
      this.progress = progress;
      cores = volume.cores();
      voxel = volume.voxel();
      part = cores.around(own, REACH);
      Crop fine = part.below(cores.grid().block(), volume.size());
      grid = new WorkingGrid(fine.size(), voxel, cores.grid().block(), 1);
      boolean[] stained = grid.most(fine.crop(volume.foreground(), volume.size()));
      int[] labels = part.crop(cores.labels(), cores.grid().size());
      core = new boolean[labels.length];
      boolean[] lead = new boolean[labels.length];
      for (int i = 0; i < core.length; i++) {
        core[i] = labels[i] > 0 && cores.together(own, labels[i]);
        lead[i] = labels[i] == own;
      }
      // In a single slice nothing else joins the lobes of a nucleus.
      sure = grid.size().depth() == 1 ? core : innermost(lead);
      float[] distance = DistanceMap.toSet(core, grid.size(), grid.voxel(), REACH, workers);
      outside = new boolean[core.length];
      shell = new boolean[core.length];
      for (int i = 0; i < core.length; i++) {
        outside[i] = !stained[i] || distance[i] > REACH || labels[i] > 0 && !core[i];
        shell[i] = !outside[i] && !core[i] && distance[i] < SHELL;
      }
    }

    /** Returns the largest piece of what lies deep inside a core, or all of a core that is not deep. */
    private boolean[] innermost(boolean[] lead) {
      Size size = grid.size();
      float[] depth = DistanceMap.toSet(Masks.not(lead), size, grid.voxel(), CERTAIN, workers);
      boolean[] deep = new boolean[depth.length];
      for (int i = 0; i < deep.length; i++) {
        deep[i] = lead[i] && depth[i] > CERTAIN;
      }
      deep = Components.largest(deep, size, Connectivity.FACES);
      return Masks.count(deep) > 0 ? deep : lead;
    }

    /** Returns the nucleus, or null when nothing encloses what was found. */
    boolean[] nucleus() {
      progress.checkCancelled();
      progress.report(0.1, "Nuclear envelope");
      Crop whole = part.below(grid.block(), volume.size());
      float[] sheet = sheets(whole);
      progress.report(0.4, "Nucleus, coarse");
      float[] likelihood = cores.likelihood(part);
      for (int i = 0; i < likelihood.length; i++) {
        likelihood[i] = Math.max(-SUREST_TEXTURE, Math.min(SUREST_TEXTURE, likelihood[i]));
      }
      NucleusCut division = new NucleusCut(sheet, likelihood, sure, outside, grid);
      boolean[] cut = division.find(shell);
      progress.report(0.7, "Nucleus, fine");
      Box certain = Box.of(sure, grid.size()).orElseThrow();
      Box extent = Box.of(cut, grid.size()).map(certain::with).orElse(certain);
      Crop near = grid.around(extent, AROUND);
      Crop inWhole = near.below(grid.block(), whole.size());
      Crop inVolume = inWhole.of(whole);
      Size size = inVolume.size();
      float[] grey = inVolume.crop(volume.grey(), volume.size());
      boolean[] crest = crest(near, inVolume, cut, inWhole.crop(sheet, whole.size()), grey);
      boolean[] nucleus = Morphology.erodeSlices(crest, size, HALF_ENVELOPE, voxel, workers);
      nucleus = Reconstruction.inside(
          fine(size).spread(near.crop(core, grid.size())), nucleus, size, Connectivity.FACES);
      // Seen in 3-D lobes hang together, and only where they do their nucleus is one.
      if (size.depth() == 1) {
        float[] lines = inWhole.crop(sheet, whole.size());
        separate(
            nucleus,
            new NuclearLobes(lines, share -> division.strength(shell, share), size, voxel)
                .clefts(crest),
            size);
      }
      return new Enclosure(size, voxel).holds(grey, nucleus)
          ? inVolume.place(nucleus, volume.size())
          : null;
    }

    /** Parts lobes where they meet, as far from the crest as the nucleus ends elsewhere. */
    private void separate(boolean[] nucleus, boolean[] clefts, Size size) {
      float[] away = DistanceMap.toSet(clefts, size, voxel, 2 * HALF_ENVELOPE, workers);
      for (int i = 0; i < nucleus.length; i++) {
        nucleus[i] &= away[i] > HALF_ENVELOPE;
      }
    }

    private WorkingGrid fine(Size size) {
      return new WorkingGrid(size, voxel, grid.block(), 1);
    }

    /**
     * Returns the nucleus to the crest of its envelope.
     *
     * @param near all that matters, as a part of the part
     * @param inVolume the same as a part of the ROI
     * @param cut the nucleus, coarse
     * @param landscape the sheets in the part near it, changed
     */
    private boolean[] crest(
        Crop near, Crop inVolume, boolean[] cut, float[] landscape, float[] grey) {
      Size size = inVolume.size();
      WorkingGrid fine = fine(size);
      float[] texture = cores
          .texture()
          .narrow()
          .measure(grey, new WorkingGrid(size, voxel, 1, 1), workers, progress);
      for (int i = 0; i < landscape.length; i++) {
        landscape[i] += (float) (TEXTURE_WEIGHT * texture[i]);
      }
      boolean[] stained = inVolume.crop(volume.foreground(), volume.size());
      boolean[] beyond = fine.spread(near.crop(outside, grid.size()));
      for (int i = 0; i < beyond.length; i++) {
        beyond[i] |= !stained[i];
      }
      boolean[] nucleus = new EnvelopeBand(
              fine.spread(near.crop(cut, grid.size())),
              fine.spread(near.crop(sure, grid.size())),
              beyond,
              size,
              voxel)
          .crest(landscape, workers);
      return HoleFilling.fill(nucleus, size);
    }

    private float[] sheets(Crop whole) {
      double sigma = settings.edgeSigma() * cores.texture().coarseness(settings.gaussianSigma());
      return Sheetness.dark(
          whole.crop(volume.grey(), volume.size()),
          whole.size(),
          sigma / voxel.x(),
          sigma / voxel.y(),
          sigma / voxel.z(),
          voxel,
          workers);
    }
  }
}
