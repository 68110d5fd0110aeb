import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { withMarkedNumbers } from '../../src/core/protocol/jsonNumbers';
import type {
  DatasetEditorApi,
  DatasetEditorHost,
  EditorDataset,
} from '../../src/core/protocol/datasetEditorApi';
import type { EditorWindow } from './page/editorHost';
import { answerAsJson, failureAsJson } from './json';
import { pageHtml } from './pageHtml';
import type { ThemeName } from './themes';

/** Who answers the editor's calls; what is left out answers with nothing. */
export type EditorAnswers = { [M in keyof DatasetEditorHost]?: (request: never) => unknown };

/** How the editor is opened. */
export interface EditorOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly remembered?: unknown;
  readonly answers?: EditorAnswers;
}

const root = resolve(__dirname, '..', '..');
const origin = 'http://editor.test/';
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The dataset editor in a browser, with a host that the test plays. */
export class EditorPage {
  /** Every call that the editor made. */
  readonly calls: { method: string; request: unknown }[] = [];
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private answers: EditorAnswers,
  ) {}

  /** Opens the built editor as the extension does: under its content security policy, in a theme of VS Code. */
  static async open(browser: Browser, options: EditorOptions = {}): Promise<EditorPage> {
    const { theme = 'dark', width = 1200, height = 800, answers = {}, remembered } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(60_000);
    const editor = new EditorPage(page, answers);
    page.on('pageerror', (error) => editor.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') editor.errors.push(message.text());
    });
    await page.exposeFunction('answer', (method: string, request: string) =>
      editor.answer(method, JSON.parse(request)),
    );
    if (remembered !== undefined)
      await page.addInitScript((value) => {
        (window as unknown as EditorWindow).remembered = value;
      }, remembered);
    await page.addInitScript({ content: pageHost() });
    await page.route(`${origin}**`, (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      if (file === '')
        return route.fulfill({
          contentType: 'text/html',
          body: pageHtml(theme, 'en', origin, undefined, {}, 'datasetEditor'),
        });
      const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      return route.fulfill({ contentType, body: readFileSync(resolve(root, 'dist', file)) });
    });
    await page.goto(origin);
    return editor;
  }

  /** Shows a dataset. */
  async show(dataset: EditorDataset): Promise<void> {
    await this.call('show', dataset);
  }

  /** Calls the editor as the extension does. */
  async call<M extends keyof DatasetEditorApi>(
    method: M,
    request: Parameters<DatasetEditorApi[M]>[0],
  ): Promise<unknown> {
    return this.page.evaluate(
      ([name, value]) => (window as unknown as EditorWindow).harness.call(name, value),
      [method, withMarkedNumbers(request)] as const,
    );
  }

  /** Answers in another way from now on. */
  answerBy(answers: EditorAnswers): void {
    this.answers = { ...this.answers, ...answers };
  }

  /** Tells how far the latest call of a method has come. */
  async progress(method: keyof DatasetEditorHost, progress: unknown): Promise<void> {
    await this.page.evaluate(
      ([name, value]) => (window as unknown as EditorWindow).harness.progress(name, value),
      [method, progress] as const,
    );
  }

  /** Whether the latest call of a method was ended. */
  async isEnded(method: keyof DatasetEditorHost): Promise<boolean> {
    return this.page.evaluate((name) => (window as unknown as EditorWindow).harness.isEnded(name), method);
  }

  /** The requests of one kind, in order. */
  asked(method: keyof DatasetEditorHost): unknown[] {
    return this.calls.filter((call) => call.method === method).map(({ request }) => request);
  }

  /** The texts of the rows in sight, cell by cell, the line first. */
  async rows(): Promise<string[][]> {
    return this.page
      .locator('.grid-row:not([hidden])')
      .evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('.grid-line')!.textContent ?? '',
          ...[...row.querySelectorAll('.grid-cell:not([hidden])')].map((cell) => cell.textContent ?? ''),
        ]),
      );
  }

  /** What axe finds wrong. */
  async violations(): Promise<string[]> {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate(async () => {
      const { run } = (window as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe;
      return (await run()).violations;
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private async answer(method: string, request: unknown): Promise<string> {
    this.calls.push({ method, request });
    const handler = this.answers[method as keyof DatasetEditorHost] as
      ((request: unknown) => unknown) | undefined;
    try {
      return answerAsJson(await handler?.(request));
    } catch (error) {
      return failureAsJson(error);
    }
  }
}

let built: string | undefined;

function pageHost(): string {
  built ??= buildSync({
    entryPoints: [resolve(__dirname, 'page', 'editorHost.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  }).outputFiles[0]!.text;
  return built;
}
