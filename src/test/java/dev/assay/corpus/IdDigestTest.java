package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class IdDigestTest {
    @Test
    void idsAreDigestedAsLittleEndianWords() {
        // printf '\xeb\x3b\x00\x00\x7d\x07\x00\x00' | sha256sum
        String expected = "8cf6bf4187cebb32e68d297a36e3426f7d7786c9275c77ab5fa9028175d3dac3";
        assertEquals(expected, IdDigest.sha256(new int[] {15339, 1917, 7}, 2));
    }

    @Test
    void noIdsHaveTheDigestOfNothing() {
        // printf '' | sha256sum
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", IdDigest.sha256(new int[5], 0));
    }

    @Test
    void longListsAreDigestedWhole() {
        int[] ids = new int[5000];
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i * 2_000_003;
            bytes.putInt(ids[i]);
        }
        assertEquals(Sha256.hex(bytes.array()), IdDigest.sha256(ids, ids.length));
        assertNotEquals(IdDigest.sha256(ids, 4999), IdDigest.sha256(ids, 5000));
    }
}
