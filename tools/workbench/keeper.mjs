// Keeps a code-server, and the door to it, for as long as whoever asked for it lives: when standard input ends, for whatever
// reason, the server, all it started and its folder go. Arguments: the folder, the socket that the server listens on, then
// its command line.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { openDoor } from './door.mjs';

const [folder, socket, program, ...args] = process.argv.slice(2);
console.log(`Door: ${await openDoor(socket)}`);
const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
server.on('exit', (code) => leave(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.stdin.on('end', end).resume();

/** This process leads the group that the server and its children are in. */
function end() {
  server.removeAllListeners('exit').on('exit', () => leave(0));
  process.kill(-process.pid, 'SIGTERM');
  setTimeout(() => {
    removeFolder();
    process.kill(-process.pid, 'SIGKILL');
  }, 5_000);
}

function leave(code) {
  removeFolder();
  process.exit(code);
}

function removeFolder() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
