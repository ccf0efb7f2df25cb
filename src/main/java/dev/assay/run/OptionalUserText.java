package dev.assay.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** What is not there is null in the file. A module for all optional values would be one more dependency for this one member. */
final class OptionalUserText {
    static final class Writer extends StdSerializer<Optional<UserText>> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<UserText> value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), generator);
            } else {
                generator.writeNull();
            }
        }
    }

    static final class Reader extends StdDeserializer<Optional<UserText>> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Optional.class);
        }

        @Override
        public Optional<UserText> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Optional.of(context.readValue(parser, UserText.class));
        }

        @Override
        public Optional<UserText> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    private OptionalUserText() {}
}
