import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy that opens tunnels and notes where to. */
export interface TunnelProxy {
  readonly address: string;
  /** The hosts that tunnels were asked for to, with their ports. */
  readonly asked: string[];
  readonly stop: () => void;
}

/** Starts a proxy that asks for "USER:PASSWORD". */
export async function startProxy(user: string): Promise<TunnelProxy> {
  const asked: string[] = [];
  const expected = `Basic ${Buffer.from(user).toString('base64')}`;
  const server = createServer().on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url!);
    if (request.headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host, port] = request.url!.split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) socket.on('error', () => (client.destroy(), target.destroy()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop };
}
