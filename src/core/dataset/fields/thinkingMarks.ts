const names = 'think|thinking|thought|thoughts|reasoning|scratchpad';

/** A pair of marks around what a model thinks, as sources of regular expressions. */
export interface ThinkingMarks {
  readonly opening: string;
  readonly closing: string;
}

/** The tags of DeepSeek's, Qwen's and their kin, Sky-T1's and OpenThoughts' marks, Kimi's. */
export const thinkingTags: ThinkingMarks = {
  opening: `<(?:${names})>|<\\|begin_of_thought\\|>|◁think▷`,
  closing: `</(?:${names})>|<\\|end_of_thought\\|>|◁/think▷`,
};

/** gpt-oss's channel of analysis; other models end every turn with the same token. */
export const analysisChannel: ThinkingMarks = {
  opening: '<\\|channel\\|>analysis<\\|message\\|>',
  closing: '<\\|end\\|>',
};

/** The closing tags that may stand alone, in a line of their own: what was thought began with the prompt. */
export const lonelyClosing = `^[ \\t]*</(?:${names})>[ \\t]*$`;
