/**
 * What a newcomer reads of `gradus score`: what the dataset is, and its difficulty. The table of every measure stands between.
 * @param {string} printed
 */
export function briefScores(printed) {
  const [dataset, ...more] = printed.trimEnd().split('\n\n');
  const difficulty = more.filter((part) => part.startsWith('Difficulty by'));
  return [dataset, ...difficulty].join('\n\n');
}

/**
 * What a newcomer reads of `gradus mix`: how many rows it takes, and from which end.
 * @param {string} printed
 */
export function briefMixture(printed) {
  const [title, ...more] = printed.split('\n');
  return [title, ...more.filter((line) => line.startsWith('  mixture '))].join('\n');
}

/**
 * What there is to do next.
 * @param {string} dataset as the user names it
 * @param {string | undefined} mixtures their folder, where any was written
 */
export function nextSteps(dataset, mixtures) {
  const data = /[^\w./-]/.test(dataset) ? `'${dataset.replaceAll("'", "'\\''")}'` : dataset;
  const where = mixtures && `The mixtures, each with a manifest that proves it, are in ${mixtures}\n\n`;
  return `${where ?? ''}Next
  node dist/cli.js score ${data}     every measure, in a table
  node dist/cli.js show ${data} --row 0     all that is known of an example
  node dist/cli.js mix ${data} --recipe balanced --size 100 --out balanced.jsonl
  node dist/cli.js --help     the other commands`;
}
