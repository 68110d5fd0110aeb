import * as vscode from 'vscode';

/** Where the dataset editor of a dataset is, and where it is to go. */
export class RowInSight implements vscode.Disposable {
  /** The row that the keyboard is at; undefined where no dataset editor is open. */
  now: number | undefined;
  private wanted: number | undefined;
  private readonly wishes = new vscode.EventEmitter<void>();
  /** A row is to be gone to. */
  readonly onDidWish = this.wishes.event;

  /** Asks the dataset editor to go to a row, be it open or about to be. */
  goTo(row: number): void {
    this.wanted = row;
    this.wishes.fire();
  }

  /** The row that was asked for last; undefined where it was gone to. */
  take(): number | undefined {
    const { wanted } = this;
    this.wanted = undefined;
    return wanted;
  }

  dispose(): void {
    this.wishes.dispose();
  }
}
