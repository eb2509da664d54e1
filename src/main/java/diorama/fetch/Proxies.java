package diorama.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that the usual environment variables name: {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code
 * no_proxy}, in small or capital letters; without one Java's own properties decide ({@code https.proxyHost} and so on).
 */
final class Proxies extends ProxySelector {
    private final Map<String, String> environment;
    private final ProxySelector otherwise;

    Proxies(Map<String, String> environment, ProxySelector otherwise) {
        this.environment = Map.copyOf(environment);
        this.otherwise = otherwise;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (excepted(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        Optional<URI> proxy = variable(uri.getScheme().toLowerCase(Locale.ROOT) + "_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(Proxies::address);
        return proxy.map(p -> List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(p.getHost(), port(p)))))
                .orElseGet(() -> otherwise.select(uri));
    }

    /** User and password of the proxy for {@code host}, {@code user:password}, where its address has them. */
    Optional<String> credentials(String proxyHost) {
        for (String name : List.of("https_proxy", "http_proxy", "all_proxy")) {
            Optional<URI> proxy = variable(name).flatMap(Proxies::address);
            if (proxy.isPresent()
                    && proxyHost.equalsIgnoreCase(proxy.get().getHost())
                    && proxy.get().getUserInfo() != null) {
                return Optional.of(proxy.get().getUserInfo());
            }
        }
        return Optional.empty();
    }

    private boolean excepted(String host) {
        for (String word : variable("no_proxy").orElse("").split("[,\\s]+", -1)) {
            String domain = word.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            if (word.equals("*") || (!domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain)))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> variable(String name) {
        String value = environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static Optional<URI> address(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI proxy) {
        return proxy.getPort() > 0 ? proxy.getPort() : proxy.getScheme().equals("https") ? 443 : 80;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        otherwise.connectFailed(uri, address, e);
    }
}
