import type { WholeDataset } from './made';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Browser, Locator, Page } from 'playwright-core';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import type { Activity } from '../../src/core/protocol/activity';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import type { HarnessWindow } from './page/host';
import { answerAsJson, calibrationAsJson, datasetAsJson, failureAsJson } from './json';
import { pageHtml } from './pageHtml';
import type { ThemeName } from './themes';

/** Who answers the panel's calls; what is left out answers with nothing. */
export type Answers = { [M in keyof PanelHost]?: (request: never) => unknown };

/** How the panel is opened. */
export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** What the panel remembers from before. */
  readonly remembered?: unknown;
  readonly answers?: Answers;
  /** The panel's texts in another language. */
  readonly words?: Readonly<Record<string, string>>;
  /** Whether the page's clock stands still until the test moves it on. */
  readonly stopsClock?: true;
}

const root = resolve(__dirname, '..', '..');
const origin = 'http://panel.test/';

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The panel in a browser, with a host that the test plays. */
export class PanelPage {
  /** Every call that the panel made. */
  readonly calls: { method: string; request: unknown }[] = [];
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {}

  /** Opens the built panel as the extension does: under its content security policy, in a theme of VS Code. */
  static async open(browser: Browser, options: PanelOptions = {}): Promise<PanelPage> {
    const {
      theme = 'dark',
      width = 1200,
      height = 800,
      locale = 'en',
      answers = {},
      remembered,
      words,
      stopsClock,
    } = options;
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(60_000);
    const panel = new PanelPage(page);
    page.on('pageerror', (error) => panel.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') panel.errors.push(message.text());
    });
    await page.exposeFunction('answer', (method: string, request: string) =>
      panel.answer(answers, method, JSON.parse(request)),
    );
    if (stopsClock) {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1000);
    }
    if (remembered !== undefined)
      await page.addInitScript((value) => {
        (window as unknown as HarnessWindow).remembered = value;
      }, remembered);
    await page.addInitScript({ content: pageHost() });
    await page.route(`${origin}**`, (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      if (file === '')
        return route.fulfill({
          contentType: 'text/html',
          body: pageHtml(theme, locale, origin, undefined, words),
        });
      const contentType = file.endsWith('.css') ? 'text/css' : 'text/javascript';
      return route.fulfill({ contentType, body: readFileSync(resolve(root, 'dist', file)) });
    });
    await page.goto(origin);
    return panel;
  }

  /** Shows a dataset, and waits until all of it is drawn. */
  async show(dataset: WholeDataset): Promise<void> {
    await this.page.evaluate(
      (value) => (window as unknown as HarnessWindow).harness.show(value as never),
      datasetAsJson(dataset),
    );
    if (dataset.primary !== undefined) await this.settled();
  }

  /** Shows so many made-up rows by so many measures. */
  async showMade(rows: number, columns: number): Promise<void> {
    await this.page.evaluate(
      ([count, measures]) => (window as unknown as HarnessWindow).harness.showMade(count, measures),
      [rows, columns] as const,
    );
    await this.settled();
  }

  /** Shows a calibration, or that there is none. */
  async calibration(report: CalibrationReport | undefined): Promise<void> {
    await this.page.evaluate(
      (value) => (window as unknown as HarnessWindow).harness.calibration(value),
      calibrationAsJson(report),
    );
    await this.drawn();
  }

  /** Turns to a view. */
  async turnTo(view: 'Difficulty' | 'Data Map' | 'Measures' | 'Responses'): Promise<void> {
    await this.page.getByRole('tab', { name: view, exact: true }).click();
    await this.drawn();
  }

  /** Drags across an element, from one share of its width to another. */
  async drag(target: Locator, from: number, to: number): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await target.boundingBox())!;
    const middle = y + height / 2;
    await this.page.mouse.move(x + from * width, middle);
    await this.page.mouse.down();
    await this.page.mouse.move(x + ((from + to) / 2) * width, middle);
    await this.page.mouse.move(x + to * width, middle);
    await this.page.mouse.up();
    await this.settled();
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

  /** Says what the engine is doing. */
  async activity(activity: Activity): Promise<void> {
    await this.call('activity', activity);
  }

  /** Says why what is shown is not what the file holds now; empty where it is. */
  async fileChanged(words: string): Promise<void> {
    await this.call('fileChanged', { words });
  }

  /** Calls the panel as the extension does. */
  async call(method: string, request: unknown): Promise<unknown> {
    return this.page.evaluate(
      ([name, value]) => (window as unknown as HarnessWindow).harness.call(name, value),
      [method, request] as const,
    );
  }

  /** What the panel remembers now. */
  async state(): Promise<Record<string, unknown>> {
    return (await this.page.evaluate(() => (window as unknown as HarnessWindow).harness.state())) as Record<
      string,
      unknown
    >;
  }

  /** Opens every group of measures. */
  async openGroups(): Promise<void> {
    const closed = this.page.locator('.measure-heading[aria-expanded=false]');
    // Clicked where they are: a list that is drawn anew leaves a pointer waiting for a heading that is gone.
    while ((await closed.count()) > 0)
      await closed.evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  }

  /** The brush of a measure. */
  brush(title: string): Locator {
    return this.page.getByRole('slider', { name: `Brush on ${title}`, exact: true });
  }

  /** One measure's line in the list. */
  measure(title: string): Locator {
    return this.page.locator('.measure').filter({ has: this.brush(title) });
  }

  /** The sentence that says how many rows are selected. */
  async summary(): Promise<string> {
    await this.settled();
    return (await this.page.locator('.summary').textContent()) ?? '';
  }

  /** The requests of one kind, in order. */
  asked(method: keyof PanelHost): unknown[] {
    return this.calls.filter((call) => call.method === method).map(({ request }) => request);
  }

  /** Waits until the panel has drawn what it was told, and has fetched what it shows. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(
      () => window.document.querySelector('.explorer')?.getAttribute('aria-busy') === 'false',
    );
    await this.drawn();
  }

  /** Waits until what was changed has been drawn. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private async answer(answers: Answers, method: string, request: unknown): Promise<string> {
    this.calls.push({ method, request });
    const handler = answers[method as keyof PanelHost] as ((request: unknown) => unknown) | undefined;
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
    entryPoints: [resolve(__dirname, 'page', 'host.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  }).outputFiles[0]!.text;
  return built;
}
