import { once } from 'node:events';
import { createServer, get, request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from '../../tools/workbench/door.mjs';
import { temporaryFolder } from '../temporary';

const socket = join(temporaryFolder(), 'socket');
const asked: string[] = [];
const behind = createServer((request, answer) => {
  asked.push(`${request.method} ${request.url}`);
  request.pipe(answer.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] }));
});
behind.on('upgrade', (request, connection) => {
  asked.push(`upgrade ${request.url}`);
  connection.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  connection.pipe(connection);
});
let address: string;
let cookie: string;

beforeAll(async () => {
  behind.listen(socket);
  await once(behind, 'listening');
  address = await openDoor(socket);
  cookie = (await answerTo(address)).headers['set-cookie']![0]!.split(';')[0]!;
});
afterAll(() => void behind.close());

function answerTo(url: URL | string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (answer) => resolve(answer.resume())).on('error', reject);
  });
}

describe.skipIf(process.platform === 'win32')('the door to a server', () => {
  it('leads whoever brings the token to the same address without it, on this host alone', async () => {
    for (const path of ['/', '/?folder=%2Fa%20b&x=1', '//elsewhere.example/', '/a/b?y=%26']) {
      const url = new URL(address);
      const [, token] = url.search.split('=');
      const answer = await answerTo(`${url.origin}${path}${path.includes('?') ? '&' : '?'}token=${token}`);
      expect(answer.statusCode).toBe(302);
      expect(answer.headers['set-cookie']![0]).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
      const led = new URL(answer.headers.location!, url.origin);
      expect(led.host).toBe(url.host);
      expect(led.href).not.toContain(token);
      expect([...led.searchParams]).toEqual([...new URL(path, 'http://x').searchParams]);
    }
  });

  it('asks the server nothing for anyone else', async () => {
    asked.length = 0;
    const [name] = cookie.split('=') as [string];
    const { origin } = new URL(address);
    const token = cookie.slice(name.length + 1);
    const strangers = [
      '',
      'x',
      `${name}=`,
      `${name}=${token}x`,
      `x${name}=${token}`,
      token,
      `${name}=${token.slice(1)}`,
    ];
    for (const stranger of strangers)
      for (const path of ['/', `/?token=`, `/?token=${token}x`, '/?Token=x', `/#token=${token}`])
        for (const more of [{}, { Connection: 'Upgrade', Upgrade: 'websocket' }])
          expect((await answerTo(`${origin}${path}`, { cookie: stranger, ...more })).statusCode).toBe(401);
    expect(asked).toEqual([]);
  });

  it('stays open whatever a stranger sends', async () => {
    const { hostname, port, origin } = new URL(address);
    const targets = [
      '//',
      'http://[',
      '/%',
      '*',
      '/?%',
      '?',
      '/\\elsewhere.example',
      'http://elsewhere.example:99999/?token=',
    ];
    const requests = targets.flatMap((target) => [
      `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    ]);
    for (const sent of [...requests, '\0\0\r\n\r\n', 'GET / HTTP/1.1\r\nCookie: =;;=\r\nHost: x\r\n\r\n']) {
      const stranger = connect(Number(port), hostname);
      stranger.on('error', () => undefined).resume();
      await once(stranger, 'connect');
      await new Promise<void>((resolve) => stranger.write(sent, () => resolve()));
      stranger.resetAndDestroy();
    }
    const patient = connect(Number(port), hostname).on('error', () => undefined);
    patient.end(requests[1]!);
    expect(await text(patient)).toMatch(/^HTTP\/1\.1 401 /);
    expect((await answerTo(`${origin}/`, { cookie })).statusCode).toBe(200);
  });

  it('hands requests and answers on as they are', async () => {
    const { origin } = new URL(address);
    const body = 'x'.repeat(300_000);
    const sent = request(`${origin}/post?a=%2F`, {
      method: 'POST',
      headers: { cookie: `other=1; ${cookie}` },
    });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe(body);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(asked).toContain('POST /post?a=%2F');
  });

  it('hands a web socket on', async () => {
    const { origin } = new URL(address);
    const headers = { cookie, Connection: 'Upgrade', Upgrade: 'echo' };
    const sent = request(`${origin}/socket`, { headers, agent: false });
    sent.end();
    const [, connection] = (await once(sent, 'upgrade')) as [IncomingMessage, Socket];
    connection.write('hello');
    expect(String((await once(connection, 'data'))[0])).toBe('hello');
    connection.destroy();
  });
});
