/** Names of a conversation, the likeliest first. */
export const conversationNames = [
  'messages',
  'conversations',
  'conversation',
  'dialogue',
  'dialog',
  'turns',
  'chosen_messages',
  'chat',
  'contents',
  'body.messages',
  'input.messages',
  'request.contents',
  'request.messages',
  'data',
  'utterances',
  'prompt',
  'input',
];

/** Names of a conversation that may be told by texts in turn, or by pairs of input and output. */
export const toldNames = [
  'messages',
  'conversations',
  'conversation',
  'dialogue',
  'dialogues',
  'dialog',
  'chat',
  'data',
  'utterances',
];
