import type { EngineRequest } from '../../../src/engine/client';
import type { EngineApi } from '../../../src/core/protocol/engineApi';

const dataset = {
  path: 'data.jsonl',
  map: { question: ['stem', 'body'], label: [] },
  mapText: ['answer=reply'],
  levels: ['easy', 'hard'],
  reading: { header: true, encoding: 'gbk', records: 'data' },
  model: 'encoder',
  languageModel: 'decoder',
  of: 'c0ffee',
} as const;
const table = { ...dataset, scores: 'scores.csv' } as const;
const agreed = { force: false, replaces: [{ path: 'old.csv', size: 3, mtimeMs: 1.5 }] } as const;
const logs = {
  logs: ['one.csv', 'more'],
  reading: {
    format: 'wide',
    metric: 'acc',
    filter: 'none',
    rows: 'items',
    pass: 0.5,
    step: 'last',
    unfinished: 'omit',
    fields: { item: 'id' },
  },
} as const;
const calibrate = { ...logs, model: '2pl', priors: 'none', choices: 4, anchors: 'anchors.csv' } as const;
const recipe = { mixture: 'hard', size: 3, seed: 7, bands: { easy: 0.3, hard: 0.7 } } as const;
// What is told of a pull is refused by nobody that listens.
const pull = {
  model: 'none',
  hub: { endpoint: 'http://127.0.0.1:9', token: 't', proxy: { http: '' }, noProxy: '*', strictSsl: true },
  file: 'model.onnx',
} as const;
const sort = { by: 'field', name: 'stem', isDescending: true } as const;
const marked = { primary: 'questionWords', state: '1', measures: ['all'] } as const;
const consent = { replace: true, anyway: true } as const;

/** A request of every method with every input that it takes. */
export const goodRequests: { readonly [M in keyof EngineApi]: EngineRequest<M> } = {
  open: dataset,
  survey: dataset,
  score: { ...dataset, measures: ['length'], optional: true, shard: { number: 1, of: 2 }, budget: 1.5 },
  table,
  correlations: table,
  record: { ...table, row: 3 },
  exportScores: {
    ...table,
    ...agreed,
    out: 'out.csv',
    escapeFormulas: true,
    shard: { number: 2, of: 2 },
    measures: ['length'],
  },
  draw: { ...table, recipe },
  describeSet: { ...table, recipe, rows: Uint32Array.of(1, 2) },
  mix: {
    ...table,
    ...agreed,
    recipe: { size: 3 },
    recipeFile: 'recipe.yaml',
    out: 'out.jsonl',
    drawn: 'c0ffee',
  },
  verify: {
    manifest: 'out.jsonl.manifest.json',
    data: 'data.jsonl',
    scores: 'scores.csv',
    model: 'encoder',
    languageModel: 'decoder',
  },
  saveRecipe: { ...dataset, ...agreed, recipe, out: 'recipe.yaml' },
  exportRows: { ...dataset, ...agreed, rows: Uint32Array.of(1), out: 'out.jsonl' },
  previewResponses: { ...logs, join: 'question', dataset },
  calibrate: {
    ...calibrate,
    ...agreed,
    out: 'items.csv',
    respondents: 'respondents.csv',
    e2h: true,
    escapeFormulas: true,
  },
  glicko: {
    ...logs,
    ...agreed,
    out: 'items.csv',
    respondents: 'respondents.csv',
    periods: 'respondent',
    escapeFormulas: true,
  },
  glickoMatches: { ...agreed, logs: ['matches.csv'], out: 'players.csv', escapeFormulas: true },
  weighResponses: { ...calibrate, ...consent, join: 'row', dataset },
  importResponses: { ...calibrate, ...consent, join: 'row', dataset },
  compareRuns: {
    ...{ dataset, join: 'row', before: ['before.jsonl'], after: ['after.jsonl'] },
    ...{ reading: calibrate.reading, bar: 0.9, anyway: true },
  },
  calibration: dataset,
  itemAnswers: { ...dataset, item: 0 },
  exportItems: {
    ...dataset,
    ...agreed,
    what: 'respondents',
    out: 'items.csv',
    e2h: true,
    escapeFormulas: true,
  },
  forgetResponses: dataset,
  takeBackResponses: { ...dataset, from: '' },
  weighDynamics: { ...consent, dataset, paths: ['runs'] },
  importDynamics: { ...consent, dataset, paths: ['runs'] },
  forgetDynamics: dataset,
  takeBackDynamics: { ...dataset, from: 'key' },
  models: {},
  planPull: pull,
  pullModel: pull,
  verifyModels: { model: 'none' },
  removeModel: { model: 'none' },
  store: { clear: false },
  snapshot: {
    ...dataset,
    held: { digest: 'c0ffee', versions: ['1'], rows: true },
    measures: ['all'],
    primaryOnly: { chosen: undefined },
  },
  numbers: { ...dataset, id: 'questionWords', from: 0, to: 5 },
  problems: dataset,
  hints: dataset,
  examine: { ...dataset, records: ['{}'] },
  examples: { ...dataset, rows: [0, 2] },
  answerTokens: { ...dataset, row: 0, id: new Uint32Array(4) },
  agreement: table,
  rollouts: dataset,
  logKind: { path: 'steps.jsonl' },
  head: dataset,
  cells: { ...dataset, sort, from: 0, to: 5, columns: ['stem'], scores: marked },
  sortRows: { ...dataset, sort },
  findText: { ...dataset, sort, text: 'otter' },
  findPlace: { ...dataset, sort, by: 'line', at: 3 },
  recordParts: { ...dataset, row: 3 },
  describeRow: { ...dataset, row: 3, scores: marked },
};
