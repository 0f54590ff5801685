package dev.sukashi.llm;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name says about where it is, without asking the network. */
final class Hosts {
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|localhost");
    /** RFC 1918, RFC 3927, RFC 4193, RFC 4291 (2.5.6) and the address that means "this machine". */
    private static final Pattern PRIVATE = Pattern.compile("10(\\.\\d{1,3}){3}|192\\.168(\\.\\d{1,3}){2}"
            + "|172\\.(1[6-9]|2\\d|3[01])(\\.\\d{1,3}){2}|169\\.254(\\.\\d{1,3}){2}|0\\.0\\.0\\.0"
            + "|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::");

    private Hosts() {}

    static boolean isLoopback(String host) {
        final String name = bare(host);
        return LOOPBACK.matcher(name).matches() || name.endsWith(".localhost");
    }

    /** Loopback, the home network, or a name without a dot, which only a home network knows. */
    static boolean isPrivate(String host) {
        final String name = bare(host);
        return isLoopback(name)
                || PRIVATE.matcher(name).matches()
                || name.endsWith(".local")
                || name.endsWith(".lan")
                || (!name.contains(".") && !name.contains(":"));
    }

    private static String bare(String host) {
        final String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
