/**
 * What the speed of each implementation costs to work with: seconds of a build, seconds from an edit to a result, lines, bytes. A price list
 * without a verdict, beside a run and no part of it. Nothing here touches a file or a process; the package {@code workshop} does.
 */
package dev.assay.price;
