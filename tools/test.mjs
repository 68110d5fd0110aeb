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
closeWith([runChecks(), runVitest('vitest.config.mjs'), ...(await runWorkbenchTests({ version: newest }))]);
