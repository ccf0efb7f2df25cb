/**
 * The only place where numbers become words (by the rounding rule of {@code figure}), where text is escaped, and where tables, JSON, CSV, Markdown and HTML are laid out. What is
 * rounded or escaped in two places is one day rounded in two ways, or escaped in none.
 */
package dev.assay.text;
