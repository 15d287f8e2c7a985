import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sdk from 'purecloud-platform-client-v2';
import WebSocket from 'ws';
import { startServer } from './server.js';

/** The SDK is a singleton that is configured as its README says for a gateway; nothing in it is patched. */
const client = sdk.ApiClient.instance;
const conversations = new sdk.ConversationsApi();
const notifications = new sdk.NotificationsApi();
const routing = new sdk.RoutingApi();
const tokens = new sdk.TokensApi();

let server;

const control = async (method, path, body) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.baseUrl}/_simulator${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
};

const newConversation = async (options) => (await control('POST', '/conversations', options)).id;

const agentOf = (conversation) => conversation.participants.find((one) => one.purpose === 'agent' && one.calls?.length > 0);

const pending = async (options = {}) => {
  const conversation = await conversations.getConversation(await newConversation(options));
  return { conversation, agent: agentOf(conversation) };
};

/** The SDK rejects with the platform's error body. */
const refused = async (call, status, code) => {
  const body = await call().then(
    () => assert.fail(`expected ${status} ${code}`),
    (reason) => reason,
  );
  assert.deepEqual([body.status, body.code], [status, code], JSON.stringify(body));
  assert.ok(body.message);
  assert.match(body.contextId, /^[0-9a-f-]{36}$/);
  assert.deepEqual([body.details, body.errors], [[], []]);
};

before(async () => {
  server = await startServer();
  const address = new URL(server.baseUrl);
  client.config.live_reload_config = false;
  client.setGateway({ protocol: 'http', host: address.hostname, port: Number(address.port) });
  await client.loginClientCredentialsGrant(server.clientId, server.clientSecret);
});

after(() => server?.stop());

describe('the vendor SDK against the simulator', { timeout: 120_000 }, () => {
  it('logs in with client credentials and reads the token', async () => {
    const token = await tokens.getTokensMe();
    assert.equal(token.OAuthClient.id, server.clientId);
    assert.equal(token.OAuthClient.authorizedGrantType, 'CLIENT-CREDENTIALS');
    assert.ok(token.organization.id);
  });

  it('pages through the codes', async () => {
    const names = [];
    let pages = 0;
    for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount; pageNumber += 1) {
      const page = await routing.getRoutingWrapupcodes({ pageSize: 10, pageNumber });
      pageCount = page.pageCount;
      pages += 1;
      names.push(...page.entities.map((code) => code.name));
      assert.equal(page.pageNumber, pageNumber);
    }
    assert.ok(pages > 1, `${pages} page`);
    assert.ok(names.includes('Sales follow-up'));
  });

  it('reads the codes of a queue', async () => {
    const queues = await routing.getRoutingQueues({ name: 'Support' });
    const codes = await routing.getRoutingQueueWrapupcodes(queues.entities[0].id, { pageSize: 100 });
    assert.ok(codes.entities.some((code) => code.name === 'Resolved'));
  });

  it('reads a conversation and the codes of its agent', async () => {
    const { conversation, agent } = await pending();
    assert.ok(agent.userId);
    assert.ok(agent.calls[0].id);
    const codes = await conversations.getConversationParticipantWrapupcodes(conversation.id, agent.id);
    assert.ok(codes.some((code) => code.name === 'Sales follow-up'));
  });

  it('sets a code on the participant and reads it back', async () => {
    const { conversation, agent } = await pending();
    const [code] = await conversations.getConversationParticipantWrapupcodes(conversation.id, agent.id);
    await conversations.patchConversationParticipant(conversation.id, agent.id, { wrapup: { code: code.id, notes: 'by the SDK' } });
    const wrapup = await conversations.getConversationParticipantWrapup(conversation.id, agent.id);
    assert.deepEqual([wrapup.code, wrapup.notes], [code.id, 'by the SDK']);
  });

  it('sets a code on a communication and reads it back', async () => {
    const { conversation, agent } = await pending();
    const [code] = await conversations.getConversationParticipantWrapupcodes(conversation.id, agent.id);
    const target = [conversation.id, agent.id, agent.calls[0].id];
    await conversations.postConversationsCallParticipantCommunicationWrapup(...target, { body: { code: code.id } });
    const wrapup = await conversations.getConversationsCallParticipantCommunicationWrapup(...target);
    assert.equal(wrapup.code, code.id);
  });

  it('receives an event over the channel', async () => {
    const { conversation, agent } = await pending();
    const [code] = await conversations.getConversationParticipantWrapupcodes(conversation.id, agent.id);
    const channel = await notifications.postNotificationsChannels();
    const topic = `v2.users.${agent.userId}.conversations`;
    const subscriptions = await notifications.postNotificationsChannelSubscriptions(channel.id, [{ id: topic }]);
    assert.deepEqual(subscriptions.entities.map((one) => [one.id, one.state]), [[topic, 'Permitted']]);

    const socket = new WebSocket(channel.connectUri);
    try {
      const messages = [];
      const until = (wanted) => new Promise((resolve, reject) => {
        socket.addEventListener('error', () => reject(new Error('The socket failed.')));
        socket.addEventListener('message', ({ data }) => {
          const message = JSON.parse(data);
          messages.push(message);
          if (wanted(message)) resolve(message);
        });
      });
      await new Promise((resolve) => socket.addEventListener('open', resolve));

      const pong = until((message) => message.topicName === 'channel.metadata' && message.eventBody.message === 'pong');
      socket.send(JSON.stringify({ message: 'ping' }));
      await pong;

      const event = until((message) => message.topicName === topic);
      await conversations.patchConversationParticipant(conversation.id, agent.id, { wrapup: { code: code.id } });
      const { version, eventBody, metadata } = await event;
      assert.equal(version, '2');
      assert.ok(metadata.CorrelationId);
      assert.equal(eventBody.id, conversation.id);
      assert.equal(eventBody.participants.find((one) => one.id === agent.id).wrapup.code, code.id);
    } finally {
      socket.close();
    }
  });

  describe('errors', () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    it('400: a code is required', async () => {
      const { conversation, agent } = await pending();
      await refused(
        () => conversations.postConversationsCallParticipantCommunicationWrapup(conversation.id, agent.id, agent.calls[0].id, { body: {} }),
        400,
        'missing.wrapup.code',
      );
    });

    it('401: the token is not good', async () => {
      const good = client.authData.accessToken;
      client.setAccessToken('not-a-token');
      try {
        await refused(() => tokens.getTokensMe(), 401, 'bad.credentials');
      } finally {
        client.setAccessToken(good);
      }
    });

    it('403: a permission is missing', async () => {
      const good = client.authData.accessToken;
      const { conversation, agent } = await pending();
      const clients = await control('GET', '/clients');
      const reader = clients.find((one) => one.name === 'Reporting');
      await client.loginClientCredentialsGrant(reader.id, reader.secret);
      try {
        const write = () => conversations.patchConversationParticipant(conversation.id, agent.id, { wrapup: { code: nobody } });
        await refused(write, 403, 'missing.any.permissions');
      } finally {
        client.setAccessToken(good);
      }
    });

    it('404: no such conversation', async () => {
      await refused(() => conversations.getConversation(nobody), 404, 'not.found');
    });

    it('409: a conflict', async () => {
      await control('POST', '/faults', { operation: 'patchConversationParticipant', status: 409, count: 1 });
      const { conversation, agent } = await pending();
      const write = () => conversations.patchConversationParticipant(conversation.id, agent.id, { wrapup: { code: nobody } });
      await refused(write, 409, 'request.conflict');
    });

    it('429: too many requests', async () => {
      await control('POST', '/policy', { name: 'RequestsPerMinute', value: 1 });
      try {
        await refused(() => tokens.getTokensMe(), 429, 'too.many.requests.retry.after');
      } finally {
        await control('POST', '/policy', { name: 'RequestsPerMinute', value: 300 });
      }
    });
  });
});
