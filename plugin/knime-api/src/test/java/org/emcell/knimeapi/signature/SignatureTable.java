package org.emcell.knimeapi.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signatures as rows of text, with tabs between the columns: {@code KIND NAME ACCESS SUPERCLASS INTERFACES BUNDLE} for
 * classes, {@code method CLASS NAME DESCRIPTOR ACCESS EXCEPTIONS} and {@code field CLASS NAME DESCRIPTOR ACCESS} for
 * their members. Rows that begin with # are comments.
 */
final class SignatureTable {

  private SignatureTable() {}

  /** Reads a table, and closes the stream. */
  static Map<String, TypeSignature> read(InputStream in) throws IOException {
    Map<String, TypeSignature> types = new LinkedHashMap<>();
    try (BufferedReader rows =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        if (!row.startsWith("#") && !row.isBlank()) {
          add(row.split("\t", -1), types);
        }
      }
    }
    return types;
  }

  private static void add(String[] row, Map<String, TypeSignature> types) {
    if (row[0].equals("method") || row[0].equals("field")) {
      List<String> exceptions = row.length > 5 ? names(row[5]) : List.of();
      MemberSignature member =
          new MemberSignature(row[0], row[2], row[3], Access.sorted(row[4]), exceptions, null);
      types.get(row[1]).members().put(member.key(), member);
    } else {
      types.put(
          row[1],
          new TypeSignature(
              row[0], row[1], Access.sorted(row[2]), row[3], names(row[4]), new LinkedHashMap<>()));
    }
  }

  private static List<String> names(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }
}
