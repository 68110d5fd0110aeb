import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One test as the runner outside reads it. */
interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}

/** What VS Code calls inside its extension host: runs every test file beside this one and leaves the results in a file. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ timeout: 60_000, color: false });
  for (const file of readdirSync(__dirname))
    if (file.endsWith('.test.js')) mocha.addFile(join(__dirname, file));
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => results.push({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', (test) => results.push({ title: test.fullTitle(), state: 'skipped' }))
      .on('fail', (test, error: Error) =>
        results.push({ title: test.fullTitle(), state: 'failed', error: error.stack ?? error.message }),
      );
  });
  const file = process.env['GRADUS_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ failures, results }));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
