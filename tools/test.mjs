// npm test: installs what is needed, then lint, format, type check, build and every test, with one closing line.
import { closeWith } from './counts.mjs';
import { runChecks } from './checks.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { runVitest } from './vitest.mjs';

process.chdir(root);
install();
const { runWorkbenchTests } = await import('./workbench/tests.mjs');
const { newest } = await import('./workbench/install.mjs');
const checks = runChecks();
// A window waits more than it works: the other tests take what it leaves.
const [others, workbench] = await Promise.all([
  runVitest('vitest.config.mjs', [], { beside: 'first' }),
  runWorkbenchTests({ version: newest, beside: 'behind' }),
]);
closeWith([checks, others, ...workbench]);
