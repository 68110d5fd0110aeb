/** Names of fields of a log in German, French, Spanish, Russian, Chinese, Japanese, Korean and Arabic, as names are compared. */
export const foreignNames = {
  respondent: words(
    'schüler schueler schülerin kandidat kandidatin prüfling pruefling teilnehmer teilnehmerin proband probandin',
    'versuchsperson benutzer nutzer modell studentin befragter',
    'élève eleve étudiant etudiant candidat répondant repondant utilisateur modèle modele apprenant',
    'alumno alumna estudiante candidato candidata participante usuario usuaria examinado encuestado modelo',
    'ученик студент участник кандидат пользователь респондент испытуемый модель',
    'ученика студента участника кандидата пользователя респондента испытуемого модели',
    '学生 學生 考生 用户 用戶 模型 被试 参与者 受试者 答题者 生徒 受験者 児童 ユーザー ユーザ 回答者 参加者 被験者 モデル',
    '학생 응시자 수험자 수험생 사용자 참가자 응답자 피험자 모델',
    'طالب الطالب مستخدم المستخدم مشارك المشارك نموذج النموذج المرشح المتعلم',
  ),
  item: words(
    'aufgabe aufgaben frage fragen übung uebung testaufgabe exercice problème probleme énoncé tâche tache épreuve',
    'pregunta ejercicio problema ítem tarea reactivo вопрос задача задание упражнение',
    'вопроса задачи задания упражнения',
    '题目 題目 题 題 试题 試題 问题 問題 题号 題號 设问 設問 問い 問 項目 課題 문항 문제 질문 과제',
    'سؤال السؤال مسألة المسألة بند البند',
  ),
  /** By tier, as the English ones: what says right or wrong, scores, results, and what may be the key as well. */
  verdicts: [
    words(
      'richtig korrekt ist_richtig ist_korrekt gelöst geloest bestanden correcto correcta es_correcto es_correcta acierto acertado',
      'réussi reussi réussite exact est_correct est_juste juste верно правильно правильность решено',
      '正确 正確 正誤 是否正确 是否正確 对错 對錯 是否答对 是否通过 정답여부 정오 صحيح صحيحة إجابة_صحيحة',
    ),
    words(
      'punkte punktzahl bewertung punktwert puntos puntaje puntuación puntuacion балл баллы оценка очки',
      '得分 分数 分數 评分 得点 点数 スコア 採点 점수 득점 الدرجة درجة النقاط نقاط',
    ),
    words(
      'ergebnis resultat résultat resultado результат 结果 結果 判定 결과 النتيجة نتيجة',
      'antwort réponse reponse respuesta ответ 回答 解答 답변 응답 إجابة الإجابة',
    ),
    words('正解 정답'),
  ],
  /** What is 1 where an answer was wrong. */
  wrong: words(
    'falsch ist_falsch inkorrekt fehler fehlerhaft faux est_faux incorrecte erreur échec echec incorrecto incorrecta',
    'es_incorrecto fallo equivocado неверно неправильно ошибка',
    '错误 错 錯誤 錯 是否错误 是否錯誤 不正解 誤答 誤り 間違い 오답 틀림 오답여부 خطأ خاطئ خاطئة',
  ),
} as const;

const before =
  /^(?:id|nr|nummer|num[eé]ro|n[uú]mero|code|c[oó]digo|nom|nombre|номер|код|имя|رقم|معرف|اسم)_(?:d[eu]_(?:la_|el_)?|del_|der_|des_|l_|d_)?/;
const after =
  /_?(?:id|key|nummer|nr|kennung|code|name|nom|nombre|num[eé]ro|n[uú]mero|номер|код|имя|编号|編號|號碼|号码|号|號|姓名|名称|名字|名|番号|コード|번호|코드|이름|명)$/;

/** Words that are known alone, and so with what French and Spanish put before them: `id_student`. */
const english = {
  respondent: ['student', 'participant', 'user', 'person', 'candidate', 'respondent'],
  item: ['question', 'item', 'problem', 'task'],
} as const;

const roles = {
  respondent: new Set([...foreignNames.respondent, ...english.respondent]),
  item: new Set([...foreignNames.item, ...english.item]),
} as const;

/** No such name is longer, and a table may have a hundred thousand columns. */
const longest = 40;

/** Whether a name is one for this, as it stands or as its id and its number (`Schüler-Nr`, `id_alumno`, `学生编号`). */
export function isForeign(form: string, role: keyof typeof roles): boolean {
  if (form.length > longest || /\d$/.test(form)) return false;
  const known = roles[role];
  const bare = form.replace(before, '');
  return [form, bare, form.replace(after, ''), bare.replace(after, '')].some(
    (one) => known.has(one) || known.has(one.replace(/[ns]$/, '')),
  );
}

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
