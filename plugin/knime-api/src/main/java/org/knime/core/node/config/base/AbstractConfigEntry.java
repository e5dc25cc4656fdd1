package org.knime.core.node.config.base;

import java.io.Serializable;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import javax.swing.tree.TreeNode;

/** A node of a settings tree: one value or one group of values, under a key. */
public abstract class AbstractConfigEntry implements Serializable, TreeNode {
  private static final long serialVersionUID = 1L;

  private final ConfigEntries type;
  private String key;
  private AbstractConfigEntry parent;

  AbstractConfigEntry(ConfigEntries type, String key) {
    this.type = type;
    this.key = Objects.requireNonNull(key, "A settings entry needs a key");
  }

  public final String getKey() {
    return key;
  }

  final void rename(String newKey) {
    key = newKey;
  }

  public final void setParent(AbstractConfigEntry newParent) {
    parent = newParent;
  }

  public final ConfigEntries getType() {
    return type;
  }

  public abstract String toStringValue();

  boolean hasIdenticalValue(AbstractConfigEntry other) {
    return Objects.equals(toStringValue(), other.toStringValue());
  }

  public final boolean isIdentical(AbstractConfigEntry other) {
    return other != null && type == other.type && key.equals(other.key) && hasIdenticalValue(other);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || other instanceof AbstractConfigEntry && key.equals(((AbstractConfigEntry) other).key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key + "=" + toStringValue();
  }

  @Override
  public TreeNode getChildAt(int index) {
    throw new IndexOutOfBoundsException("A single value has no children");
  }

  @Override
  public int getChildCount() {
    return 0;
  }

  @Override
  public final TreeNode getParent() {
    return parent;
  }

  @Override
  public int getIndex(TreeNode node) {
    return -1;
  }

  @Override
  public final boolean getAllowsChildren() {
    return type == ConfigEntries.config;
  }

  @Override
  public boolean isLeaf() {
    return true;
  }

  @Override
  public Enumeration<? extends TreeNode> children() {
    return Collections.emptyEnumeration();
  }
}
