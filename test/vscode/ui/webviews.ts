import type { Frame, FrameLocator, Page } from 'playwright-core';

/** The extension's own pages: each is a frame in a frame, and hidden ones stay in the page. */
export function webviews(page: Page) {
  const outer = page.locator('iframe.webview:visible').last();
  const inner = outer.contentFrame().locator('#active-frame');
  return {
    /** The visible panel, to find things in. */
    panel: (): FrameLocator => inner.contentFrame(),

    /** The visible panel, to run scripts in. */
    async panelFrame(): Promise<Frame> {
      await inner.contentFrame().locator('body').waitFor();
      return (await (await inner.elementHandle()).contentFrame())!;
    },
  };
}
