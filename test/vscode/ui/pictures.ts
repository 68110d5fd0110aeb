import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { root } from '../../../tools/root.mjs';
import { open } from './workbench';

const folder = join(root, 'dist', 'test', 'ui');

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync(folder, { recursive: true });
  const name = `${task.file.name}-${task.name}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
  for (const { page } of open) {
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path }).then(
      () => console.log(`A picture of the window is in ${path}`),
      () => console.log('The window could not be pictured.'),
    );
  }
});
