package diorama.base;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Which signal ends the process: Java's own handlers tell nobody. */
final class EndSignals {
    private static volatile int code;

    private EndSignals() {}

    /** 128 and the number of the signal that is ending the process, as Java and shells have it; 0 for none seen. */
    static int code() {
        return code;
    }

    /** Ends the process as Java does, but known to {@link #code}. Signals that whoever started it had ignored stay ignored. */
    static void watch() {
        for (String name : new String[] {"HUP", "INT", "TERM"}) {
            try {
                watch(name);
            } catch (ReflectiveOperationException | RuntimeException e) {
                // another Java, or one told to leave signals alone: it ends as it does
                return;
            }
        }
    }

    /** By reflection: compilers warn of {@code sun.misc}, which has been the only way for thirty years. */
    private static void watch(String name) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(name);
        int number = (int) type.getMethod("getNumber").invoke(signal);
        Object handler = Proxy.newProxyInstance(
                EndSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (self, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        code = 128 + number;
                        System.exit(code);
                    }
                    return method.getName().equals("equals") ? (Object) (self == arguments[0]) : number;
                });
        Method handle = type.getMethod("handle", type, handlerType);
        Object before = handle.invoke(null, signal, handler);
        if (handlerType.getField("SIG_IGN").get(null).equals(before)) {
            handle.invoke(null, signal, before);
        }
    }
}
