package org.headcount.app;

/** Try. */
public final class Main {
    private Main() {}

    /** The sum. */
    public static void main(String[] args) {
        System.out.println("hi");
    }
}
