import { ask, refusal, reply, type Format } from './format';

const letters = ['A', 'B', 'C', 'D'];

/** Formats of questions, choices and labels that were looked up, written before they were tried. */
export const ownRecords: readonly Format[] = [
  {
    name: 'mc1_targets: choices with a list of labels (TruthfulQA)',
    record: (at) => ({
      question: ask(at),
      mc1_targets: { choices: [`in ${at}`, 'never', 'always'], labels: [1, 0, 0] },
      mc2_targets: { choices: [`in ${at}`, 'at times', 'never'], labels: [1, 1, 0] },
    }),
    example: (at) => ({
      question: ask(at),
      choices: [`in ${at}`, 'never', 'always'],
      gold: 0,
      answer: `in ${at}`,
    }),
  },
  {
    name: 'Best Answer beside lists of right and wrong ones (TruthfulQA.csv)',
    record: (at) => ({
      Type: 'Adversarial',
      Category: at % 2 ? 'Food' : 'Health',
      Question: ask(at),
      'Best Answer': reply(at),
      'Correct Answers': `${reply(at)}; In water`,
      'Incorrect Answers': `${refusal(at)}; In milk`,
      Source: `https://example.org/a/very/long/path/to/the/source/of/it/${at}`,
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'ctx, endings and a label as text (HellaSwag)',
    record: (at) => ({
      ind: at,
      activity_label: 'Cooking',
      ctx_a: ask(at),
      ctx_b: 'one',
      ctx: `${ask(at)} one`,
      endings: [`boils ${at}.`, 'waits.', 'eats.', 'sleeps.'],
      source_id: `activitynet~v_${at}`,
      label: String(at % 4),
    }),
    example: (at) => ({ question: `${ask(at)} one`, gold: at % 4 }),
  },
  {
    name: 'answers is the list of choices, label its index (ReClor)',
    record: (at) => ({
      context: `A kitchen has ${at} pots, and each of them is in use for the whole of the day.`,
      question: ask(at),
      answers: [`${at} pots`, 'no pot', 'a pan', 'a bowl'],
      label: at % 4,
      id_string: `train_${at}`,
    }),
    example: (at) => ({
      question: ask(at),
      choices: [`${at} pots`, 'no pot', 'a pan', 'a bowl'],
      gold: at % 4,
    }),
  },
  {
    name: 'distractors beside the correct answer (SciQ)',
    record: (at) => ({
      question: ask(at),
      distractor1: 'milk',
      distractor2: 'oil',
      distractor3: 'sand',
      correct_answer: `water ${at}`,
      support: `Things are boiled in water, as number ${at} of the book explains at great length to all.`,
    }),
    example: (at) => ({ question: ask(at), gold: 0, answer: `water ${at}` }),
  },
  {
    name: 'premise and two choices; question is "cause" or "effect" (COPA)',
    record: (at) => ({
      premise: `The cook boiled number ${at}.`,
      question: at % 2 ? 'cause' : 'effect',
      choice1: 'It was raw.',
      choice2: 'It became hot.',
      label: at % 2,
      idx: at,
    }),
    example: (at) => ({
      gold: at % 2,
      choices: ['It was raw.', 'It became hot.'],
      question: `The cook boiled number ${at}.\n${at % 2 ? 'cause' : 'effect'}`,
    }),
  },
  {
    name: 'options as numpy prints them (pandas to_csv of an array)',
    record: (at) => ({
      question: ask(at),
      options: `['water ${at}' 'milk'\n 'a cook\\'s oil' "the cook's sand"]`,
      answer_index: at % 4,
      answer: letters[at % 4],
    }),
    example: (at) => ({ choices: [`water ${at}`, 'milk', "a cook's oil", "the cook's sand"], gold: at % 4 }),
  },
  {
    name: 'ten options, a letter, its index and a category (MMLU-Pro)',
    record: (at) => ({
      question_id: 70 + at,
      question: ask(at),
      options: Array.from({ length: 10 }, (_, one) => `choice ${one} of ${at}`),
      answer: 'ABCDEFGHIJ'[at + 1],
      answer_index: at + 1,
      cot_content: '',
      category: at % 2 ? 'food' : 'law',
      src: 'ori_mmlu',
    }),
    example: (at) => ({ question: ask(at), gold: at + 1, answer: `choice ${at + 1} of ${at}`, label: '' }),
  },
  {
    name: 'the right choice as text in another case',
    record: (at) => ({
      question: ask(at),
      choices: ['In Water', 'In Milk', `In ${at}`],
      answer: at % 2 ? 'in water' : 'IN MILK',
    }),
    example: (at) => ({ gold: at % 2 ? 0 : 1 }),
  },
  {
    name: 'answerA to answerC, the label counted from 1 (Social IQa)',
    record: (at) => ({
      context: `The cook had ${at} pots.`,
      question: ask(at),
      answerA: 'boil',
      answerB: 'fry',
      answerC: `wait ${at}`,
      label: String((at % 3) + 1),
    }),
    example: (at) => ({
      question: ask(at),
      context: `The cook had ${at} pots.`,
      choices: ['boil', 'fry', `wait ${at}`],
      gold: at % 3,
    }),
  },
  {
    name: 'answer.value among aliases (TriviaQA)',
    record: (at) => ({
      question: ask(at),
      question_id: `tc_${at}`,
      question_source: 'http://www.example.org/a/long/address/of/the/question',
      answer: { aliases: ['H2O', `water ${at}`], normalized_value: 'water', value: `Water ${at}` },
    }),
    example: (at) => ({ question: ask(at), answer: `Water ${at}`, key: `tc_${at}` }),
  },
  {
    name: 'title with selftext, answers.text (ELI5)',
    record: (at) => ({
      q_id: `1o${at}`,
      title: ask(at),
      selftext: `I have tried it ${at} times, but each time it went wrong in the end.`,
      subreddit: 'explainlikeimfive',
      answers: { a_id: [`c${at}`], text: [reply(at), refusal(at)], score: [9, 2] },
      title_urls: [],
    }),
    example: (at) => ({
      question: `${ask(at)}\nI have tried it ${at} times, but each time it went wrong in the end.`,
      answer: reply(at),
    }),
  },
  {
    name: 'context.contexts, long_answer and final_decision (PubMedQA)',
    record: (at) => ({
      pubid: 21645374 + at,
      question: ask(at),
      context: {
        contexts: [`Some background of study ${at}, which is long.`, 'Its results, also long.'],
        labels: ['A', 'B'],
      },
      long_answer: reply(at),
      final_decision: at % 2 ? 'yes' : 'no',
    }),
    example: (at) => ({
      question: ask(at),
      context: `Some background of study ${at}, which is long.\nIts results, also long.`,
    }),
  },
  {
    name: 'inputs and targets (Aya, P3)',
    record: (at) => ({
      inputs: ask(at),
      targets: reply(at),
      language: 'English',
      language_code: 'eng',
      user_id: `${at}f`,
    }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'department, title, ask, answer (Chinese medical dialogue)',
    record: (at) => ({
      department: '内科',
      title: `头痛第${at}天`,
      ask: `头痛已经第${at}天了，请问应该怎么办？`,
      answer: `多喝水，休息${at}天，如果没有好转，请去医院检查身体，并且按时吃药。`,
    }),
    example: (at) => ({
      question: `头痛第${at}天\n头痛已经第${at}天了，请问应该怎么办？`,
      answer: `多喝水，休息${at}天，如果没有好转，请去医院检查身体，并且按时吃药。`,
    }),
  },
  {
    name: 'questionTitle, questionText and answerText (CounselChat)',
    record: (at) => ({
      questionID: at,
      questionTitle: `Boiling ${at}`,
      questionText: ask(at),
      questionLink: `https://counselchat.com/questions/boiling-and-a-long-slug-${at}`,
      topic: 'cooking',
      therapistInfo:
        'A cook of many years who has much experience and says so in many, many, many words, which are long',
      answerText: reply(at),
      upvotes: at,
    }),
    example: (at) => ({ question: `Boiling ${at}\n${ask(at)}`, answer: reply(at), label: '' }),
  },
  {
    name: 'problem_statement and patch (SWE-bench)',
    record: (at) => ({
      repo: 'astropy/astropy',
      instance_id: `astropy__astropy-${at}`,
      base_commit: 'd16bfe05a744909de4b27f5875fe0d4ed41ce607',
      patch: `diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -${at} +1 @@\n-${refusal(at)}\n+${reply(at)}\n`,
      test_patch: `diff --git a/test_a.py b/test_a.py\n--- a/test_a.py\n+++ b/test_a.py\n@@ -${at} +1 @@\n-${refusal(at)}\n+${reply(at)}\n`,
      problem_statement: ask(at),
      hints_text: '',
    }),
    example: (at) => ({
      question: ask(at),
      key: `astropy__astropy-${at}`,
      answer: `diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -${at} +1 @@\n-${refusal(at)}\n+${reply(at)}\n`,
    }),
  },
  {
    name: 'article and highlights (CNN/DailyMail)',
    record: (at) => ({
      article: `${reply(at)} ${reply(at + 1)} ${reply(at + 2)}`,
      highlights: refusal(at),
      id: `a${at}`,
    }),
    example: (at) => ({ question: `${reply(at)} ${reply(at + 1)} ${reply(at + 2)}`, answer: refusal(at) }),
  },
  {
    name: 'two long texts under names that say nothing',
    record: (at) => ({ foo: ask(at), bar: reply(at) }),
    example: () => ({}),
    grades: { question: 'unsure' },
  },
  {
    name: 'a pair of languages (OPUS: translation)',
    record: (at) => ({
      id: String(at),
      translation: { en: ask(at), de: `Wie kocht man Nummer ${at}, und in wie viel Wasser?` },
    }),
    example: () => ({}),
    grades: { question: 'unsure' },
  },
  {
    name: '150 intents in 300 rows (CLINC)',
    record: (at) => ({ text: ask(at), intent: `intent_${at % 4}` }),
    example: (at) => ({ question: ask(at), label: `intent_${at % 4}` }),
  },
  {
    name: 'label -1 is no class (SNLI)',
    record: (at) => ({ premise: ask(at), hypothesis: reply(at), label: [0, -1, 2, 1][at % 4] }),
    example: (at) => ({ label: at === 1 ? '' : at === 2 ? '2' : '1' }),
  },
  {
    name: 'Frage, Antwort and Kontext (German)',
    record: (at) => ({
      Kontext: `Im Topf ${at} ist Wasser.`,
      Frage: `Wie kocht man Ei ${at}?`,
      Antwort: `Man legt Ei ${at} ins Wasser und wartet lange, bis es fertig ist, und nimmt es heraus.`,
    }),
    example: (at) => ({
      question: `Wie kocht man Ei ${at}?`,
      context: `Im Topf ${at} ist Wasser.`,
      answer: `Man legt Ei ${at} ins Wasser und wartet lange, bis es fertig ist, und nimmt es heraus.`,
    }),
  },
  {
    name: 'Вопрос and Ответ (Russian), the answer longer',
    record: (at) => ({
      Ответ: `Положите яйцо ${at} в кипящую воду и подождите несколько минут.`,
      Вопрос: `Как сварить яйцо ${at}?`,
    }),
    example: (at) => ({
      question: `Как сварить яйцо ${at}?`,
      answer: `Положите яйцо ${at} в кипящую воду и подождите несколько минут.`,
    }),
  },
  {
    name: '質問 and 回答 (Japanese)',
    record: (at) => ({
      質問: `卵${at}はどうやって茹でますか。`,
      回答: `卵${at}を沸騰したお湯に入れて、数分待ってから取り出して、冷まします。`,
    }),
    example: (at) => ({
      question: `卵${at}はどうやって茹でますか。`,
      answer: `卵${at}を沸騰したお湯に入れて、数分待ってから取り出して、冷まします。`,
    }),
  },
  {
    name: 'customer and agent',
    record: (at) => ({ agent: reply(at), customer: ask(at), channel: 'mail' }),
    example: (at) => ({ question: ask(at), answer: reply(at) }),
  },
  {
    name: 'unique_id, problem, solution, answer, subject, level (MATH-500)',
    record: (at) => ({
      problem: ask(at),
      solution: reply(at),
      answer: String(at),
      subject: 'Algebra',
      level: (at % 5) + 1,
      unique_id: `test/${at}.json`,
    }),
    example: (at) => ({ question: ask(at), answer: String(at), solution: reply(at), key: `test/${at}.json` }),
  },
  {
    name: 'history with a reply in A and one in B, by letter',
    record: (at) => ({ history: ask(at), human_ref_A: reply(at), human_ref_B: refusal(at), labels: at % 2 }),
    example: (at) => ({ question: ask(at), label: '' }),
  },
];
