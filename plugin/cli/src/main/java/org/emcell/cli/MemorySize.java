package org.emcell.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An amount of memory, written as a number and k, m or g.
 *
 * @param bytes the amount
 */
record MemorySize(long bytes) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})([kmg]?)b?");
  private static final double DEFAULT_SHARE = 0.75;
  private static final String UNITS = "kmg";

  /** Returns what the virtual machine may use. */
  static MemorySize heap() {
    return new MemorySize(Runtime.getRuntime().maxMemory());
  }

  /** Returns three quarters of what the virtual machine may use. */
  static MemorySize defaultLimit() {
    return new MemorySize((long) (DEFAULT_SHARE * heap().bytes()));
  }

  /** Returns the amount in mebibytes, or in gibibytes where it is a whole number of them. */
  @Override
  public String toString() {
    long mebibytes = bytes >> 20;
    return mebibytes > 0 && mebibytes % 1024 == 0 ? mebibytes / 1024 + "g" : mebibytes + "m";
  }

  static final class Converter implements ITypeConverter<MemorySize> {
    @Override
    public MemorySize convert(String text) {
      Matcher matcher = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
      if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
        throw new TypeConversionException(
            "expected an amount of memory such as 2g or 512m, found '" + text + "'");
      }
      int unit = matcher.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(matcher.group(2));
      return new MemorySize(Long.parseLong(matcher.group(1)) << 10 * unit);
    }
  }
}
