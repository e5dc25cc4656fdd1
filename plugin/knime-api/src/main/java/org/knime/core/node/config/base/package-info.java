/** Stand-in for KNIME's settings trees and their XML form. */
package org.knime.core.node.config.base;
