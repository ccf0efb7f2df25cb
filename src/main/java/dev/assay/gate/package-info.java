/**
 * A condition that a ratio must meet, and what a measurement says of it: it holds, it does not, or nobody can tell and what would decide
 * it. A threshold on a bare number, as most tools in a build have it, fails on noise until somebody takes it out; so nothing is decided
 * here without an interval and a noise floor. The rule is the one by which claims are judged. Nothing here reads a file.
 */
package dev.assay.gate;
