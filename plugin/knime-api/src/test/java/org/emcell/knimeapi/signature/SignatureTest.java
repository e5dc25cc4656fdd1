package org.emcell.knimeapi.signature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Every class, field and method of the stand-in is one of the platform. */
public class SignatureTest {

  static Map<String, TypeSignature> committedTable() throws IOException {
    Map<String, TypeSignature> table =
        SignatureTable.read(SignatureTest.class.getResourceAsStream("platform.tsv"));
    table.putAll(SignatureTable.read(SignatureTest.class.getResourceAsStream("other.tsv")));
    return table;
  }

  static void assertNone(List<String> differences) {
    assertTrue(differences.size() + " differences between the stand-in and the platform:\n  "
        + String.join("\n  ", differences), differences.isEmpty());
  }

  @Test
  public void theStandInAgreesWithTheTable() throws IOException {
    assertNone(SignatureComparison.differences(StandIn.compiled(), committedTable()));
  }
}
