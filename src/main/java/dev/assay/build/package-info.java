/**
 * What Maven calls: verifies the data, builds and tests the native and the Python contenders, and says what it left out. A missing tool costs
 * its contenders, never the build. What passed on the same inputs is not run again.
 */
package dev.assay.build;
