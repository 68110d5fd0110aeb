import * as vscode from 'vscode';

/** How long a command's question takes, in milliseconds: until it can be answered, and until it says all there is to say. */
interface Asked {
  readonly shown: number;
  readonly whole: number;
}

const window = vscode.window as unknown as Record<string, unknown>;

/** How long Build Mixture and Choose Measure take to ask, and a key in the size box to be checked, in milliseconds. */
export async function answers(
  uri: vscode.Uri,
): Promise<{ mixture: Asked; measure: Asked; slowestKey: number }> {
  const keys: number[] = [];
  const mixture = await whileInputIs(
    async ({ validateInput }) => {
      for (const text of ['1', '12', '123', '1234', '12345', '1234', '123', '12', '1']) {
        const start = performance.now();
        await validateInput!(text);
        keys.push(performance.now() - start);
      }
    },
    () => asked('gradus.buildMixture', uri, true),
  );
  return { mixture, measure: await asked('gradus.chooseMeasure', uri, false), slowestKey: Math.max(...keys) };
}

/** Runs a command that asks, and takes the first answer, or none. */
async function asked(command: string, uri: vscode.Uri, isAnswered: boolean): Promise<Asked> {
  const create = vscode.window.createQuickPick.bind(vscode.window);
  const start = performance.now();
  const times = { shown: NaN, whole: NaN };
  window['createQuickPick'] = () => {
    const pick = create();
    const show = pick.show.bind(pick);
    const accepted = new vscode.EventEmitter<void>();
    pick.show = () => {
      show();
      times.shown = performance.now() - start;
      const watch = setInterval(() => {
        if (pick.busy) return;
        clearInterval(watch);
        times.whole = performance.now() - start;
        pick.selectedItems = pick.items.slice(0, 1);
        if (isAnswered) accepted.fire();
        else pick.hide();
      }, 2);
    };
    Object.defineProperty(pick, 'onDidAccept', { value: accepted.event });
    return pick;
  };
  try {
    await vscode.commands.executeCommand(command, uri);
  } finally {
    window['createQuickPick'] = create;
  }
  return times;
}

/** Does something while the input box is used like this, and left. */
async function whileInputIs<T>(
  used: (options: vscode.InputBoxOptions) => Promise<void>,
  act: () => Promise<T>,
): Promise<T> {
  const before = window['showInputBox'];
  window['showInputBox'] = used;
  try {
    return await act();
  } finally {
    window['showInputBox'] = before;
  }
}
