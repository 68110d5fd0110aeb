import { describe, expect, it } from 'vitest';
import type { ModelReport } from '../../src/core/protocol/modelsApi';
import { modelItems, type ModelItem, type ModelsNow } from '../../src/extension/models/modelItems';

const model = (name: string, other: Partial<ModelReport>): ModelReport => ({
  name,
  kind: 'encoder',
  state: 'available',
  bytes: 23_700_000,
  about: 'English.',
  ...other,
});

const models = [
  model('gradus-static-en', { state: 'embedded', bytes: 8_400_000 }),
  model('mini', { state: 'pulled', repo: 'someone/mini', folder: '/models/mini' }),
  model('big', { licence: 'mit' }),
  model('talker', { kind: 'languageModel', licence: 'apache-2.0', bytes: 202_000_000 }),
];

const items = (now: Partial<ModelsNow> = {}): ModelItem[] =>
  modelItems(models, { encoder: '', languageModel: '', ...now });
const now = (named: Partial<ModelsNow>): (string | undefined)[] =>
  items(named)
    .filter(({ description }) => description?.endsWith('now'))
    .map(({ label, description }) => (label === 'A Folder…' ? description : label));

describe('the models to choose from', () => {
  it('are the encoders, then the language models, each with its size, licence and what it is good for', () => {
    expect(items().map(({ label, description }) => [label, description ?? ''].join(': '))).toEqual([
      'text encoders: question vectors: ',
      'gradus-static-en: built in, 8.4 MB · now',
      'mini: downloaded, 24 MB',
      'big: can be downloaded, about 24 MB, licence mit',
      'A Folder…: ',
      'language models: surprisal and choices: ',
      'No Language Model: now',
      'talker: can be downloaded, about 202 MB, licence apache-2.0',
      'A Folder…: ',
    ]);
  });

  it('say which are used now: by name, by OWNER/NAME, by folder', () => {
    expect(now({})).toEqual(['gradus-static-en', 'No Language Model']);
    for (const encoder of ['mini', 'Someone/Mini', '/models/mini'])
      expect(now({ encoder })).toEqual(['mini', 'No Language Model']);
    expect(now({ encoder: '/my/own', languageModel: 'talker' })).toEqual(['/my/own · now', 'talker']);
  });

  it('are inert whatever a model calls itself', () => {
    const evil = model('$(zap) x', { about: '$(sync~spin) look' });
    const [, item] = modelItems([evil], { encoder: '$(zap) y', languageModel: '' });
    expect(`${item!.label} ${item!.detail}`).not.toMatch(/\$\(/);
  });
});
