/** Stand-in for the settings trees that nodes read and write. */
package org.knime.core.node.config;
