/**
 * Names of the IJava kernel that its notebooks use, so that they run unchanged: thin adapters to {@link
 * org.headcount.session}.
 */
package io.github.spencerpark.ijava;
