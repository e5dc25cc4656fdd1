package org.emcell.knimeapi.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the signature of a class from its class file. */
final class ClassFile extends ClassVisitor {
  private final Map<String, MemberSignature> members = new LinkedHashMap<>();
  private TypeSignature type;
  private boolean visible;

  private ClassFile() {
    super(Opcodes.ASM9);
  }

  /** Returns the signature, also if the class is not public. */
  static TypeSignature read(byte[] bytes) {
    return visit(bytes).type;
  }

  /** Returns whether the class is public. */
  static boolean isPublic(byte[] bytes) {
    return visit(bytes).visible;
  }

  private static ClassFile visit(byte[] bytes) {
    ClassFile file = new ClassFile();
    new ClassReader(bytes).accept(file, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return file;
  }

  @Override
  public void visit(
      int version,
      int flags,
      String name,
      String generics,
      String superclass,
      String[] interfaces) {
    visible = (flags & Opcodes.ACC_PUBLIC) != 0;
    type = new TypeSignature(
        kind(flags), name, Access.of(flags), superclass, List.of(interfaces), members);
  }

  private static String kind(int flags) {
    if ((flags & Opcodes.ACC_ANNOTATION) != 0) {
      return "annotation";
    }
    if ((flags & Opcodes.ACC_INTERFACE) != 0) {
      return "interface";
    }
    return (flags & Opcodes.ACC_ENUM) != 0 ? "enum" : "class";
  }

  @Override
  public FieldVisitor visitField(
      int flags, String name, String descriptor, String generics, Object value) {
    add("field", flags, name, descriptor, new String[0], value);
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String name, String descriptor, String generics, String[] exceptions) {
    add("method", flags, name, descriptor, exceptions == null ? new String[0] : exceptions, null);
    return null;
  }

  private void add(
      String memberKind,
      int flags,
      String name,
      String descriptor,
      String[] exceptions,
      Object constant) {
    // what the compiler adds by itself, as the bridges of generic methods, follows from the rest
    if (Access.isVisible(flags) && (flags & Opcodes.ACC_SYNTHETIC) == 0) {
      MemberSignature member = new MemberSignature(
          memberKind, name, descriptor, Access.of(flags), List.of(exceptions), constant);
      members.put(member.key(), member);
    }
  }
}
