import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Uri } from 'vscode';
import { isMessage } from '../../../src/core/message';
import { panelAnswers, panelMessages } from '../../../src/core/protocol/panelApi';
import { panelDataset } from '../../../src/extension/panel/panelDataset';
import { Scores } from '../../../src/extension/records/scores';
import { throughPort } from '../../core/protocol/jsonPort';
import { BuiltEngine } from '../../engine/builtEngine';
import { writeLog } from '../../engine/calibrating/madeLog';
import { writeDataset } from '../../engine/dataset';
import { unpackStore } from '../../engine/earlierVersions';
import { engineInFolder } from '../../engine/engines';
import { wholeSnapshot } from '../../engine/wholeSnapshot';
import { temporaryFolder } from '../../temporary';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 60);
const bare = writeDataset(folder, 5, 'bare.jsonl');
const recipe = { mixture: 'hard', size: 10 } as const;

beforeAll(async () => {
  // One record cannot be used, and so one line of the dataset is no row with a score.
  writeFileSync(path, '{"question": 3\n', { flag: 'a' });
  const log = writeLog(folder, 'answers.csv', { respondents: 40, items: 60, seed: 3, observed: 0.8 });
  await engine.call('importResponses', { logs: [log], dataset: { path } });
  await engine.call('score', { path, measures: ['human', 'length', 'prototype', 'irt'] });
});

/** What the extension shows of a dataset. */
async function shown(file: string): Promise<unknown> {
  const scores = new Scores(await wholeSnapshot(engine, { path: file }), undefined);
  const problems = await engine.call('problems', { path: file });
  const broken = new Set(problems.map(({ row }) => row));
  const work = { secondsToScore: 0 };
  return panelDataset({ uri: { path: file } as Uri, scores, broken, problems, work } as never);
}

describe('What the real engine and the extension tell the panel', () => {
  it.each([path, bare])('is a dataset as the panel takes it', async (file) => {
    expect(isMessage(panelMessages.show, throughPort(await shown(file)))).toBe(true);
  });

  it.each([path, bare])('is a calibration, or that there is none', async (file) => {
    const report = await engine.call('calibration', { path: file });
    expect(report === undefined).toBe(file === bare);
    expect(isMessage(panelMessages.calibration, throughPort(report))).toBe(true);
  });

  it('is a calibration that an earlier version kept', async () => {
    const { store, path: earlier } = await unpackStore('0.1.0', temporaryFolder());
    const own = new BuiltEngine(store);
    try {
      const report = await own.call('calibration', { path: earlier });
      expect(report).toBeDefined();
      expect(isMessage(panelMessages.calibration, throughPort(report))).toBe(true);
    } finally {
      own.stop();
    }
  });

  const answers = {
    numbers: () => engine.call('numbers', { path, id: 'questionWords', from: 3, to: 20 }),
    examples: () => engine.call('examples', { path, rows: [0, 60, 3] }),
    agreement: () => engine.call('agreement', { path }),
    correlations: () => engine.call('correlations', { path }),
    describeSet: () => engine.call('describeSet', { path, recipe }),
    preview: () => engine.call('draw', { path, recipe }),
    itemAnswers: () => engine.call('itemAnswers', { path, item: 0 }),
  };

  it.each(Object.keys(answers) as (keyof typeof answers)[])('is an answer: %s', async (method) => {
    const answer = throughPort(await answers[method]());
    expect(answer).toBeDefined();
    expect(isMessage(panelAnswers[method], answer)).toBe(true);
  });

  it('is an answer also where nothing is scored, or where rows are named', async () => {
    const correlations = await engine.call('correlations', { path: bare });
    expect(correlations.remedy).toBeUndefined();
    expect(isMessage(panelAnswers.correlations, throughPort(correlations))).toBe(true);
    expect(isMessage(panelAnswers.agreement, await engine.call('agreement', { path: bare }))).toBe(true);
    expect(await engine.call('numbers', { path, id: 'none', from: 0, to: 3 })).toBeUndefined();
    const set = await engine.call('describeSet', { path, rows: Uint32Array.of(1, 5, 7) });
    expect(isMessage(panelAnswers.describeSet, throughPort(set))).toBe(true);
  });
});
