package org.emcell.nodes.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.emcell.core.stack.StackException;
import org.emcell.nodes.frame.Setting;

/** What is done when files that a node is to write are there already. */
final class IfExists {

  private static final String FAIL = "fail";
  private static final String OVERWRITE = "overwrite";
  private static final String KEEP = "keep";

  private IfExists() {}

  static Setting<String> setting(String tip) {
    return Setting.choice(
        "if_exists",
        "If a file exists",
        List.of(FAIL, OVERWRITE, KEEP),
        "fail: stop with a message. " + tip);
  }

  /**
   * Says whether files that belong together are left as they are.
   *
   * @param policy value of the setting
   * @return true when all are there and are to be kept, false when they are to be written
   * @throws StackException when one is there and must not be touched
   */
  static boolean keeps(String policy, List<Path> files) {
    if (policy.equals(FAIL)) {
      for (Path file : files) {
        if (Files.exists(file)) {
          throw new StackException("Cannot write " + file + ": there is such a file. Choose \""
              + OVERWRITE + "\" or \"" + KEEP + "\", or another folder.");
        }
      }
    }
    return policy.equals(KEEP) && files.stream().allMatch(Files::exists);
  }
}
