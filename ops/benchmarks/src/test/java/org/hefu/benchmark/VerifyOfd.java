package org.hefu.benchmark;

/** A sealed licence verified with everything that either side looks for. */
final class VerifyOfd implements Rivals {

    private final Licences licences = new Licences();
    private final Ofdrw peer = licences.peer();
    private final byte[] sealed = licences.sealed();

    VerifyOfd() throws Exception {}

    @Override
    public Object ours() {
        return licences.verify(sealed);
    }

    @Override
    public Object baseline() throws Exception {
        return peer.verify(sealed);
    }

    @Override
    public void agree() throws Exception {
        licences.mustPass(sealed);
        peer.verify(sealed);
    }

    @Override
    public void close() throws Exception {
        peer.close();
    }
}
