/** Stand-in for the resolving of KNIME URLs. */
package org.knime.core.util.pathresolve;
