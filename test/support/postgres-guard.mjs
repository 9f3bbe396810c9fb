// Runs a PostgreSQL for as long as its own input is open. So the server ends and its folder goes, however the process
// ends that has started this one. Usage: postgres-guard.mjs <folder> <uid and gid, or two empty> <program> [argument…]
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folder, uid, gid, program, ...args] = process.argv.slice(2);
const user = uid ? { uid: Number(uid), gid: Number(gid) } : {};
const server = spawn(program, args, { ...user, stdio: ['ignore', 'ignore', 'inherit'] });

// Ctrl-C reaches the server as well, and whoever has started this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
// Its "fast" shutdown.
process.stdin.on('close', () => server.kill('SIGINT')).resume();
const end = () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
};
server.once('error', end);
server.once('exit', end);
