import type { WholeDataset } from './made';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import { EngineClient } from '../../src/engine/client';
import { defaultStoreFolder } from '../../src/engine/store/storeFolder';
import { answerAsJson, calibrationAsJson, datasetAsJson, failureAsJson } from './json';
import { calibrated } from './madeReport';
import { pageHtml } from './pageHtml';
import { engineAnswers, scored } from './scored';
import { themes, type ThemeName } from './themes';

const [path = 'media/samples/school.jsonl', theme = 'dark'] = process.argv.slice(2);
const file = resolve(path);
const engine = new EngineClient({ storeFolder: defaultStoreFolder() });
const answers = engineAnswers(engine, file);
let dataset: WholeDataset;
let responses: ReturnType<typeof calibrated>;

/** What the panel of the browser asks of its extension; choosing another measure shows the dataset anew. */
async function answer(method: string, request: unknown): Promise<string> {
  try {
    if (method === 'choosePrimary') dataset = { ...dataset, primary: (request as { id: string }).id };
    console.error(`${method} ${JSON.stringify(request).slice(0, 200)}`);
    if (method === 'itemAnswers') return answerAsJson(responses.itemAnswers(request as { item: number }));
    return answerAsJson(await answers[method as keyof PanelHost]?.(request as never));
  } catch (error) {
    return failureAsJson(error);
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part as string;
  return body;
}

async function reply(request: IncomingMessage): Promise<{ type: string; body: string | Buffer }> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/')
    return { type: 'text/html', body: pageHtml(theme as ThemeName, 'en', "'self'", 'panelHost.js') };
  if (pathname === '/dataset')
    return { type: 'application/json', body: JSON.stringify(datasetAsJson(dataset)) };
  if (pathname === '/calibration')
    return { type: 'application/json', body: JSON.stringify(calibrationAsJson(responses.report)) };
  const [, method] = /^\/answer\/(\w+)$/.exec(pathname) ?? [];
  if (method)
    return { type: 'application/json', body: await answer(method, JSON.parse(await bodyOf(request))) };
  const [name] = /^panel(Host)?\.(js|css)$/.exec(pathname.slice(1)) ?? [];
  if (!name) return { type: 'text/plain', body: '' };
  return {
    type: name.endsWith('css') ? 'text/css' : 'text/javascript',
    body: readFileSync(resolve(__dirname, name)),
  };
}

async function main(): Promise<void> {
  if (!(theme in themes)) throw new Error(`There is no theme "${theme}": ${Object.keys(themes).join(', ')}.`);
  dataset = await scored(engine, file);
  // The responses are simulated: no sample comes with any.
  responses = calibrated({ respondents: 60, items: Math.min(dataset.rows, 5000), turned: [7, 31, 88] });
  const server = createServer((request, response) => {
    reply(request).then(
      ({ type, body }) => response.setHeader('content-type', type).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, 'localhost', () => {
    const { port } = server.address() as { port: number };
    console.log(`The panel of ${path}: http://localhost:${port}/`);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  engine.stop();
  process.exitCode = 1;
});
