import * as vscode from 'vscode';

/** What a person would choose and enter in the dialogs of VS Code, which do not open while tests run. */
export interface Answers {
  /** Which of the items offered is picked; none picks nothing. */
  readonly pick?: (item: vscode.QuickPickItem) => boolean;
  readonly input?: string;
  readonly save?: vscode.Uri | undefined;
  /** The folder that is opened. */
  readonly open?: vscode.Uri;
  /** What a question that waits for an answer is answered with; it is given the question and its detail. */
  readonly confirm?: (question: string) => string | undefined;
}

/** Does something while the dialogs are answered like this. The answers are checked as VS Code would check them. */
export async function answering(answers: Answers, action: () => Promise<void>): Promise<void> {
  const window = vscode.window as unknown as Record<string, unknown>;
  const own = { ...answersTo(answers) } as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(own).map((name) => [name, window[name]]));
  Object.assign(window, own);
  try {
    await action();
  } finally {
    Object.assign(window, before);
  }
}

function answersTo({
  pick = () => false,
  input,
  save,
  open,
  confirm = () => undefined,
}: Answers): Partial<Record<keyof typeof vscode.window, unknown>> {
  return {
    showQuickPick: async (
      items: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>,
    ) => (await items).find(pick),
    createQuickPick: () => answeredPick(pick),
    showInputBox: async ({ validateInput }: vscode.InputBoxOptions = {}) => {
      const fault = input === undefined ? undefined : await validateInput?.(input);
      if (fault)
        throw new Error(
          `The answer "${input}" is refused: ${typeof fault === 'string' ? fault : fault.message}`,
        );
      return input;
    },
    showSaveDialog: async () => save,
    showOpenDialog: async () => open && [open],
    // What waits for no answer is let go by.
    showInformationMessage: async (message: string, options?: vscode.MessageOptions | string) =>
      typeof options === 'object' && options.modal ? confirm(`${message} ${options.detail}`) : undefined,
  };
}

/** A quick pick that is answered as soon as it is shown. */
function answeredPick(pick: (item: vscode.QuickPickItem) => boolean): vscode.QuickPick<vscode.QuickPickItem> {
  const accepted = new vscode.EventEmitter<void>();
  const hidden = new vscode.EventEmitter<void>();
  const own = {
    items: [] as readonly vscode.QuickPickItem[],
    activeItems: [] as readonly vscode.QuickPickItem[],
    selectedItems: [] as readonly vscode.QuickPickItem[],
    onDidAccept: accepted.event,
    onDidHide: hidden.event,
    show(): void {
      own.selectedItems = own.items.filter(pick).slice(0, 1);
      (own.selectedItems.length > 0 ? accepted : hidden).fire();
    },
    dispose(): void {
      accepted.dispose();
      hidden.dispose();
    },
  };
  return own as unknown as vscode.QuickPick<vscode.QuickPickItem>;
}
