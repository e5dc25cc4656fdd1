package org.emcell.core.segment;

import org.emcell.core.Progress;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.image.Components;
import org.emcell.core.image.Connectivity;
import org.emcell.core.image.Crop;
import org.emcell.core.image.DistanceMap;
import org.emcell.core.image.HoleFilling;
import org.emcell.core.image.Morphology;
import org.emcell.core.image.Reconstruction;
import org.emcell.core.image.Sheetness;
import org.emcell.core.image.Size;
import org.emcell.core.image.Watershed;
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
  /** How far the envelope can lie from the surface of the coarse cut. */
  private static final double BAND = 240;
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

  /** The part of a ROI that the nucleus of one core can reach. */
  private final class Surroundings {

    private final RoiVolume volume;
    private final Workers workers;
    private final Progress progress;
    private final Crop part;
    private final Size size;
    private final VoxelSize voxel;
    private final boolean[] core;
    private final boolean[] sure;
    private final boolean[] outside;
    private final boolean[] shell;

    Surroundings(RoiVolume volume, int own, Workers workers, Progress progress) {
      this.volume = volume;
      this.workers = workers;
      this.progress = progress;
      voxel = volume.voxel();
      part = volume.cores().around(own, REACH, volume.grid());
      size = part.size();
      boolean[] stained = part.crop(volume.foreground(), volume.size());
      int[] cores = volume.cores().labels(part);
      core = new boolean[cores.length];
      boolean[] lead = new boolean[cores.length];
      for (int i = 0; i < core.length; i++) {
        core[i] = cores[i] > 0 && volume.cores().together(own, cores[i]);
        lead[i] = cores[i] == own;
      }
      // In a single slice nothing else joins the lobes of a nucleus.
      sure = size.depth() == 1 ? core : innermost(lead, workers);
      float[] distance = DistanceMap.toSet(core, size, voxel, REACH, workers);
      outside = new boolean[core.length];
      shell = new boolean[core.length];
      for (int i = 0; i < core.length; i++) {
        outside[i] = !stained[i] || distance[i] > REACH || cores[i] > 0 && !core[i];
        shell[i] = !outside[i] && !core[i] && distance[i] < SHELL;
      }
    }

    /** Returns the largest piece of what lies deep inside a core, or all of a core that is not deep. */
    private boolean[] innermost(boolean[] lead, Workers workers) {
      float[] depth = DistanceMap.toSet(Masks.not(lead), size, voxel, CERTAIN, workers);
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
      Texture scale = volume.cores().texture();
      double sigma = settings.edgeSigma() * scale.coarseness(settings.gaussianSigma());
      float[] grey = part.crop(volume.grey(), volume.size());
      float[] sheet = Sheetness.dark(
          grey, size, sigma / voxel.x(), sigma / voxel.y(), sigma / voxel.z(), voxel, workers);
      progress.report(0.4, "Nucleus, coarse");
      NucleusCut division = division(sheet, volume.cores().likelihood(part));
      boolean[] cut = division.find(shell);
      // Seen in 3-D lobes hang together, and only where they do their nucleus is one.
      float[] lines = size.depth() == 1 ? sheet.clone() : new float[0];
      progress.report(0.7, "Nucleus, fine");
      float[] texture =
          scale.narrow().measure(grey, new WorkingGrid(size, voxel, 1, 1), workers, progress);
      workers.forEach(size.depth(), z -> {
        int end = (z + 1) * size.slicePixels();
        for (int i = z * size.slicePixels(); i < end; i++) {
          sheet[i] += (float) (TEXTURE_WEIGHT * texture[i]);
        }
      });
      boolean[] nucleus = HoleFilling.fill(refine(cut, sheet), size);
      boolean[] lobes = nucleus;
      nucleus = Morphology.erodeSlices(nucleus, size, HALF_ENVELOPE, voxel, workers);
      nucleus = Reconstruction.inside(core, nucleus, size, Connectivity.FACES);
      if (lines.length > 0) {
        part(
            nucleus,
            new NuclearLobes(lines, share -> division.strength(shell, share), size, voxel)
                .clefts(lobes));
      }
      return new Enclosure(size, voxel).holds(grey, nucleus)
          ? part.place(nucleus, volume.size())
          : null;
    }

    /** Parts lobes where they meet, as far from the crest as the nucleus ends elsewhere. */
    private void part(boolean[] nucleus, boolean[] clefts) {
      float[] away = DistanceMap.toSet(clefts, size, voxel, 2 * HALF_ENVELOPE, workers);
      for (int i = 0; i < nucleus.length; i++) {
        nucleus[i] &= away[i] > HALF_ENVELOPE;
      }
    }

    /** Returns the evidence for a graph cut; the log likelihood is changed to what is used of it. */
    private NucleusCut division(float[] sheet, float[] likelihood) {
      workers.forEach(size.depth(), z -> {
        int end = (z + 1) * size.slicePixels();
        for (int i = z * size.slicePixels(); i < end; i++) {
          likelihood[i] = Math.max(-SUREST_TEXTURE, Math.min(SUREST_TEXTURE, likelihood[i]));
        }
      });
      return new NucleusCut(sheet, likelihood, sure, outside, size, voxel);
    }

    /** Lets nucleus and outside, certain beyond the band, meet on the highest crest within it. */
    private boolean[] refine(boolean[] cut, float[] landscape) {
      double rim = BAND + Math.max(Math.max(voxel.x(), voxel.y()), voxel.z());
      int[] labels = new int[cut.length];
      boolean[] band = new boolean[cut.length];
      boolean[] nucleus = new boolean[cut.length];
      float[] inside = DistanceMap.toSet(Masks.not(cut), size, voxel, rim, workers);
      for (int i = 0; i < cut.length; i++) {
        band[i] = inside[i] <= rim;
        nucleus[i] = sure[i] || inside[i] > BAND;
      }
      inside = null; // of a whole ROI: it must not be held while the next is made
      float[] beyond = DistanceMap.toSet(cut, size, voxel, rim, workers);
      for (int i = 0; i < cut.length; i++) {
        band[i] &= beyond[i] <= rim;
        labels[i] = nucleus[i] ? 1 : outside[i] || beyond[i] > BAND ? 2 : 0;
      }
      beyond = null;
      Watershed.grow(landscape, labels, band, size, Connectivity.FACES);
      for (int i = 0; i < nucleus.length; i++) {
        nucleus[i] = band[i] ? labels[i] == 1 : nucleus[i];
      }
      return nucleus;
    }
  }
}
