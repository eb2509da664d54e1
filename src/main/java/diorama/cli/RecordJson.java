package diorama.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import diorama.base.Size;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns records into JSON: components by their names, absent optionals left out, enums in kebab case. */
final class RecordJson {
    private RecordJson() {}

    static JsonObject of(Record record) {
        JsonObject object = new JsonObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(component, record);
            if (value instanceof Size size) {
                // the shown size is the thing's own width and height
                String prefix = component.getName().equals("size") ? "" : component.getName() + "-";
                object.addProperty(camel(prefix + "width"), size.width());
                object.addProperty(camel(prefix + "height"), size.height());
            } else {
                JsonElement element = element(value);
                if (!element.isJsonNull()) {
                    object.add(component.getName(), element);
                }
            }
        }
        return object;
    }

    private static JsonElement element(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? element(optional.get()) : JsonNull.INSTANCE;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? new JsonPrimitive(optional.getAsDouble()) : JsonNull.INSTANCE;
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? new JsonPrimitive(number) : JsonNull.INSTANCE;
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        if (value instanceof Collection<?> many) {
            JsonArray array = new JsonArray();
            many.forEach(item -> array.add(element(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, item) -> object.add(String.valueOf(key), element(item)));
            return object;
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        if (value instanceof Enum<?> constant) {
            return new JsonPrimitive(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        // records that are one value to people say so by their own text
        return value instanceof Record record && !hasOwnText(record) ? of(record) : new JsonPrimitive(value.toString());
    }

    private static JsonArray array(Object values) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < java.lang.reflect.Array.getLength(values); i++) {
            array.add(element(java.lang.reflect.Array.get(values, i)));
        }
        return array;
    }

    private static boolean hasOwnText(Record record) {
        try {
            return record.getClass().getDeclaredMethod("toString").getDeclaringClass() == record.getClass()
                    && !record.toString().startsWith(record.getClass().getSimpleName() + "[");
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String camel(String kebab) {
        int dash = kebab.indexOf('-');
        return dash < 0
                ? kebab
                : kebab.substring(0, dash) + Character.toUpperCase(kebab.charAt(dash + 1)) + kebab.substring(dash + 2);
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
