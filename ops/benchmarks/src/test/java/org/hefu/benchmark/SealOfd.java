package org.hefu.benchmark;

/** A licence of one page sealed visibly with SM2; key, seal and place are the same. */
final class SealOfd implements Rivals {

    private final Licences licences = new Licences();
    private final Ofdrw peer = licences.peer();

    SealOfd() throws Exception {}

    @Override
    public Object ours() {
        return licences.sealed();
    }

    @Override
    public Object baseline() throws Exception {
        return peer.seal(licences.paper);
    }

    @Override
    public void agree() throws Exception {
        peer.verify((byte[]) ours());
        licences.mustPass((byte[]) baseline());
    }

    @Override
    public void close() throws Exception {
        peer.close();
    }
}
