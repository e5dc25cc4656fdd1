package org.emcell.bench.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emcell.bench.command.Lab.Specimen;

/** What can be measured: the rows of the table of issue "Fast and bounded". */
enum Experiment {
  /** How fast a synthetic stack is made and written, with its truth. */
  PHANTOM {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      List<Measurement> rows = new ArrayList<>();
      for (Specimen specimen : List.of(FIELD, PROBES)) {
        List<String> command = lab.phantom(specimen, lab.results());
        Child.Usage usage = lab.measure(command);
        double speed = specimen.megabytes() / usage.wall();
        rows.add(new Measurement(
            "phantom of " + specimen.size(),
            usage,
            text(speed) + " MB/s",
            ">= 50 MB/s",
            speed >= 50,
            command));
      }
      return rows;
    }
  },

  /** Detection in 26 slices of 8192 x 8192, as many as the paper probes of 518. */
  DETECT {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Object stack = lab.stack(PROBES);
      List<Measurement> rows = threads(
          lab,
          "detect in " + PROBES.size(),
          10,
          lab.emcell("1g", "detect", stack, "--quiet", "--out", lab.results()));
      lab.drop(PROBES);
      return rows;
    }
  },

  /** Detection in more and more slices: time shall grow with them, memory shall not. */
  DETECT_GROWTH {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Growth growth = new Growth();
      for (int slices = 4; slices <= 32; slices *= 2) {
        Specimen specimen = PROBES.withSlices(slices);
        List<String> command =
            lab.emcell("1g", "detect", lab.stack(specimen), "--quiet", "--out", lab.results());
        growth.add("detect in " + specimen.size(), lab.measure(command), command, true);
        lab.drop(specimen);
      }
      return growth.rows();
    }
  },

  /** All ROIs cut in one sweep, beside copying the file. */
  CROP {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Object stack = lab.stack(SWEEP);
      List<String> copy = lab.own(CropSweep.class, "1g", "copy", stack, lab.results(), 0);
      Child.Usage copied = lab.measure(copy);
      List<Measurement> rows = new ArrayList<>();
      rows.add(Measurement.of(
          "copy of " + SWEEP.size(),
          copied,
          text(SWEEP.megabytes() / copied.wall()) + " MB/s",
          copy));
      for (int threads : new int[] {2, 1, 8}) {
        List<String> crop = lab.own(CropSweep.class, "1g", "crop", stack, lab.results(), threads);
        Child.Usage cropped = lab.measure(crop);
        double share = copied.wall() / cropped.wall();
        rows.add(new Measurement(
            "crop of 30 ROIs of 2000,2000,37 out of " + SWEEP.size() + ", " + threads + " threads",
            cropped,
            text(100 * share) + " % of copy",
            threads == 2 ? ">= 60 %" : "",
            share >= 0.6,
            crop));
      }
      lab.drop(SWEEP);
      return rows;
    }
  },

  /** The crop sweep over more and more slices. */
  CROP_GROWTH {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Growth growth = new Growth();
      for (int slices = 8; slices <= 64; slices *= 2) {
        Specimen specimen = SWEEP.withSlices(slices);
        List<String> command =
            lab.own(CropSweep.class, "1g", "crop", lab.stack(specimen), lab.results(), 2);
        growth.add("crop out of " + specimen.size(), lab.measure(command), command, true);
        lab.drop(specimen);
      }
      return growth.rows();
    }
  },

  /** One ROI of the paper's size at its resolution. */
  SEGMENT {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Object stack = lab.stack(ROI);
      List<Measurement> rows = threads(
          lab,
          "segment " + ROI.size(),
          90,
          lab.emcell("4g", "segment", stack, "--quiet", "--out", lab.results()));
      lab.drop(ROI);
      return rows;
    }
  },

  /** A whole run on a field of cells. */
  RUN {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Object stack = lab.stack(FIELD);
      List<Measurement> rows = threads(
          lab,
          "run on " + FIELD.size() + " with 30 cells",
          60,
          lab.emcell("2g", "run", stack, "--quiet", "--out", lab.results()));
      lab.drop(FIELD);
      return rows;
    }
  },

  /** Runs on larger and larger fields with as many more cells. */
  RUN_GROWTH {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      Growth growth = new Growth();
      for (int factor = 1; factor <= 8; factor *= 2) {
        Specimen specimen = new Specimen(
            factor >= 2 ? 1024 : 512, factor >= 4 ? 256 * factor : 512, 130, 2 * factor, COARSE);
        List<String> command =
            lab.emcell("2g", "run", lab.stack(specimen), "--quiet", "--out", lab.results());
        growth.add(
            "run on " + specimen.size() + " with " + specimen.cells() + " cells",
            lab.measure(command),
            command,
            false);
        lab.drop(specimen);
      }
      return growth.rows();
    }
  };

  private static final String COARSE = "40,40,200";
  private static final String FINE = "10,10,50";

  /** The field of {@link #RUN}. */
  private static final Specimen FIELD = new Specimen(2048, 2048, 130, 30, COARSE);
  /** Slices so thick that each one is probed. */
  private static final Specimen PROBES = new Specimen(8192, 8192, 26, 12, "10,10,1000");
  /** A piece of a stack with the share of ROIs in each slice that 30 ROIs of 300 out of 518 slices have. */
  private static final Specimen SWEEP = new Specimen(8192, 8192, 64, 4, FINE);

  private static final Specimen ROI = new Specimen(2000, 2000, 300, 1, FINE);

  /** Measures and returns the rows. */
  abstract List<Measurement> run(Lab lab) throws IOException;

  /** Measures a command with 2 threads, which has the bar, with 1 and with 8. */
  private static List<Measurement> threads(Lab lab, String work, double bar, List<String> command)
      throws IOException {
    List<Measurement> rows = new ArrayList<>();
    double two = 0;
    for (int threads : new int[] {2, 1, 8}) {
      List<String> own = new ArrayList<>(command);
      own.addAll(List.of("--threads", Integer.toString(threads)));
      Child.Usage usage = lab.measure(own);
      double speedUp = usage.wall() / two;
      switch (threads) {
        case 2 -> {
          two = usage.wall();
          rows.add(new Measurement(
              work + ", 2 threads",
              usage,
              text(two) + " s",
              "<= " + text(bar) + " s",
              two <= bar,
              own));
        }
        case 1 ->
          rows.add(new Measurement(
              work + ", 1 thread",
              usage,
              "2 threads are " + text(speedUp) + " x faster",
              ">= 1.8 x",
              speedUp >= 1.8,
              own));
        default ->
          rows.add(new Measurement(
              work + ", 8 threads",
              usage,
              text(speedUp) + " x the time of 2",
              "<= 1.05 x",
              speedUp <= 1.05,
              own));
      }
    }
    return rows;
  }

  static String text(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
