/**
 * Finds `moto_server`, a local stand-in of AWS Secrets Manager, or gets it: on the PATH, else a virtual environment
 * with pip, else the Docker image, else Debian's package as root. The tests and the demo's `start:aws` need it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../.cache/moto/', import.meta.url));
const IMAGE = 'motoserver/moto:5.1.1';
const INSTALL = "pip install 'moto[server]'";
const MINUTE = 60_000;

/** Runs a command to its end. Its output is kept for an error only; a command that is missing is one that fails. */
function run(command, args, timeout) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** A shim of pyenv may stand on the PATH without the package, and the package without Flask: only running it tells. */
async function runs(command, args = []) {
  return (await run(command, [...args, '--help'], MINUTE)).ok;
}

function local(command, args = []) {
  return { command, args: (port) => [...args, '-H', '127.0.0.1', '-p', String(port)] };
}

async function onPath() {
  return (await runs('moto_server')) ? local('moto_server') : undefined;
}

async function inVirtualEnvironment(log) {
  const server = `${CACHE}bin/moto_server`;
  if (existsSync(server) && (await runs(server))) return local(server);
  log('moto_server is not on the PATH: installing it into .cache/moto with pip');
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--retries',
    '1',
    '--timeout',
    '20',
  ];
  const made =
    (await run('python3', ['-m', 'venv', '--clear', CACHE], 2 * MINUTE)).ok &&
    (await run(`${CACHE}bin/python`, [...pip, 'moto[server]'], 5 * MINUTE)).ok &&
    (await runs(server));
  if (made) return local(server);
  await rm(CACHE, { recursive: true, force: true });
  return undefined;
}

async function inDocker(log) {
  if (!(await run('docker', ['version'], MINUTE / 2)).ok) return undefined;
  log(`pip could not install it: using the Docker image ${IMAGE}`);
  if (!(await run('docker', ['image', 'inspect', IMAGE], MINUTE)).ok) {
    if (!(await run('docker', ['pull', '--quiet', IMAGE], 5 * MINUTE)).ok) return undefined;
  }
  const args = (port) => ['run', '--rm', '--init', '--publish', `127.0.0.1:${port}:5000`, IMAGE];
  return { command: 'docker', args };
}

async function installedByDebian() {
  const asModule = ['-m', 'moto.server'];
  if (await runs('/usr/bin/moto_server')) return local('/usr/bin/moto_server');
  return (await runs('/usr/bin/python3', asModule)) ? local('/usr/bin/python3', asModule) : undefined;
}

async function fromDebian(log) {
  const installed = await installedByDebian();
  if (installed || process.getuid?.() !== 0) return installed;
  log('installing the Debian packages python3-moto and python3-flask-cors');
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'python3-moto', 'python3-flask-cors'];
  await run('apt-get', ['update', '-qq'], 3 * MINUTE);
  return (await run('apt-get', install, 8 * MINUTE)).ok ? installedByDebian() : undefined;
}

/**
 * Resolves to the command and a function from a port to its arguments; rejects, naming the command that installs it.
 */
export async function findMoto(log = () => {}) {
  for (const way of [onPath, inVirtualEnvironment, inDocker, fromDebian]) {
    const found = await way(log);
    if (found) return found;
  }
  throw new Error(
    `moto_server, the local stand-in of AWS, was not found and could not be installed. Run: ${INSTALL}`,
  );
}
