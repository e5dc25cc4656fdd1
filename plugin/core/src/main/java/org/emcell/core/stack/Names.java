package org.emcell.core.stack;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for the names of TIFF files. */
final class Names {

  private static final Pattern TIF = Pattern.compile("(?i)\\.tiff?$");
  private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

  /**
   * Orders files by name; runs of digits count as numbers, capitals and small letters are alike. Names that differ only
   * in capitals or leading zeros follow the order of their characters.
   */
  static final Comparator<Path> NATURAL_ORDER = Comparator.comparing(Names::last, Names::compare);

  private Names() {}

  /** Returns whether a file is a TIFF by its name and not hidden. */
  static boolean isTif(Path file) {
    String name = last(file);
    return !name.startsWith(".") && TIF.matcher(name).find();
  }

  /** Returns the last part of a path. */
  static String last(Path path) {
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** Returns the last part of a path without its {@code .tif}. */
  static String withoutTif(Path path) {
    return TIF.matcher(last(path)).replaceFirst("");
  }

  private static int compare(String a, String b) {
    Matcher left = RUN.matcher(a);
    Matcher right = RUN.matcher(b);
    while (true) {
      boolean more = left.find();
      if (more != right.find()) {
        return more ? 1 : -1;
      }
      if (!more) {
        return a.compareTo(b);
      }
      int order = compareRuns(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int compareRuns(String a, String b) {
    return isNumber(a) && isNumber(b)
        ? new BigInteger(a).compareTo(new BigInteger(b))
        : a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
  }

  private static boolean isNumber(String run) {
    return run.charAt(0) >= '0' && run.charAt(0) <= '9';
  }
}
