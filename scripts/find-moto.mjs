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

/** Runs a command to its end. A command that is missing is one that fails, and so is one that takes too long. */
function run(command, args, timeout) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    const end = (ok) => {
      clearTimeout(timer);
      resolve(ok);
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });
}

/** A shim of pyenv may stand on the PATH without the package, and the package without Flask: only running it tells. */
async function runs(command, args = []) {
  return run(command, [...args, '--help'], MINUTE);
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
  const install = '-m pip install --quiet --disable-pip-version-check --retries 1 --timeout 20'.split(' ');
  const made =
    (await run('python3', ['-m', 'venv', '--clear', CACHE], 2 * MINUTE)) &&
    (await run(`${CACHE}bin/python`, [...install, 'moto[server]'], 5 * MINUTE)) &&
    (await runs(server));
  if (made) return local(server);
  await rm(CACHE, { recursive: true, force: true });
  return undefined;
}

async function inDocker(log) {
  if (!(await run('docker', ['version'], MINUTE / 2))) return undefined;
  log(`pip could not install it: using the Docker image ${IMAGE}`);
  if (!(await run('docker', ['image', 'inspect', IMAGE], MINUTE))) {
    if (!(await run('docker', ['pull', '--quiet', IMAGE], 5 * MINUTE))) return undefined;
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
  return (await run('apt-get', install, 8 * MINUTE)) ? installedByDebian() : undefined;
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
