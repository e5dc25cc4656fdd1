package org.emcell.knimeapi.signature;

import java.util.List;
import java.util.Map;

/**
 * What other classes can see of a public class.
 *
 * @param kind class, interface, enum or annotation
 * @param name binary name, with slashes
 * @param access access flags as words, in the order public, protected, static, final, abstract
 * @param superclass binary name
 * @param interfaces binary names, in the order in which the class names them
 * @param members public and protected fields and methods, by {@link MemberSignature#key()}
 */
record TypeSignature(
    String kind,
    String name,
    String access,
    String superclass,
    List<String> interfaces,
    Map<String, MemberSignature> members) {

  /** Returns whether other classes can extend or implement it. */
  boolean isExtensible() {
    return kind.equals("interface")
        || kind.equals("class")
            && !access.contains("final")
            && members.values().stream().anyMatch(member -> member.name().equals("<init>"));
  }
}
