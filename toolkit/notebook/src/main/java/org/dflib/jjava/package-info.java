/** Names of the JJava kernel that its notebooks use: those of IJava, from which it comes, under its packages. */
package org.dflib.jjava;
