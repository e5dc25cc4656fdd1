/** Stand-in for the ways in which KNIME's tables are made. */
package org.knime.core.data.container;
