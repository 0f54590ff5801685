package dev.sukashi.app.llmtest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks whether anybody listens where a proxy should be. */
final class ProxyProbe {
    private static final Pattern PROXY = Pattern.compile("(?i)(?:http|socks5?)://(?:[^@/]*@)?(.+):(\\d{1,5})/?");
    private static final int LIMIT_MILLIS = 3_000;

    private ProxyProbe() {}

    /** False for a proxy that refuses the connection or cannot be found. Takes some seconds at most. */
    static boolean answers(String proxy) {
        final Matcher parts = PROXY.matcher(proxy.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            return true;
        }
        final InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(parts.group(1).replaceAll("[\\[\\]]", ""));
        } catch (UnknownHostException unknown) {
            return false;
        }
        final int port = Integer.parseInt(parts.group(2));
        return Arrays.stream(addresses).anyMatch(address -> listens(new InetSocketAddress(address, port)));
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(address, LIMIT_MILLIS);
            return true;
        } catch (IOException dead) {
            return false;
        }
    }
}
