package org.knime.core.node.config;

import java.util.Iterator;
import javax.swing.tree.TreeNode;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBaseRO;

/** The reading side of a settings tree that can also hold KNIME's own values. */
public interface ConfigRO extends ConfigBaseRO, TreeNode, Iterable<String> {

  Config getConfig(String key) throws InvalidSettingsException;

  @Override
  Iterator<String> iterator();
}
