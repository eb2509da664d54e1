package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import diorama.Vectors;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.DepthMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthMapperTest {
    @Test
    void everyCurveGivesThePeersNumbers() {
        float[] x = Vectors.floats(Vectors.all().getAsJsonArray("mappers_x"));
        for (Map.Entry<String, JsonElement> entry : Vectors.of("mappers").entrySet()) {
            float[] want = Vectors.floats(entry.getValue().getAsJsonArray());
            DepthMapper mapper = DepthMapper.of(entry.getKey());
            for (int i = 0; i < x.length; i++) {
                assertEquals(want[i], mapper.at(x[i]), 2e-6 /* vectors have six digits */, entry.getKey());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, none",
        "1, mul_1",
        "3, mul_3",
        "-1, inv_mul_1",
        "-3, inv_mul_3",
        "0.25, none+mul_1=0.25",
        "1.5, mul_1+mul_2=0.50",
        "-0.5, none+inv_mul_1=0.50",
        "-2.75, inv_mul_2+inv_mul_3=0.75"
    })
    void theForegroundScalePicksThePeersCurves(float scale, String name) {
        assertEquals(name, DepthMapper.byScale(new ShapeOptions(scale, "auto", MapperType.AUTO, -1, -1), false));
    }

    @Test
    void otherFamiliesAreAsked() {
        assertEquals("shift_14", DepthMapper.byScale(new ShapeOptions(1, "auto", MapperType.SHIFT, -1, -1), false));
        assertEquals("div_10", DepthMapper.byScale(new ShapeOptions(-1, "auto", MapperType.DIV, -1, -1), true));
        assertThrows(
                UserError.class, () -> DepthMapper.byScale(new ShapeOptions(1, "auto", MapperType.DIV, -1, -1), false));
        assertThrows(
                UserError.class, () -> DepthMapper.byScale(new ShapeOptions(1, "auto", MapperType.MUL, -1, -1), true));
    }

    @Test
    void chainsAndBlendsAreRead() {
        double a = DepthMapper.of("mul_1").at(0.4);
        double b = DepthMapper.of("mul_2").at(0.4);
        assertEquals(0.3 * b + 0.7 * a, DepthMapper.of("mul_1+mul_2=0.3").at(0.4), 1e-12);
        assertEquals((a + b) / 2, DepthMapper.of("mul_1+mul_2").at(0.4), 1e-12);
        assertEquals(DepthMapper.of("pow2").at(a), DepthMapper.of("mul_1:pow2").at(0.4), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mul_4", "mul_1:", "mul_1+mul_2+mul_3", "mul_1+mul_2=2", "mul_1+mul_2=x", "+"})
    void whatIsNoCurveIsRefused(String spelling) {
        assertThrows(UserError.class, () -> DepthMapper.of(spelling));
        assertThrows(UserError.class, () -> new ShapeOptions(0, spelling, MapperType.AUTO, -1, -1));
    }

    @Test
    void mapsAreBentAsTheCurveSays() {
        DepthMap map = DepthMap.allocate(new Size(101, 3));
        for (int i = 0; i < map.inverseDepth().length; i++) {
            map.inverseDepth()[i] = (i % 101) / 100f;
        }
        DepthMapper mapper = DepthMapper.of("inv_mul_2");
        DepthMap bent = mapper.apply(map);
        for (int i = 0; i < map.inverseDepth().length; i++) {
            assertEquals(mapper.at(map.inverseDepth()[i]), bent.inverseDepth()[i], 1e-4);
        }
        assertSame(map, DepthMapper.of("none").apply(map));
    }

    /** iw3 bends 1 - (Z - near) / (far - near); ours comes from inverse depth. */
    @Test
    void metricDepthIsBentOverItsDistance() {
        DepthMapper mapper =
                DepthMapper.of(new ShapeOptions(0, "div_6", MapperType.AUTO, -1, -1), OptionalDouble.of(4));
        double z = 2.5;
        double d = (1 / z - 1 / 4.0) / (1 - 1 / 4.0);
        assertEquals(DepthMapper.of("div_6").at(1 - (z - 1) / 3), mapper.at(d), 1e-9);
        assertTrue(DepthMapper.of(ShapeOptions.DEFAULTS, OptionalDouble.of(4)).isNone());
    }
}
