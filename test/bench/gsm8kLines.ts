import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from './sharedFolder';

const made = {
  question:
    'Every week the ferry carries 48 crates of lemons, 12 letters and 2 goats. How many is that in 7 weeks?',
  answer: 'That is 48+12+2=<<48+12+2=62>>62 a week.\nIn 7 weeks it is 62*7=<<62*7=434>>434.\n#### 434',
};

/** So many records as lines: those of GSM8K's training set again and again, each time with other numbers; made ones where it is not there. */
export function* gsm8kLines(count: number): Generator<string> {
  const path = join(sharedFolder, 'data', 'gsm8k', 'train.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [JSON.stringify(made)];
  for (let row = 0; row < count; row++) {
    const round = Math.floor(row / lines.length);
    // Texts have no escapes with digits here, so that numbers can be changed where they stand.
    const line = lines[row % lines.length]!;
    yield line.replace(/(?<!\\u[0-9a-f]{0,3})\d+/g, (number) =>
      String((Number(number) + 7 * round) % 100_000),
    );
  }
}
