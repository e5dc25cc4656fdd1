package org.emcell.bench.kernel;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.emcell.bench.TextTable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Puts EMCell's and OpenCV's times side by side. */
final class KernelTable {

  /** How much slower than OpenCV a kernel may be; what is not listed has no bar. */
  private static final Map<String, Double> BARS = Map.of(
      "Gaussian", 3.0, "Canny", 1.5, "DistanceMap", 1.0, "Components", 1.5, "Watershed", 1.0);

  /** Radius in pixels from which opening and closing must not be slower than OpenCV's. */
  private static final int LARGE_DISK = 20;

  /** The two times of one kernel with one set of parameters, the fastest round in ms. */
  record Pair(double emcell, double opencv, double bar) {

    String verdict() {
      return bar == 0 ? "-" : emcell / opencv <= bar ? "yes" : "no";
    }
  }

  private KernelTable() {}

  static TextTable of(Collection<RunResult> results) {
    Map<String, Pair> pairs = new TreeMap<>();
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String method = params.getBenchmark().replaceAll(".*\\.", "");
      double fastest = result.getPrimaryResult().getStatistics().getMin();
      pairs.merge(
          name(params),
          new Pair(
              method.equals("emcell") ? fastest : 0,
              method.equals("opencv") ? fastest : 0,
              bar(params)),
          (a, b) -> new Pair(a.emcell + b.emcell, a.opencv + b.opencv, a.bar));
    }
    TextTable table =
        new TextTable("kernel", "EMCell ms", "OpenCV ms", "EMCell / OpenCV", "bar", "met");
    pairs.forEach((name, pair) -> table.row(
        name,
        decimal(pair.emcell),
        decimal(pair.opencv),
        String.format(Locale.ROOT, "%.2f", pair.emcell / pair.opencv),
        pair.bar == 0 ? "-" : "<= " + pair.bar,
        pair.verdict()));
    return table;
  }

  private static String kernel(BenchmarkParams params) {
    return params.getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\..*", "$1");
  }

  private static String name(BenchmarkParams params) {
    String side = params.getParam("side");
    return kernel(params) + " "
        + params.getParamsKeys().stream()
            .filter(key -> !key.equals("side"))
            .map(key -> params.getParam(key).toLowerCase(Locale.ROOT))
            .map(value -> value.matches("\\d") ? "0" + value : value)
            .sorted((a, b) -> b.compareTo(a))
            .collect(Collectors.joining(" "))
        + " on " + side + " x " + side;
  }

  private static double bar(BenchmarkParams params) {
    String radius = params.getParam("radius");
    if (radius != null) {
      return Integer.parseInt(radius) >= LARGE_DISK ? 1 : 0;
    }
    return BARS.getOrDefault(kernel(params), 0.0);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }
}
