package org.emcell.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length in nm.
 *
 * @param nm the length
 */
record Length(double nm) {

  @Override
  public String toString() {
    return Triple.text(nm);
  }

  static final class Converter implements ITypeConverter<Length> {
    @Override
    public Length convert(String text) {
      try {
        return new Length(Double.parseDouble(text.trim()));
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "expected a length in nm such as 5000, found '" + text + "'");
      }
    }
  }
}
