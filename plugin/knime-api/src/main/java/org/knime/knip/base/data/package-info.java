/** Stand-in for what KNIP's cells have in common. */
package org.knime.knip.base.data;
