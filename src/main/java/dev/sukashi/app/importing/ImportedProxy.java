package dev.sukashi.app.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The proxy at the top of simple-one-api's configuration, and which services go through it. */
final class ImportedProxy {
    private static final Pattern USABLE = Pattern.compile("(http|socks5)://[^\\s/@]+:\\d{1,5}");

    private final String url;
    private final String strategy;

    ImportedProxy(JsonNode proxy) {
        final String type = SimpleOneApiImport.text(proxy, "type").toLowerCase(Locale.ROOT);
        final String https = SimpleOneApiImport.text(proxy, "https_proxy");
        final String http = SimpleOneApiImport.text(proxy, "http_proxy");
        final String socks = SimpleOneApiImport.text(proxy, "socks5_proxy");
        final boolean isSocks = type.equals("socks5") || (type.isEmpty() && http.isEmpty() && https.isEmpty());
        final String written = isSocks ? socks : https.isEmpty() ? http : https;
        this.url = written.isEmpty() || written.contains("://")
                ? written.replaceFirst("/$", "")
                : (isSocks ? "socks5://" : "http://") + written;
        this.strategy = SimpleOneApiImport.text(proxy, "strategy")
                .toLowerCase(Locale.ROOT)
                .replace("_", "");
    }

    /** For our settings; empty for none of its own. */
    String of(JsonNode useProxy, List<Remark> remarks) {
        final boolean wanted = switch (strategy) {
            case "disabled", "disable" -> false;
            case "forceall" -> true;
            case "all" -> useProxy.asBoolean(true);
            default -> useProxy.asBoolean(false);
        };
        if (!wanted) {
            return "";
        }
        if (!USABLE.matcher(url).matches()) {
            remarks.add(Remark.of("import.badProxy"));
            return "";
        }
        return url;
    }
}
