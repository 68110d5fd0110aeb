import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const webview = resolve(__dirname, '..', '..', 'webview');

/** Every text of the panel as a wordy language would have it: half as long again, with its places for values. */
export function longWords(): Record<string, string> {
  const files = readdirSync(webview, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = files.flatMap((name) => {
    const source = readFileSync(join(webview, name), 'utf8');
    return [...source.matchAll(/l10n\.t\(\s*(['"])(.+?)\1\s*[,)]/g)].map(([, , text]) => text!);
  });
  return Object.fromEntries(
    texts.map((text) => [text, `${text} ${'länger '.repeat(Math.ceil(text.length / 14)).trim()}`]),
  );
}
