package dev.sukashi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
    @TempDir
    Path home;

    @Test
    void aRequestIsAnsweredAndASecondProgramFindsTheFirst() throws Exception {
        try (ControlSocket socket =
                ControlSocket.open(home, request -> "heard " + request).orElseThrow()) {
            assertThat(ControlSocket.ask(home, "hello")).contains("heard hello");
            assertThat(ControlSocket.open(home, request -> "")).isEmpty();
            assertThat(socket).isNotNull();
        }
        assertThat(ControlSocket.ask(home, "hello")).isEmpty();
    }

    @Test
    void aClientThatSaysNothingKeepsNobodyElseFromBeingHeard() throws Exception {
        try (ControlSocket socket =
                        ControlSocket.open(home, request -> "heard " + request).orElseThrow();
                SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.connect(UnixDomainSocketAddress.of(home.resolve("control.sock")));
            assertThat(ControlSocket.ask(home, "hello")).contains("heard hello");
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void aHomeWithALongPathWorksToo() throws Exception {
        final Path deep = home.resolve("d".repeat(90)).resolve("e".repeat(90));
        try (ControlSocket socket = ControlSocket.open(deep, request -> "ok").orElseThrow()) {
            assertThat(ControlSocket.ask(deep, "hello")).contains("ok");
            assertThat(socket).isNotNull();
        }
    }
}
