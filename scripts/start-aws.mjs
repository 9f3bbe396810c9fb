// Runs the demo on a local stand-in of AWS Secrets Manager, filled with two secrets; the third key of the demo is
// not there, so that it comes from `apps/demo/.env`. Ctrl-C stops both.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startMotoServer } from './moto-server.mjs';

const SECRETS = {
  PAYMENT_API_KEY: 'fake-payment/key+from the AWS stand-in',
  DATABASE: JSON.stringify({
    host: 'db.from-aws.example',
    port: 5432,
    user: 'demo',
    password: 'fake-database-password-from-aws',
  }),
};

// What its SDK says about the version of Node is not about this demo.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
console.log('Starting moto_server, the local stand-in of AWS');
const { url, stop } = await startMotoServer({ log: console.log });
const credentials = { accessKeyId: 'fake', secretAccessKey: 'fake' };
const client = new SecretsManagerClient({ endpoint: url, region: 'us-east-1', credentials });
for (const [Name, SecretString] of Object.entries(SECRETS)) {
  await client.send(new CreateSecretCommand({ Name, SecretString }));
}
client.destroy();
console.log(`It listens on ${url} and has ${Object.keys(SECRETS).join(' and ')}`);

// Nothing in the demo knows of the stand-in: these variables are the SDK's own, and a real account needs none.
const env = {
  ...process.env,
  SECRETS_PROVIDER: 'aws',
  SECRETS_AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
};
for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])
  delete env[name];

const nest = fileURLToPath(new URL('../node_modules/@nestjs/cli/bin/nest.js', import.meta.url));
const demo = spawn(process.execPath, [nest, 'start', 'demo'], { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => demo.kill(signal));
const [code] = await once(demo, 'exit');
await stop();
process.exitCode = code ?? 0;
