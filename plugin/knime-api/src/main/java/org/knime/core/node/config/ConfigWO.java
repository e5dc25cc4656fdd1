package org.knime.core.node.config;

import org.knime.core.node.config.base.ConfigBaseWO;

/** The writing side of a settings tree that can also hold KNIME's own values. */
public interface ConfigWO extends ConfigBaseWO {

  Config addConfig(String key);
}
