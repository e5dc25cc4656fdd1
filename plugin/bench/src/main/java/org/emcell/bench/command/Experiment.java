package org.emcell.bench.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
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
      return onThreads(lab, "1g", "detect", PROBES, "detect in " + PROBES.size(), 10);
    }
  },

  /** Detection in more and more slices: time shall grow with them, memory shall not. */
  DETECT_GROWTH {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      return growth(
          lab,
          "detect in ",
          IntStream.of(4, 8, 16, 32).mapToObj(PROBES::withSlices).toList(),
          stack -> lab.emcell("1g", "detect", stack, "--quiet", "--out", lab.results()),
          true);
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
            "30 ROIs of 2000,2000,37 out of " + SWEEP.size() + ", threads: " + threads,
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
      return growth(
          lab,
          "30 ROIs out of ",
          IntStream.of(8, 16, 32, 64).mapToObj(SWEEP::withSlices).toList(),
          stack -> lab.own(CropSweep.class, "1g", "crop", stack, lab.results(), 2),
          true);
    }
  },

  /** One ROI of the paper's size at its resolution. */
  SEGMENT {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      return onThreads(lab, "4g", "segment", ROI, "segment " + ROI.size(), 90);
    }
  },

  /** A whole run on a field of cells. */
  RUN {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      return onThreads(lab, "2g", "run", FIELD, "run on " + FIELD.size() + " with 30 cells", 60);
    }
  },

  /** Runs on larger and larger fields with as many more cells. */
  RUN_GROWTH {
    @Override
    List<Measurement> run(Lab lab) throws IOException {
      return growth(
          lab,
          "run on ",
          List.of(
              new Specimen(512, 512, 130, 2, COARSE),
              new Specimen(1024, 512, 130, 4, COARSE),
              new Specimen(1024, 1024, 130, 8, COARSE),
              new Specimen(1024, 2048, 130, 16, COARSE)),
          stack -> lab.emcell("2g", "run", stack, "--quiet", "--out", lab.results()),
          false);
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

  /** Measures a command on a specimen with some numbers of threads. */
  private static List<Measurement> onThreads(
      Lab lab, String heap, String command, Specimen specimen, String work, double bar)
      throws IOException {
    Object stack = lab.stack(specimen);
    List<Measurement> rows = threads(
        lab, work, bar, lab.emcell(heap, command, stack, "--quiet", "--out", lab.results()));
    lab.drop(specimen);
    return rows;
  }

  /** Measures a command on specimens each twice as large as the one before. */
  private static List<Measurement> growth(
      Lab lab,
      String work,
      List<Specimen> specimens,
      Function<Path, List<String>> command,
      boolean isMemoryFlat)
      throws IOException {
    Growth growth = new Growth();
    for (Specimen specimen : specimens) {
      List<String> own = command.apply(lab.stack(specimen));
      growth.add(
          work + specimen.size() + " with " + specimen.cells() + " cells",
          lab.measure(own),
          own,
          isMemoryFlat);
      lab.drop(specimen);
    }
    return growth.rows();
  }

  /** Measures a command with 2 threads, which has the bar, with 1 and with 8. */
  private static List<Measurement> threads(Lab lab, String work, double bar, List<String> command)
      throws IOException {
    Run two = Run.of(lab, command, 2);
    Run one = Run.of(lab, command, 1);
    Run eight = Run.of(lab, command, 8);
    double speedUp = one.seconds() / two.seconds();
    double delay = eight.seconds() / two.seconds();
    return List.of(
        two.row(work, text(two.seconds()) + " s", "<= " + text(bar) + " s", two.seconds() <= bar),
        one.row(work, "2 are " + text(speedUp) + " x faster", ">= 1.8 x", speedUp >= 1.8),
        eight.row(work, text(delay) + " x the time of 2", "<= 1.05 x", delay <= 1.05));
  }

  /** A command on some threads. */
  private record Run(int threads, List<String> command, Child.Usage usage) {

    static Run of(Lab lab, List<String> command, int threads) throws IOException {
      List<String> own = new ArrayList<>(command);
      own.addAll(List.of("--threads", Integer.toString(threads)));
      return new Run(threads, own, lab.measure(own));
    }

    double seconds() {
      return usage.wall();
    }

    Measurement row(String work, String figure, String bar, boolean met) {
      return new Measurement(work + ", threads: " + threads, usage, figure, bar, met, command);
    }
  }

  static String text(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
