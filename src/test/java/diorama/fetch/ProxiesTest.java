package diorama.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final ProxySelector NONE = HttpClient.Builder.NO_PROXY;

    private static String chosen(Map<String, String> environment, String address) {
        Proxy proxy = new Proxies(environment, NONE).select(URI.create(address)).get(0);
        return proxy.address() instanceof InetSocketAddress a ? a.getHostString() + ":" + a.getPort() : "direct";
    }

    @Test
    void theVariableOfTheSchemeNamesTheProxy() {
        Map<String, String> environment =
                Map.of("https_proxy", "http://proxy.test:3128", "HTTP_PROXY", "other.test:80");
        assertEquals("proxy.test:3128", chosen(environment, "https://a.test/x"));
        assertEquals("other.test:80", chosen(environment, "http://a.test/x"));
    }

    @Test
    void exceptedHostsAreAskedDirectly() {
        Map<String, String> environment =
                Map.of("ALL_PROXY", "http://proxy.test", "no_proxy", "localhost, .inner.test,*.two.test");
        assertEquals("proxy.test:80", chosen(environment, "https://a.test/x"));
        assertEquals("direct", chosen(environment, "http://localhost:8080/x"));
        assertEquals("direct", chosen(environment, "https://models.inner.test/x"));
        assertEquals("direct", chosen(environment, "https://b.two.test/x"));
        assertEquals("proxy.test:80", chosen(environment, "https://dinner.test/x"));
    }

    @Test
    void withoutVariablesJavaDecides() {
        assertEquals("direct", chosen(Map.of("https_proxy", "  "), "https://a.test/x"));
        assertEquals("direct", chosen(Map.of("https_proxy", "http://["), "https://a.test/x"));
    }

    @Test
    void aProxysPasswordIsFoundByItsHost() {
        Proxies proxies = new Proxies(Map.of("https_proxy", "http://me:secret@proxy.test:3128"), NONE);
        assertEquals(Optional.of("me:secret"), proxies.credentials("proxy.test"));
        assertEquals(Optional.empty(), proxies.credentials("elsewhere.test"));
    }
}
