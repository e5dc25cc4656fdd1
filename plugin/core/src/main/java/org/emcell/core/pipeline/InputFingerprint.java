package org.emcell.core.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.stack.SliceStack;
import org.emcell.core.stack.StackException;
import org.emcell.core.stack.TiffFolder;

/**
 * Tells one stack from another at little cost, whatever their size.
 *
 * @param width columns of a slice
 * @param height rows of a slice
 * @param slices number of slices
 * @param bitsPerSample 8 or 16
 * @param files number of files
 * @param bytes length of all files together
 * @param modified when the last of them was changed, in UTC
 * @param sha256 of the names and lengths of all files and of the samples of eight slices spread over the stack
 */
record InputFingerprint(
    int width,
    int height,
    int slices,
    int bitsPerSample,
    int files,
    long bytes,
    String modified,
    String sha256) {

  private static final int BUFFER = 1 << 16;

  /** Takes the fingerprint of a stack as it was opened. */
  static InputFingerprint of(SliceStack stack) {
    List<Path> files =
        stack instanceof TiffFolder folder ? folder.files() : List.of(stack.source());
    MessageDigest digest = newDigest();
    long bytes = 0;
    FileTime modified = FileTime.fromMillis(0);
    for (Path file : files) {
      try {
        long length = Files.size(file);
        bytes += length;
        FileTime time = Files.getLastModifiedTime(file);
        modified = time.compareTo(modified) > 0 ? time : modified;
        digest.update((file.getFileName() + "\n" + length + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new StackException("Cannot read " + file + ": " + e.getMessage() + ".", e);
      }
    }
    for (int z : SliceOverlays.evenly(stack.slices())) {
      update(digest, stack.read(z));
    }
    return new InputFingerprint(
        stack.width(),
        stack.height(),
        stack.slices(),
        stack.bitsPerSample(),
        files.size(),
        bytes,
        modified.toInstant().toString(),
        HexFormat.of().formatHex(digest.digest()));
  }

  private static void update(MessageDigest digest, Iterable<? extends IntegerType<?>> slice) {
    byte[] buffer = new byte[BUFFER];
    int filled = 0;
    for (IntegerType<?> sample : slice) {
      int value = sample.getInteger();
      buffer[filled++] = (byte) value;
      buffer[filled++] = (byte) (value >> 8);
      if (filled == BUFFER) {
        digest.update(buffer);
        filled = 0;
      }
    }
    digest.update(buffer, 0, filled);
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
