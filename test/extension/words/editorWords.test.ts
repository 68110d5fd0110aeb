import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editorWords } from '../../../src/extension/words/editorWords';

const source = resolve(__dirname, '..', '..', '..', 'src');

describe('the words of the editor', () => {
  it.each([
    ['probe cannot be computed for a.csv: no label. Say which field it is with --map.', /Choose Fields…"\.$/],
    [
      'It has: a, b. Say which is which, as in --map question=FIELD,answer=FIELD.',
      /"Gradus: Choose Fields…"\.$/,
    ],
    ['/a/b.jsonl exists already: choose another name, or replace it with --force.', /another name\.$/],
    [
      'The score store is in use: wait for it to finish, or choose another folder with --store.',
      /gradus\.storeFolder/,
    ],
    ['Cannot write the score store x: it may not be written here. Use --store DIR.', /here\. The setting/],
    [
      'irt cannot be computed for a.csv: no responses. Name them with --responses LOG.',
      /Import them with "Gradus: Import Responses…"\.$/,
    ],
    [
      'surprisal cannot be computed for a.csv: no language model is chosen. Name one with --lm DIR.',
      /setting gradus\.languageModelPath names one\.$/,
    ],
    ['It gives embeddings. A text encoder is named with --model DIR.', /by the setting gradus\.modelPath\.$/],
    [
      'It gives logits. A language model is named with --lm DIR.',
      /by the setting gradus\.languageModelPath\.$/,
    ],
    ['It is half a model. --lm takes a language model that stands alone.', /gradus\.languageModelPath takes/],
    [
      'importedDynamics cannot be computed for a.csv: none were imported. Name them with --dynamics FOLDER.',
      /Import them with "Gradus: Import Training Dynamics…"\.$/,
    ],
    ['The responses may not be of a.csv: they differ; --anyway imports them all the same.', /they differ\.$/],
    [
      'a.csv has responses already, of 3 items: --replace puts those of 5 items (b.csv) in their place (--take-back responses undoes it), and without --responses they are kept.',
      /import those of 5 items \(b\.csv\) again to be asked/,
    ],
    [
      'm.csv looks like a response matrix: "gradus irt m.csv" calibrates it alone, and "gradus score DATA --responses m.csv" imports it into the dataset that its items are of.',
      /matrix: calibrate it alone, or import it into the dataset that its items are of\.$/,
    ],
    [
      '3 items are not found in it any more. Import them again with --responses LOG where they should be.',
      /with "Gradus: Import Responses…" where they should be\.$/,
    ],
    [
      'The training dynamics are not kept any more: name them again with --dynamics FOLDER.',
      /: import them with "Gradus: Import Training Dynamics…"\.$/,
    ],
    [
      'They match no example. Say which field holds them with --map key=FIELD.',
      /holds them with "Gradus: Choose Fields…"\.$/,
    ],
    [
      'Ask for fewer, or let other bands fill the gap (shortage: fill, --fill).',
      /\("fill from other bands"\)\.$/,
    ],
    [
      'Cannot reach h: it does not answer. Check the network and the proxy (HTTPS_PROXY), or name another endpoint with --endpoint; a folder copied by hand works too: --model DIR.',
      /setting http\.proxy, .* gradus\.hubEndpoint; .*"Gradus: Choose Model…" takes it\.$/,
    ],
    [
      'h gives this model only to those who accepted its terms: accept them on its page, then give your token as HF_TOKEN.',
      /then enter it with "Gradus: Set Hugging Face Token…"\.$/,
    ],
    [
      'h has no such model, or gives it only with a token: check the name, or give a token as HF_TOKEN.',
      /or enter one with "Gradus: Set Hugging Face Token…"\.$/,
    ],
    [
      'The model x is not on this machine yet: "gradus models pull x" downloads it.',
      /"Gradus: Choose Model…" downloads it\.$/,
    ],
    ['Say the cut-offs as values: --cutoffs 2:6 makes easy what is at most 2.', /panel: 2:6 makes/],
  ])('name no option of the command line: %s', (sentence, ending) => {
    expect(editorWords(sentence)).not.toMatch(/ --[a-z]/);
    expect(editorWords(sentence)).toMatch(ending);
  });

  it('cover every option that the engine advises where an editor can ask', () => {
    const files = ['core', 'engine'].flatMap((room) =>
      readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) =>
            file.endsWith('.ts') &&
            !/(shard|verifyMixture|provenFacts|fieldMap|anchors|logSample|responsesApi)\.ts$/.test(file),
        )
        .map((file) => readFileSync(join(source, room, file), 'utf8')),
    );
    const advised = files.flatMap((text) => text.match(/[`'][^`'\n]* --[a-z][^`'\n]*[`']/g) ?? []);
    const left = advised
      .map((one) => editorWords(one.slice(1, -1)))
      .filter((one) => / --(?!shard)[a-z]/.test(one));
    expect(advised.length).toBeGreaterThan(5);
    expect(left).toEqual([]);
  });
});
