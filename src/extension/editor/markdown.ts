/** Text that markdown shows as it stands, on one line: nothing in it becomes a link, an image, HTML or a table cell. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~$:@/"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A link that runs a command with arguments. */
export function commandLink(title: string, command: string, args: readonly unknown[]): string {
  // A parenthesis would end the link.
  const query = encodeURIComponent(JSON.stringify(args)).replace(/\(/g, '%28').replace(/\)/g, '%29');
  return `[${plainMarkdown(title)}](command:${command}?${query})`;
}
