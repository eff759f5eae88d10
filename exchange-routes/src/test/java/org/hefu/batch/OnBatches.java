package org.hefu.batch;

import org.hefu.fixture.Companies;
import org.hefu.fixture.Ledgers;
import org.hefu.fixture.OnExchange;
import org.hefu.fixture.Scene;
import org.hefu.identity.HolderKind;
import org.hefu.journey.Journeys;
import org.hefu.license.License;
import org.hefu.license.LicenseVault;
import org.hefu.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pushes batches and looks what became of their rows. */
@OnExchange
abstract class OnBatches {

    static final String BUSINESS_LICENSE = "11100000MB0143028R001";

    @Autowired
    Journeys journeys;

    @Autowired
    Batches batches;

    @Autowired
    Quarantine quarantine;

    @Autowired
    LicenseVault vault;

    @Autowired
    Ledgers ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    final BatchReport push(String key, String body) {
        return push(Push.order(key, body));
    }

    final BatchReport push(PushOrder order) {
        return journeys.send(PushRoute.PUSH, order, BatchReport.class);
    }

    final BatchReport underKey(String key) {
        return batches.begin(Scene.LICENSES, Scene.MARKET.system(), key, Push.CSV, new byte[0])
                .report();
    }

    final License current(int serial) {
        return vault.current(BUSINESS_LICENSE, HolderKind.ORGANIZATION, Companies.code(serial))
                .orElseThrow();
    }

    final long licenses() {
        return jdbc.sql("SELECT count(*) FROM license.license_version")
                .query(Long.class)
                .single();
    }
}
