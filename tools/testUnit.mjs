// npm run test:unit [-- PART OF A FILE'S NAME …]: only the tests that need no other process, no real dataset and no browser.
import { closeWith } from './counts.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { runVitest } from './vitest.mjs';

process.chdir(root);
install();
closeWith([runVitest('vitest.config.mjs', ['--project=unit', ...process.argv.slice(2)])]);
