package org.emcell.knimeapi.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;

/** Access flags as words. */
final class Access {
  private static final List<String> ORDER =
      List.of("public", "protected", "static", "final", "abstract");

  private Access() {}

  /** Returns the words in a fixed order, and without those that do not matter for linking. */
  static String sorted(String words) {
    List<String> given = Arrays.asList(words.split(" "));
    return ORDER.stream().filter(given::contains).collect(Collectors.joining(" "));
  }

  static String of(int flags) {
    List<String> words = new ArrayList<>();
    int[] bits = {
      Opcodes.ACC_PUBLIC,
      Opcodes.ACC_PROTECTED,
      Opcodes.ACC_STATIC,
      Opcodes.ACC_FINAL,
      Opcodes.ACC_ABSTRACT
    };
    for (int i = 0; i < bits.length; i++) {
      if ((flags & bits[i]) != 0) {
        words.add(ORDER.get(i));
      }
    }
    return String.join(" ", words);
  }

  /** Returns whether other packages can see it. */
  static boolean isVisible(int flags) {
    return (flags & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
  }
}
