import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const refusal =
  'This VS Code is its owner’s alone: open the address, with its token, that was printed when it started.\n';

/**
 * Opens a port of this machine to a server behind a socket, for whoever brings a token: once in the address, which is
 * answered with a cookie, from then on in the cookie. Everyone else gets 401, for a page and for a web socket.
 * @param {string} socketPath
 * @returns {Promise<string>} the address with the token
 */
export async function openDoor(socketPath) {
  const token = randomBytes(32).toString('base64url');
  const server = createServer();
  // A cookie belongs to a host, whatever the port: several servers need several names.
  const cookie = () => `gradus-${server.address().port}`;
  const isLetIn = ({ headers }) => isSame(cookieOf(headers.cookie, cookie()), token);
  server.on('request', (asked, answer) => {
    const { brought, address } = readTarget(asked.url);
    if (isSame(brought, token)) return letIn(address, `${cookie()}=${token}`, answer);
    if (isLetIn(asked)) return passOn(socketPath, asked, answer);
    answer.writeHead(401, { 'Content-Type': 'text/plain; charset=utf-8' }).end(refusal);
  });
  server.on('upgrade', (asked, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (isLetIn(asked)) passOnUpgrade(socketPath, asked, socket, head);
    else socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}/?token=${token}`;
}

/** The token that an address brings, and the address without it, which stays on this host whatever it begins with. */
function readTarget(target) {
  const [path, ...more] = target.split('?');
  const query = new URLSearchParams(more.join('?'));
  const brought = query.get('token') ?? '';
  query.delete('token');
  const rest = query.size > 0 ? `?${query}` : '';
  return { brought, address: `/${path.replace(/^[/\\]+/, '')}${rest}` };
}

/** Leads to the address without the token, which then stays in no history. */
function letIn(location, cookie, answer) {
  const headers = { Location: location, 'Set-Cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax` };
  answer.writeHead(302, { ...headers, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }).end();
}

function passOn(socketPath, asked, answer) {
  const { method, url: path, headers } = asked;
  const passed = request({ socketPath, method, path, headers }, (got) => {
    answer.writeHead(got.statusCode, got.statusMessage, got.rawHeaders);
    got.on('error', () => answer.destroy()).pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  answer.on('close', () => passed.destroy());
  asked.pipe(passed);
}

/** Hands the request on as it came; what follows is none of HTTP. */
function passOnUpgrade(socketPath, { method, url, rawHeaders }, socket, head) {
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  const behind = connect(socketPath, () => {
    behind.write(`${[`${method} ${url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
    behind.write(head);
    behind.pipe(socket).pipe(behind);
  });
  for (const [one, other] of [
    [socket, behind],
    [behind, socket],
  ])
    one.on('error', () => other.destroy()).on('close', () => other.destroy());
}

function isSame(brought, token) {
  const [one, other] = [brought, token].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one, other);
}

function cookieOf(header = '', name) {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
