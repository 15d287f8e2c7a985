// Codes for conversations by the vendor's JavaScript SDK, one after the other, as its examples do it.
// Arguments: the platform's address, the client's id and secret, the code's id, and a file with the conversations' ids.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../tests/interop/package.json', import.meta.url));
const sdk = require('purecloud-platform-client-v2');

const [baseUrl, clientId, clientSecret, code, file] = process.argv.slice(2);
const client = sdk.ApiClient.instance;
const address = new URL(baseUrl);
client.config.live_reload_config = false;
client.setGateway({ protocol: 'http', host: address.hostname, port: Number(address.port) });
await client.loginClientCredentialsGrant(clientId, clientSecret);
const conversations = new sdk.ConversationsApi();

const begun = performance.now();
let set = 0;
for (const id of readFileSync(file, 'utf8').trim().split(/\r?\n/)) {
  const conversation = await conversations.getConversation(id);
  const agent = conversation.participants.find((one) => one.purpose === 'agent');
  await conversations.patchConversationParticipant(id, agent.id, { wrapup: { code } });
  const wrapup = await conversations.getConversationParticipantWrapup(id, agent.id);
  set += wrapup.code === code ? 1 : 0;
}
console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, set }));
process.exit(0);
