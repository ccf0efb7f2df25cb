package dev.assay.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.assay.workload.Workload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How lines become JSON and back: names of types, NaN as null, maps in the order of their keys so that equal lines are equal bytes. */
final class LineJson {
    static final Map<String, Class<? extends Line>> TYPES = types();

    private static final int LONGEST_SHARED_TEXT = 64;

    /** Returns the name that stands in the member {@code type}. */
    static String typeOf(Line line) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == line.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The mapper of all readers and writers: what it finds out about the types is found out once. */
    static final JsonMapper MAPPER = mapper();

    /** The key under which a reader remembers the short texts it has read: a million slices share a few names. */
    static final String SHARED = "shared texts";

    private static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("assay-run");
        module.addDeserializer(String.class, new SharedText());
        module.addDeserializer(double.class, new NullAsNaN());
        module.addSerializer(double.class, new NaNAsNull());
        module.addSerializer(Double.class, new NaNAsNull());
        JsonMapper mapper = JsonMapper.builder()
                .addModule(module)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
        InjectableValues.Std notTold = new InjectableValues.Std();
        SliceResult.YOUNGER.forEach(name -> notTold.addValue(name, -1L));
        notTold.addValue("workload", Workload.TOKENIZE);
        mapper.setInjectableValues(notTold);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(RawLines.LONGEST)
                        .build());
        return mapper;
    }

    private static Map<String, Class<? extends Line>> types() {
        Map<String, Class<? extends Line>> types = new LinkedHashMap<>();
        types.put("header", Header.class);
        types.put("placement", Placement.class);
        types.put("slice", Slice.class);
        types.put("times", ServiceTimes.class);
        types.put("footprint", Footprint.class);
        types.put("cold", ColdStart.class);
        types.put("check", Check.class);
        types.put("hits", CacheHits.class);
        types.put("environment", Environment.class);
        types.put("event", Event.class);
        types.put("completion", Completion.class);
        types.put("export", Export.class);
        types.put("end", End.class);
        return types;
    }

    private static final class SharedText extends StdDeserializer<String> {
        private static final long serialVersionUID = 1;

        SharedText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            if (text.length() > LONGEST_SHARED_TEXT) {
                return text;
            }
            // The reader's own, so that nothing is remembered for longer than a file is read.
            @SuppressWarnings("unchecked")
            Map<String, String> shared = (Map<String, String>) context.getAttribute(SHARED);
            String before = shared == null ? null : shared.putIfAbsent(text, text);
            return before == null ? text : before;
        }
    }

    private static final class NullAsNaN extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1;

        NullAsNaN() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class NaNAsNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        NaNAsNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                generator.writeNull();
            } else {
                generator.writeNumber(value);
            }
        }
    }

    private LineJson() {}
}
