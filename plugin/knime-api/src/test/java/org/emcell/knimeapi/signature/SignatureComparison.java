package org.emcell.knimeapi.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the stand-in says other than the platform. */
final class SignatureComparison {
  /** Interfaces that nodes use but do not implement: the stand-in may leave methods out that the platform has. */
  private static final Set<String> IMPLEMENTED_BY_THE_PLATFORM = Set.of(
      "org/knime/core/data/IDataRepository",
      "org/knime/core/data/filestore/internal/IFileStoreHandler",
      "org/knime/core/data/filestore/internal/IWriteFileStoreHandler",
      "org/knime/core/node/NodeSettingsWO",
      "org/knime/core/node/config/Config",
      "org/knime/core/node/config/ConfigRO",
      "org/knime/core/node/config/ConfigWO",
      "org/knime/core/node/config/base/ConfigBase",
      "org/knime/core/node/config/base/ConfigBaseRO",
      "org/knime/core/node/config/base/ConfigBaseWO",
      "org/knime/core/node/workflow/VariableType",
      "org/knime/core/node/workflow/VariableType$DefaultVariableType");

  private final StandIn standIn;
  private final Map<String, TypeSignature> platform;
  private final List<String> differences = new ArrayList<>();

  private SignatureComparison(StandIn standIn, Map<String, TypeSignature> platform) {
    this.standIn = standIn;
    this.platform = platform;
  }

  /** Returns one line for each difference; an empty list if there is none. */
  static List<String> differences(StandIn standIn, Map<String, TypeSignature> platform) {
    SignatureComparison comparison = new SignatureComparison(standIn, platform);
    standIn.types().values().forEach(comparison::compare);
    return comparison.differences;
  }

  private void compare(TypeSignature mine) {
    TypeSignature real = platform.get(mine.name());
    if (real == null) {
      differences.add(
          mine.name() + " is public in the stand-in, but the platform has no such class");
      return;
    }
    compare(mine.name(), "kind", real.kind(), mine.kind());
    compare(mine.name(), "access", real.access(), mine.access());
    compare(mine.name(), "superclass", availableSuperclass(real), mine.superclass());
    compare(mine.name(), "interfaces", available(real.interfaces()), mine.interfaces());
    for (MemberSignature member : mine.members().values()) {
      compare(mine.name(), member, real.members().get(member.key()));
    }
    if (real.isExtensible() && !IMPLEMENTED_BY_THE_PLATFORM.contains(real.name())) {
      real.members().values().stream()
          .filter(member -> member.isAbstract() && !mine.members().containsKey(member.key()))
          .forEach(member -> differences.add(mine.name() + " lacks the abstract " + member.key()
              + ", which its subclasses must implement"));
    }
  }

  private void compare(String owner, MemberSignature mine, MemberSignature real) {
    if (real == null) {
      differences.add(owner + " has the " + mine.access() + " " + mine.key()
          + ", the platform has no such member");
      return;
    }
    compare(owner + " " + mine.key(), "access", real.access(), mine.access());
    compare(
        owner + " " + mine.key(),
        "checked exceptions",
        checked(real.exceptions()),
        checked(mine.exceptions()));
    if (mine.constant() != null && real.constant() != null) {
      compare(owner + " " + mine.key(), "value", real.constant(), mine.constant());
    }
  }

  private void compare(String where, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(
          where + ": " + what + " should be \"" + expected + "\", but is \"" + found + "\"");
    }
  }

  /** Returns the nearest superclass that the stand-in can have: its own, or one of a library that it uses. */
  private String availableSuperclass(TypeSignature real) {
    String superclass = real.superclass();
    while (!isAvailable(superclass)) {
      TypeSignature next = platform.get(superclass);
      superclass = next == null ? "java/lang/Object" : next.superclass();
    }
    return superclass;
  }

  private List<String> available(List<String> names) {
    return names.stream().filter(this::isAvailable).toList();
  }

  private boolean isAvailable(String name) {
    return standIn.files().containsKey(name) || libraryClass(name) != null;
  }

  private List<String> checked(List<String> exceptions) {
    return available(exceptions).stream()
        .filter(name -> libraryClass(name) == null
            || !RuntimeException.class.isAssignableFrom(libraryClass(name)))
        .sorted()
        .toList();
  }

  private static Class<?> libraryClass(String name) {
    try {
      return name.startsWith("java/")
              || name.startsWith("javax/")
              || name.startsWith("net/imglib2/")
          ? Class.forName(name.replace('/', '.'), false, SignatureComparison.class.getClassLoader())
          : null;
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
