/** Stand-in for KNIME's thread pool, paths and names. */
package org.knime.core.util;
