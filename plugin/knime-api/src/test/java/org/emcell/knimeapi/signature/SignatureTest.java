package org.emcell.knimeapi.signature;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.BeforeClass;
import org.junit.Test;

/** Every class, field and method of the stand-in is one of the platform. */
public class SignatureTest {
  private static StandIn standIn;

  @BeforeClass
  public static void readTheStandIn() throws IOException {
    standIn = StandIn.compiled();
  }

  static Map<String, TypeSignature> committedTable() throws IOException {
    Map<String, TypeSignature> table =
        SignatureTable.read(SignatureTest.class.getResourceAsStream("platform.tsv"));
    table.putAll(SignatureTable.read(SignatureTest.class.getResourceAsStream("other.tsv")));
    return table;
  }

  static void assertNone(List<String> differences) {
    assertTrue(
        differences.size() + " differences between the stand-in and the platform:\n  "
            + String.join("\n  ", differences),
        differences.isEmpty());
  }

  @Test
  public void theStandInAgreesWithTheTable() throws IOException {
    assertNone(SignatureComparison.differences(standIn, committedTable()));
  }

  @Test
  public void theTableHoldsNoMoreThanTheStandInNeeds() throws IOException {
    Set<String> needed = new HashSet<>();
    for (TypeSignature type : standIn.types().values()) {
      needed.add(type.name());
    }
    Map<String, TypeSignature> table = committedTable();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String name : List.copyOf(needed)) {
        grown |= table.containsKey(name) && needed.add(table.get(name).superclass());
      }
    }
    assertTrue(needed.containsAll(table.keySet()));
  }

  @Test
  public void aChangeOfAnyKindIsReported() throws IOException {
    String model = "org/knime/core/node/NodeModel";
    assertReported(change(model, type -> null), "no such class");
    assertReported(
        change(
            model,
            type -> new TypeSignature(
                "interface",
                type.name(),
                type.access(),
                type.superclass(),
                type.interfaces(),
                type.members())),
        "kind");
    assertReported(
        change(
            model,
            type -> new TypeSignature(
                type.kind(),
                type.name(),
                "public",
                type.superclass(),
                type.interfaces(),
                type.members())),
        "access should be \"public\", but is \"public abstract\"");
    assertReported(
        change(
            model,
            type -> new TypeSignature(
                type.kind(),
                type.name(),
                type.access(),
                "org/knime/core/node/Node",
                type.interfaces(),
                type.members())),
        "superclass");
    assertReported(
        change(
            model,
            type -> new TypeSignature(
                type.kind(),
                type.name(),
                type.access(),
                type.superclass(),
                List.of("java/io/Serializable"),
                type.members())),
        "interfaces");
    assertReported(
        change(
            model,
            type -> new TypeSignature(
                type.kind(),
                type.name(),
                type.access(),
                type.superclass(),
                List.of(),
                type.members())),
        "interfaces");
  }

  @Test
  public void aChangedMemberIsReported() throws IOException {
    String model = "org/knime/core/node/NodeModel";
    String key = "method getNrInPorts()I";
    assertReported(changeMember(model, key, member -> null), "no such member", key);
    assertReported(
        changeMember(model, key, member -> member("()J", "protected final")),
        "no such member",
        key);
    assertReported(
        changeMember(model, key, member -> member("()I", "public final")), "access", key);
    assertReported(
        changeMember(model, key, member -> member("()I", "protected static final")), "static", key);
    assertReported(
        changeMember(
            model,
            key,
            member -> new MemberSignature(
                "method",
                member.name(),
                member.descriptor(),
                member.access(),
                List.of("java/io/IOException"),
                null)),
        "checked exceptions",
        key);
    assertReported(
        changeMember(model, key, member -> member("(Z)V", "protected abstract")),
        "lacks the abstract method getNrInPorts(Z)V");
  }

  private static MemberSignature member(String descriptor, String access) {
    return new MemberSignature("method", "getNrInPorts", descriptor, access, List.of(), null);
  }

  private static Map<String, TypeSignature> change(String name, UnaryOperator<TypeSignature> change)
      throws IOException {
    Map<String, TypeSignature> table = committedTable();
    table.computeIfPresent(name, (same, type) -> change.apply(type));
    return table;
  }

  private static Map<String, TypeSignature> changeMember(
      String type, String key, UnaryOperator<MemberSignature> change) throws IOException {
    Map<String, TypeSignature> table = committedTable();
    MemberSignature changed = change.apply(table.get(type).members().remove(key));
    if (changed != null) {
      table.get(type).members().put(changed.key(), changed);
    }
    return table;
  }

  private static void assertReported(Map<String, TypeSignature> platform, String... parts)
      throws IOException {
    List<String> differences = SignatureComparison.differences(standIn, platform);
    assertTrue(
        differences.toString(),
        differences.stream()
            .anyMatch(difference -> difference.startsWith("org/knime/core/node/NodeModel")
                && List.of(parts).stream().allMatch(difference::contains)));
  }
}
