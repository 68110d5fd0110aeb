import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, imports, loadedWith, textOf } from './imports';

const packages = /^(undici|(node:)?(https?|http2|net|tls|dns|dgram)(\/promises)?)$/;
const asks = /(?:await|return|void|=>|[=(,])\s*fetch\s*\(/;
const others = /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b/;
const required = /require\("(undici|(node:)?(https?|http2|net|tls|dns|dgram)(\/promises)?)"\)/;

describe('Nothing leaves the machine unless somebody asks for a download:', () => {
  it('one file of the engine speaks with the network, and no other file of the project can', () => {
    const users = imports
      .filter(({ to, typeOnly }) => packages.test(to) && !typeOnly)
      .map(({ from }) => from);
    expect([...new Set(users)].sort()).toEqual(['engine/models/hubConnection']);
    expect(files.filter((file) => asks.test(textOf(file)) || others.test(textOf(file)))).toEqual([
      'engine/models/hubConnection',
    ]);
  });

  it('it is loaded by the two requests that ask the Hub, and by nothing else', () => {
    const users = imports.filter(({ to, typeOnly }) => to === 'engine/models/pullModel' && !typeOnly);
    expect(new Set(users.map(({ from }) => from))).toEqual(new Set(['engine/services/modelsService']));
    expect(textOf('engine/services/modelsService')).not.toMatch(/^import [^;]*'\.\.\/models\/pullModel'/m);
    expect(
      textOf('engine/services/modelsService').match(/await import\('\.\.\/models\/pullModel'\)/g),
    ).toHaveLength(2);
  });

  // The panel's page may fetch nothing by its policy; papaparse has an XMLHttpRequest in it for files that are named by address.
  it.each(['cli', 'extension', 'calibrator', 'tokenising', 'scoring', 'engine'])(
    'the built %s cannot',
    (bundle) => {
      const text = readFileSync(resolve(__dirname, '..', '..', 'dist', `${bundle}.js`), 'utf8');
      expect(text.length).toBeGreaterThan(10_000);
      expect(required.exec(text)?.[0]).toBeUndefined();
      expect(asks.exec(text)?.[0]).toBeUndefined();
    },
  );

  it.each(['cli/main', 'extension/extension', 'webview/main'])('%s does not load what can', (main) => {
    expect([...loadedWith(main)].filter((name) => packages.test(name))).toEqual([]);
  });
});
