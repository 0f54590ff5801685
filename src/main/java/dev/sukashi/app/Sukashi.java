package dev.sukashi.app;

/** The program's entry. */
public final class Sukashi {
    private Sukashi() {}

    public static void main(String[] arguments) {}
}
