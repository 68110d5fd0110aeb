import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { writeDecoder } from '../../engine/onnx/causalLm/madeDecoder';
import { closeAll, gradus, hoverAt, record, records, scored, setting } from './datasets';

const picturesIn = (text: string): string[] =>
  [...text.matchAll(/!\[[^\]]*\]\(data:image\/svg\+xml;base64,([^)]*)\)/g)].map(([, data]) =>
    Buffer.from(data!, 'base64').toString(),
  );
const writtenIn = (svg: string): string =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!).join('');

describe('The hover over an example that a language model scored', () => {
  let document: vscode.TextDocument;
  const folder = mkdtempSync(join(tmpdir(), 'gradus-lm-'));

  before(async () => {
    await gradus().activate();
    await setting('languageModelPath', writeDecoder(join(folder, 'lm')));
    await setting('measures', ['length', 'surprisal']);
    const hostile = '</text><image href="http://x"/> ![x](http://x)';
    const lines = records(20, (number) =>
      record(number, { answer: number === 7 ? hostile : `it is ${number}` }),
    );
    document = await scored('surprisal.jsonl', lines.join('\n'));
  });

  after(async () => {
    await setting('languageModelPath', undefined);
    await setting('measures', undefined);
    await closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the tokens of its answer, shaded', async () => {
    const { value } = (await hoverAt(document.uri, 4))!;
    const [, answer] = picturesIn(value);
    assert.equal(writtenIn(answer!), 'itis4');
    assert.match(answer!, /fill-opacity/);
    assert.match(value, /answer surprisal/);
  });

  it('shows what an answer says as text, whatever it says', async () => {
    const { value } = (await hoverAt(document.uri, 7))!;
    const [, answer] = picturesIn(value);
    assert.doesNotMatch(answer!, /<image/);
    assert.match(answer!, /&lt;/);
    assert.doesNotMatch(value, /http:/);
  });

  it('shows none where no language model is chosen any more', async () => {
    await setting('languageModelPath', undefined);
    const other = await scored('without.jsonl', records(20).join('\n'));
    const { value } = (await hoverAt(other.uri, 4))!;
    assert.equal(picturesIn(value).length, 1);
  });
});
