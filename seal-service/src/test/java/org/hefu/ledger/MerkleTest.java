package org.hefu.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTest {

    /** The reference set that implementations of RFC 6962 share. */
    private static final List<byte[]> ENTRIES =
            parse("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsAreThoseOfTheReferenceSet() {
        for (int size = 0; size <= ENTRIES.size(); size++) {
            assertThat(HexFormat.of()
                            .formatHex(Merkle.root(size, nodes(ENTRIES)).bytes()))
                    .as("size %s", size)
                    .isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void theInclusionProofsAreThoseOfTheReferenceSet() {
        assertThat(inclusion(0, 1)).isEmpty();
        assertThat(inclusion(0, 8))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(inclusion(5, 8))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(inclusion(2, 3)).containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void theConsistencyProofsAreThoseOfTheReferenceSet() {
        assertThat(hex(Merkle.consistency(1, 8, nodes(ENTRIES))))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(Merkle.consistency(6, 8, nodes(ENTRIES))))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(Merkle.consistency(2, 5, nodes(ENTRIES))))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(Merkle.consistency(8, 8, nodes(ENTRIES))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void proofsAreAsTheStandardDefinesThemAndVerify(long seed) {
        Random random = new Random(seed);
        List<byte[]> all = randomEntries(random, 1 + random.nextInt(300));
        for (int trial = 0; trial < 60; trial++) {
            int size = 1 + random.nextInt(all.size());
            List<byte[]> entries = all.subList(0, size);
            Nodes nodes = nodes(entries);
            Hash root = Merkle.root(size, nodes);
            assertThat(root).isEqualTo(NaiveTree.root(entries));

            int index = random.nextInt(size);
            List<Hash> path = Merkle.inclusion(index, size, nodes);
            assertThat(path).isEqualTo(NaiveTree.path(index, entries));
            assertThat(Merkle.includes(Merkle.leaf(entries.get(index)), index, size, path, root))
                    .isTrue();

            int from = random.nextInt(size + 1);
            List<Hash> proof = Merkle.consistency(from, size, nodes);
            assertThat(proof).isEqualTo(NaiveTree.proof(from, entries));
            Hash older = NaiveTree.root(entries.subList(0, from));
            assertThat(Merkle.isConsistent(from, older, size, root, proof)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void aSpoiltProofProvesNothing(long seed) {
        Random random = new Random(seed);
        List<byte[]> entries = randomEntries(random, 40 + random.nextInt(100));
        int size = entries.size();
        Nodes nodes = nodes(entries);
        Hash root = Merkle.root(size, nodes);
        for (int trial = 0; trial < 100; trial++) {
            int index = random.nextInt(size);
            Hash leaf = Merkle.leaf(entries.get(index));
            List<Hash> path = Merkle.inclusion(index, size, nodes);
            assertThat(Merkle.includes(leaf, index, size, spoil(path, random), root))
                    .isFalse();
            assertThat(Merkle.includes(leaf, (index + 1) % size, size, path, root))
                    .isFalse();

            int from = 1 + random.nextInt(size - 1);
            Hash older = NaiveTree.root(entries.subList(0, from));
            List<Hash> proof = Merkle.consistency(from, size, nodes);
            assertThat(Merkle.isConsistent(from, older, size, root, spoil(proof, random)))
                    .isFalse();
            assertThat(Merkle.isConsistent(from, Merkle.EMPTY, size, root, proof))
                    .isFalse();
            assertThat(Merkle.isConsistent(from, older, size, Merkle.EMPTY, proof))
                    .isFalse();
        }
    }

    @Test
    void anEmptyTreeGrowsIntoAnyTreeWithoutProof() {
        Hash root = Merkle.root(8, nodes(ENTRIES));

        assertThat(Merkle.isConsistent(0, Merkle.EMPTY, 8, root, List.of())).isTrue();
        assertThat(Merkle.isConsistent(0, root, 8, root, List.of())).isFalse();
        assertThat(Merkle.isConsistent(8, root, 8, root, List.of())).isTrue();
        assertThat(Merkle.isConsistent(8, Merkle.EMPTY, 8, root, List.of())).isFalse();
        assertThat(Merkle.isConsistent(3, root, 8, root, List.of())).isFalse();
    }

    @Test
    void aPlaceOutsideTheTreeIsRefused() {
        assertThatThrownBy(() -> Merkle.inclusion(8, 8, nodes(ENTRIES))).hasMessage("A tree of 8 leaves has no leaf 8");
        assertThatThrownBy(() -> Merkle.includes(Merkle.EMPTY, -1, 8, List.of(), Merkle.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Merkle.consistency(9, 8, nodes(ENTRIES)))
                .hasMessage("A tree of 9 leaves does not grow into one of 8");
    }

    @Test
    void theTilesHoldTheTreeOfAnySize() {
        List<byte[]> entries = randomEntries(new Random(7), 70_000);
        Tree tree = new Tree();
        List<Tree.FullTile> full = new ArrayList<>();
        for (byte[] entry : entries) {
            tree.append(Merkle.leaf(entry), full::add);
        }

        assertThat(full.stream().filter(tile -> tile.level() == 0)).hasSize(273);
        assertThat(full.stream().filter(tile -> tile.level() == 1)).hasSize(1);
        assertThat(tree.size()).isEqualTo(70_000);
        assertThat(Merkle.root(70_000, tiles(tree, full))).isEqualTo(NaiveTree.root(entries));
        assertThat(Merkle.inclusion(65_535, 70_000, tiles(tree, full))).isEqualTo(NaiveTree.path(65_535, entries));
    }

    private static List<String> inclusion(long index, long size) {
        return hex(Merkle.inclusion(index, size, nodes(ENTRIES)));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream()
                .map(hash -> HexFormat.of().formatHex(hash.bytes()))
                .toList();
    }

    private static Nodes nodes(List<byte[]> entries) {
        return (height, index) ->
                NaiveTree.root(entries.subList((int) (index << height), (int) ((index + 1) << height)));
    }

    private static Nodes tiles(Tree tree, List<Tree.FullTile> full) {
        return (height, index) -> {
            int level = height / Tile.HEIGHT;
            int within = height % Tile.HEIGHT;
            long number = (index << within) / Tile.WIDTH;
            Tile tile = full.stream()
                    .filter(each -> each.level() == level && each.index() == number)
                    .findFirst()
                    .map(Tree.FullTile::tile)
                    .orElseGet(() -> tree.edge()[level]);
            return tile.node(within, (int) (index % (Tile.WIDTH >> within)));
        };
    }

    private static List<byte[]> randomEntries(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] entry = new byte[random.nextInt(40)];
                    random.nextBytes(entry);
                    return entry;
                })
                .toList();
    }

    /** Changes a bit of one hash, or drops one, or adds one. */
    private static List<Hash> spoil(List<Hash> path, Random random) {
        List<Hash> spoilt = new ArrayList<>(path);
        int at = random.nextInt(path.size());
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] bytes = spoilt.get(at).bytes();
                bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
                spoilt.set(at, Hash.of(bytes));
            }
            case 1 -> spoilt.remove(at);
            default -> spoilt.add(Hash.sha256(new byte[] {(byte) at}));
        }
        return spoilt;
    }

    private static List<byte[]> parse(String... entries) {
        return List.of(entries).stream().map(HexFormat.of()::parseHex).toList();
    }
}
