package org.emcell.core.pipeline.correction;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.emcell.core.VoxelSize;
import org.emcell.core.stack.StackException;

/**
 * Reads corrections from a CSV file (RFC 4180, UTF-8) with the names of the columns in its first line; see {@link
 * CorrectionTable} for what they mean. Fields are separated by commas, or by semicolons or tabs where the first line
 * has these. Empty lines and lines that begin with # are passed over.
 */
public final class CorrectionFile {

  /** A table that people have written is far smaller; anything larger is another file, named by mistake. */
  private static final long LARGEST = 16L << 20;

  private CorrectionFile() {}

  /**
   * Reads a file.
   *
   * @param voxel voxel size of the stack in nm
   * @throws StackException when it cannot be read or understood; the message names the line
   */
  public static Corrections read(Path file, VoxelSize voxel) {
    String text = text(file);
    CsvReader.CsvReaderBuilder format = CsvReader.builder()
        .fieldSeparator(separator(text))
        .commentStrategy(CommentStrategy.SKIP)
        .ignoreDifferentFieldCount(true);
    CorrectionTable table = null;
    try (CsvReader<CsvRecord> csv = format.ofCsvRecord(text)) {
      for (CsvRecord line : csv) {
        if (table == null) {
          table = new CorrectionTable(file.toString(), line.getFields(), voxel);
        } else if (line.getFields().stream().anyMatch(field -> !field.isBlank())) {
          table.add("line " + line.getStartingLineNumber(), line.getFields());
        }
      }
    } catch (CsvParseException e) {
      throw new StackException(file + " is not a table in CSV: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw new StackException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
    if (table == null) {
      throw new StackException(
          file + " is empty: expected a first line with the names of the columns.");
    }
    return table.corrections();
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new StackException("Cannot read " + file + ": it is a folder, expected a CSV file.");
      }
      if (Files.size(file) > LARGEST) {
        throw new StackException(file + " has " + (Files.size(file) >> 20)
            + " MB, too much for a table of corrections. Expected a CSV file.");
      }
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new StackException("Cannot read " + file + ": there is no such file.", e);
    } catch (CharacterCodingException e) {
      throw new StackException(file + " is not a table in CSV: it is no text in UTF-8.", e);
    } catch (IOException e) {
      throw new StackException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The names of the columns hold none of the separators, so the first line that has one tells which it is. */
  private static char separator(String text) {
    String header = text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .orElse("");
    return header.contains(";") ? ';' : header.contains("\t") ? '\t' : ',';
  }
}
