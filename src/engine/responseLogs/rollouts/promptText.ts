import { questionAndAnswer, turnsOf } from '../../../core/dataset/fields/conversation';

/** How chat templates begin and end what the user says, special tokens kept or left out. */
const userTurns: readonly RegExp[] = [
  /<\|im_start\|>user\n([^]*?)<\|im_end\|>/g,
  /<\|start_header_id\|>user<\|end_header_id\|>\s*([^]*?)<\|eot_id\|>/g,
  /<start_of_turn>user\n([^]*?)<end_of_turn>/g,
  /<\|user\|>\s*([^]*?)(?:<\|end\|>|<\|assistant\|>|<\|endoftext\|>)/g,
  /<｜User｜>([^]*?)<｜Assistant｜>/g,
  /\[INST\]([^]*?)\[\/INST\]/g,
  /(?:^|\n)user\n+([^]*?)\n+(?:assistant|model)(?:\n|$)/g,
];

/** What the user asks in a prompt: a text, one that a chat template was applied to, or messages. */
export function promptText(prompt: unknown): string {
  const turns = turnsOf(prompt);
  if (turns) return questionAndAnswer(turns, false).question;
  if (typeof prompt !== 'string') return '';
  for (const pattern of userTurns) {
    const said = [...prompt.matchAll(pattern)].map(([, text]) => text!.trim());
    if (said.length > 0) return said.join('\n');
  }
  return prompt;
}
