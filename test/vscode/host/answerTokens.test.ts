import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { writeDecoder } from '../../engine/onnx/causalLm/madeDecoder';
import { answering } from './answering';
import { closeAll, gradus, hoversAt, record, records, scored, setting } from './datasets';

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
    const [difficulty, tokens] = await hoversAt(document.uri, 4);
    assert.match(difficulty!.value, /answer surprisal/);
    const [answer] = picturesIn(tokens!.value);
    assert.equal(writtenIn(answer!), 'itis4');
    assert.match(answer!, /fill-opacity/);
  });

  it('shows what an answer says as text, whatever it says', async () => {
    const [difficulty, tokens] = await hoversAt(document.uri, 7);
    const [answer] = picturesIn(tokens!.value);
    assert.doesNotMatch(answer!, /<image/);
    assert.match(answer!, /&lt;/);
    assert.doesNotMatch(difficulty!.value + tokens!.value, /http:/);
  });

  it('is of a prediction where the time that a setting allows was over, and both are exported', async () => {
    await setting('timeBudget', '4s');
    const answer = (number: number): string => 'so many '.repeat(1 + (number % 8));
    const lines = records(8000, (number) => record(number, { answer: answer(number) }));
    const { uri } = await scored('budget.jsonl', lines.join('\n'));
    await setting('timeBudget', undefined);
    const out = uri.with({ path: uri.path.replace('budget.jsonl', 'budget.csv') });
    await answering({ save: out }, async () => {
      await vscode.commands.executeCommand('gradus.exportScores', uri);
    });
    const [header, ...rows] = readFileSync(out.fsPath, 'utf8').trimEnd().split('\n');
    const known = (id: string): number => {
      const at = header!.split(',').indexOf(id);
      return rows.filter((row) => row.split(',')[at] !== '').length;
    };
    const sample = known('answerSurprisal');
    assert.ok(sample > 30 && sample < 8000, `${sample} of ${rows.length}`);
    assert.equal(known('predicted.answerSurprisal'), 8000);
  });

  it('shows none where no language model is chosen any more', async () => {
    await setting('languageModelPath', undefined);
    const other = await scored('without.jsonl', records(20).join('\n'));
    const [difficulty, tokens] = await hoversAt(other.uri, 4);
    assert.equal(picturesIn(difficulty!.value).length, 1);
    assert.equal(tokens, undefined);
  });
});
