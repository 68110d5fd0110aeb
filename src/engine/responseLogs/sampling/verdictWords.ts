/** Words that say that an answer is right, wherever they stand, in lower case. */
export const rightWords: ReadonlySet<string> = new Set([
  ...['1', 'true', 't', 'yes', 'correct', 'right', 'pass', 'passed', 'passing', 'success', 'successful'],
  ...['succeeded', 'solved', 'resolved', 'ok', 'ac', 'accepted', 'correct_answer', 'correct answer'],
  ...['✅', '✔', '✔️', '✓', '☑', '👍', '🟢', '○', '〇', '◯'],
  ...['richtig', 'korrekt', 'gelöst', 'bestanden', 'correcto', 'correcta', 'acierto', 'acertado'],
  ...[
    'vrai',
    'juste',
    'correcte',
    'réussi',
    'réussie',
    'верно',
    'правильно',
    'верный',
    'правильный',
    'решено',
  ],
  ...['正确', '正確', '对', '對', '通过', '正解', '合格', '맞음', '정답', '정답임', '옳음'],
  ...['صحيح', 'صحيحة', 'صح'],
]);

/** Words that say that an answer is wrong. */
export const wrongWords: ReadonlySet<string> = new Set([
  ...['0', 'false', 'f', 'no', 'incorrect', 'wrong', 'fail', 'failed', 'failing', 'failure', 'unsuccessful'],
  ...['unsolved', 'unresolved', 'not solved', 'not_solved', 'not resolved', 'not_resolved', 'rejected'],
  ...['not accepted', 'not_accepted', 'not correct', 'not_correct', 'incorrect_answer', 'incorrect answer'],
  ...['wa', 'tle', 'mle', 'ole', 're', 'rte', 'ce', 'pe', 'wrong_answer', 'wrong answer', 'runtime_error'],
  ...['runtime error', 'time_limit_exceeded', 'time limit exceeded', 'memory_limit_exceeded'],
  ...['memory limit exceeded', 'idleness_limit_exceeded', 'output_limit_exceeded', 'compilation_error'],
  ...['compile_error', 'compilation error', 'compile error', 'presentation_error', 'presentation error'],
  ...['challenged', 'crashed', 'security_violated', '❌', '✗', '✘', '✖', '✖️', '☒', '👎', '🔴', '×'],
  ...['falsch', 'inkorrekt', 'ungelöst', 'nicht gelöst', 'nicht bestanden'],
  ...['incorrecto', 'incorrecta', 'fallo', 'equivocado', 'faux', 'fausse', 'incorrecte', 'échoué'],
  ...['неверно', 'неправильно', 'неверный', 'неправильный', 'ошибка', 'не решено'],
  ...['错误', '錯誤', '错', '錯', '不正确', '不正確', '未通过', '不正解', '誤り', '間違い', '不合格'],
  ...['틀림', '오답', '그름', 'خطأ', 'خاطئ', 'خاطئة'],
]);
