import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { proxyFor } from '../../../src/engine/models/proxy';
import { pullModel } from '../../../src/engine/models/pullModel';
import { temporaryFolder } from '../../temporary';
import { startHub } from './hub';
import { addressOfNobody } from './hubServer';
import { startProxy } from './tunnelProxy';

const endpoint = 'https://huggingface.co';
const reached = (url: string, noProxy: string): boolean =>
  proxyFor(new URL(url), { endpoint, proxy: { http: 'http://p:1', https: 'http://q:2' }, noProxy }) ===
  undefined;

describe('which proxy is taken', () => {
  it('is the one of the kind of address, with http:// where it names no kind', () => {
    const access = { endpoint, proxy: { http: 'one:3128', https: 'https://two' } };
    expect(proxyFor(new URL('http://host/'), access)).toBe('http://one:3128');
    expect(proxyFor(new URL('https://host/'), access)).toBe('https://two');
    expect(proxyFor(new URL('https://host/'), { endpoint })).toBeUndefined();
    expect(proxyFor(new URL('https://host/'), { endpoint, proxy: { http: 'one' } })).toBeUndefined();
  });

  it.each([
    ['', 'https://a.example.org/', false],
    ['*', 'https://a.example.org/', true],
    ['example.org', 'https://a.example.org/', true],
    ['.example.org', 'https://a.example.org/', true],
    ['*.example.org', 'https://a.example.org/', true],
    ['.example.org', 'https://example.org/', true],
    ['example.org', 'https://notexample.org/', false],
    ['EXAMPLE.org', 'https://Example.ORG/', true],
    ['other, localhost 127.0.0.1', 'http://127.0.0.1:8080/', true],
    ['example.org:443', 'https://example.org/', true],
    ['example.org:8080', 'https://example.org/', false],
    ['example.org:8080', 'http://example.org:8080/', true],
    ['::1', 'http://[::1]:9000/', true],
    ['[::1]', 'http://[::1]/', true],
  ])('is none where "%s" is exempt: %s', (list, url, expected) => {
    expect(reached(url, list)).toBe(expected);
  });
});

describe('a pull through a proxy', async () => {
  const repo = 'someone/tiny-encoder';
  const hub = await startHub(repo);
  const { address, asked, stop } = await startProxy('me:secret');
  afterAll(stop);
  const pull = async (proxyAddress: string, noProxy = ''): Promise<unknown> =>
    pullModel(
      temporaryFolderOnce,
      { model: repo, hub: hub.access({ proxy: { http: proxyAddress }, noProxy }) },
      { signal: new AbortController().signal, progress: () => undefined },
    );
  const temporaryFolderOnce = temporaryFolder();
  const withPassword = address.replace('://', '://me:secret@');

  it('that asks for a password says so without repeating one', async () => {
    const refused = pull(address.replace('://', '://me:wrong@'));
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringMatching(/the proxy refuses the connection\.$/) as string,
      remedy: { kind: 'network' },
    });
    await expect(refused).rejects.not.toThrow(/wrong/);
    expect(hub.seen).toEqual([]);
  });

  it('that is not there says so', async () => {
    await expect(pull(await addressOfNobody())).rejects.toThrow(/it refuses the connection/);
    expect(hub.seen).toEqual([]);
  });

  it('goes through it to the Hub and to where the Hub redirects', async () => {
    asked.length = 0;
    await pull(withPassword);
    const hosts = [hub.endpoint, hub.cdnAddress].map((one) => new URL(one).host);
    expect(new Set(asked)).toEqual(new Set(hosts));
  });

  it('goes around it to hosts that are exempt', async () => {
    asked.length = 0;
    await pull(withPassword, '127.0.0.1,localhost');
    expect(asked).toEqual([]);
  });
});
