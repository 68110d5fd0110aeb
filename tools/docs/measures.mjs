/** A dataset with every role, to ask measures what columns they can have. */
const everything = {
  question: ['question'],
  context: 'context',
  answer: 'answer',
  solution: 'solution',
  choices: ['choices'],
  label: 'label',
  key: 'id',
  difficulty: ['<column>'],
};

const nothing = { question: [], difficulty: [] };

const needs = {
  tokenizer: 'the tokenizer of the [encoder](../models.md)',
  encoder: 'a [text encoder](../models.md); one is built in',
  responses: 'imported [response logs](../response-logs.md)',
  respondents: 'imported [response logs](../response-logs.md) of several respondents',
  dynamics: 'imported [training dynamics](../response-logs.md#training-dynamics)',
  languageModel: 'a [language model](../models.md#language-models)',
};

const directions = { 1: 'higher is harder', [-1]: 'lower is harder', 0: 'neither' };

/** What a measure's own page says of it: how to compute it, what it needs, its columns. */
export function measureBlock(measure) {
  const { id, scope, reads } = measure;
  const fields = reads.map((role) => (role === 'key' ? 'id' : role)).join(', ');
  return [
    `\`gradus score DATA --measures ${id}\``,
    [
      `- Needs: ${needsOf(measure) || 'nothing besides the dataset'}.`,
      `- Reads: ${fields}.`,
      scope === 'record'
        ? '- Each score depends on its own record alone.'
        : '- Scores depend on the whole dataset: after an edit they are stale until you score again.',
      ...leftOut(measure),
    ].join('\n'),
    columnsTable(measure.columns(everything)),
  ].join('\n\n');
}

/** All measures with their columns, each with a link to its page. */
export function measuresBlock(catalogue) {
  const rows = catalogue.map(
    (measure) =>
      `| [${measure.id}](${measure.id}.md) | ${measure.summary.replaceAll('|', '\\|')} | ${ownColumns(measure)} | ${needsOf(measure) || ''} |`,
  );
  return ['| measure | what it says | columns | needs |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function needsOf(measure) {
  return measure.needs.flatMap((need) => needs[need] ?? []).join(', ');
}

function leftOut(measure) {
  const why = measure.lacks(nothing);
  return why === undefined ? [] : [`- Left out where ${why}.`];
}

function ownColumns(measure) {
  const columns = measure.columns(everything).filter(({ errorOf }) => errorOf === undefined);
  return columns.map(({ id }) => `\`${id}\``).join(', ');
}

function columnsTable(columns) {
  const rows = columns.map(({ id, title, unit, direction, errorOf }) => {
    const name = title.includes('<') ? `\`${title}\`` : title;
    return `| \`${id}\` | ${name} | ${unit} | ${errorOf === undefined ? directions[direction] : `error of \`${errorOf}\``} |`;
  });
  return ['| column | what it is | unit | direction |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
