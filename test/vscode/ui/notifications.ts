import type { Locator, Page } from 'playwright-core';

/** What the workbench tells a person: toasts, modal dialogs and the status bar. */
export function notifications(page: Page) {
  const toasts = page.locator('.notification-toast .notification-list-item');
  const dialog = page.locator('.monaco-dialog-box:visible');

  async function notification(text: string | RegExp, timeout = 60_000): Promise<Locator> {
    const toast = toasts.filter({ hasText: text }).first();
    await toast.waitFor({ timeout });
    return toast;
  }

  return {
    /** Waits for a notification with this text. */
    notification,

    /** Waits for a notification with this text and presses one of its buttons. */
    async notificationButton(text: string | RegExp, button: string | RegExp): Promise<void> {
      await (await notification(text)).locator('.monaco-button').filter({ hasText: button }).first().click();
    },

    /** Waits for a modal dialog with this text and presses one of its buttons. */
    async dialogButton(text: string | RegExp, button: string): Promise<void> {
      await dialog
        .filter({ hasText: text })
        .locator('.monaco-button')
        .filter({ hasText: button })
        .first()
        .click();
    },

    /** What Gradus has put in the status bar. */
    statusItem: (): Locator => page.locator('.statusbar-item[id^="gradus.gradus"]'),
  };
}
