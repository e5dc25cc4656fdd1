/** Stand-in for KNIME's tables: cells, types, rows and specs. */
package org.knime.core.data;
