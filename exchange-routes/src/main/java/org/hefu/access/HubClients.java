package org.hefu.access;

import org.hefu.participant.ParticipantSystem;
import org.hefu.participant.Participants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Shows participant systems to the authorization server as its clients. */
@Component
class HubClients implements RegisteredClientRepository {

    private final Participants participants;
    private final AccessSettings settings;

    HubClients(Participants participants, AccessSettings settings) {
        this.participants = participants;
        this.settings = settings;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new IllegalStateException("Systems are registered as participants, not by the authorization server");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return participants
                .system(clientId)
                .filter(ParticipantSystem::active)
                .map(this::client)
                .orElse(null);
    }

    private RegisteredClient client(ParticipantSystem system) {
        return RegisteredClient.withId(system.id())
                .clientId(system.id())
                .clientName(system.name())
                .clientSecret(system.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokenLifetime())
                        .build())
                .build();
    }
}
