import { folded } from './folded';

/**
 * Words for how hard something is, by how hard: 1 easy, 2 medium, 3 hard. In many languages; the first line of each
 * rank is English.
 */
const written: readonly (readonly [rank: number, words: string])[] = [
  [-0.1, 'easiest'],
  [0, 'trivial novice 최하'],
  [0.1, 'effortless kinderleicht'],
  [0.2, 'school preliminary'],
  [0.5, 'starter entry newbie 入门 入門 입문'],
  [0.6, 'basic basico basique 基础 基礎 базовый básica'],
  [0.7, '基本 기본 기초'],
  [0.9, 'foundation foundational fundamental'],
  [1, 'easy low beginner simple introductory intro'],
  [1, 'leicht leichte einfach einfache anfanger niedrig gering facile facil debutant simple faible bas'],
  [
    1,
    'sencillo sencilla principiante bajo baja легкий легкая легкое легко простой простая просто начальный низкий',
  ],
  [1, '简单 簡單 簡単 容易 易 초급 하 쉬움 쉬운 쉽다 低 初级 初級 初心者 易しい やさしい 낮음'],
  [1, 'سهل سهلة بسيط بسيطة مبتدئ منخفض آسان ساده'],
  [1, 'makkelijk makkelijke gemakkelijk gemakkelijke eenvoudig eenvoudige simpel laag kolay basit dusuk'],
  [1, 'łatwy łatwa łatwe łatwo prosty prosta proste niski niska początkujący snadne snadny lehke lehky'],
  [1, 'simples baixo baixa semplice semplici facili basso bassa iniciante lätt enkel let mudah rendah dễ'],
  [1, 'आसान सरल ง่าย легка легке простий проста початковий'],
  [1.2, 'elementary elemental elementar'],
  [1.3, 'easier'],
  [2, 'medium moderate intermediate average normal mid standard regular middle interview'],
  [2, 'mittel mittlere mittlerer mittelschwer durchschnittlich moyen moyenne intermediaire normale'],
  [
    2,
    'medio media intermedio intermedia moderado moderada средний средняя среднее средне нормальный обычный',
  ],
  [2, '中等 中 中级 中級 一般 普通 适中 適中 標準 标准 ふつう 보통 중간 중 중급'],
  [2, 'متوسط متوسطة عادي'],
  [2, 'gemiddeld gemiddelde middelmatig orta średni średnia średnie średnio střední medel medelsvår sedang'],
  [2, 'intermediario intermediaria moderato moderata मध्यम सामान्य औसत ปานกลาง середній середня середнє'],
  [2.4, 'tricky'],
  [2.6, 'proficient confirme 应用 応用 进阶 進階'],
  [2.8, 'harder'],
  [3, 'hard high difficult advanced competition tough challenge complex'],
  [
    3,
    'schwer schwere schwierig schwierige fortgeschritten fortgeschrittene hoch difficile dur avance eleve haut',
  ],
  [
    3,
    'dificil avanzado avanzada alto alta сложный сложная сложное сложно трудный трудная трудно тяжелый продвинутый высокий',
  ],
  [3, '困难 困難 难 難 高 高级 高級 上級 難しい 難関 고급 상 어려움 어려운 어렵다 높음 発展'],
  [3, 'صعب صعبة متقدم عالي مرتفع سخت دشوار'],
  [3, 'moeilijk moeilijke lastig lastige zwaar hoog gevorderd zor ileri yuksek'],
  [
    3,
    'trudny trudna trudne trudno wysoki wysoka zaawansowany težke těžké těžký obtížné obtížný svår svår vanskelig',
  ],
  [3, 'avançado difficili avanzato avanzata sulit sukar tinggi khó'],
  [3, 'कठिन मुश्किल ยาก складний складна складне важкий важка важке'],
  [3.2, 'challenging anspruchsvoll'],
  [3.6, 'superior proficiency'],
  [3.8, 'distinguished mastery mastered'],
  [4, 'expert extra 专家 專家 эксперт experte experto 전문가 خبير 最上級 최상'],
  [4.2, 'extreme brutal 极限'],
  [4.3, 'insane crazy 超級 超级'],
  [4.4, 'evil olympiad 鬼'],
  [4.5, 'master'],
  [4.6, 'nightmare'],
  [4.7, 'hell hellish infernal 地狱 地獄'],
  [4.8, 'grandmaster'],
  [4.9, 'hardest'],
  [5, 'impossible unsolvable'],
];

/** How a word changes the rank of those beside it. */
export type Modifier =
  /** Further from the middle by so much. */
  | { readonly further: number }
  /** Nearer to the middle: this share of the way is left. */
  | { readonly share: number }
  /** Up or down by so much, whatever it stands at. */
  | { readonly shift: number }
  | { readonly not: true };

const modifying: readonly (readonly [modifier: Modifier, words: string])[] = [
  [
    { further: 1 },
    'very super really quite-very sehr besonders tres muy очень 非常 很 十分 とても 非常に 매우 아주',
  ],
  [
    { further: 1 },
    'جدا خیلی zeer erg heel bardzo cok muito molto mycket meget velmi sangat rat rất बहुत अत्यंत มาก дуже',
  ],
  [{ further: 1 }, 'extra highly far well much'],
  [{ further: 1.2 }, 'too overly zu trop demasiado слишком 太 너무 かなり so'],
  [
    { further: 1.5 },
    'extremely ultra insanely incredibly extremly extrem ausserst extremement extremadamente',
  ],
  [{ further: 1.5 }, 'чрезвычайно 极 極 极其 超 激 最 للغاية hyper mega'],
  [{ share: 0.3 }, 'slightly little bit etwas peu-pres algo немного 稍 略 少し 조금 약간'],
  [{ share: 0.5 }, 'somewhat semi やや ちょっと halb'],
  [{ share: 0.55 }, 'relatively comparatively относительно relativement relativamente'],
  [{ share: 0.6 }, 'moderately massig'],
  [{ share: 0.65 }, 'rather eher plutot bastante довольно 较 較 比较 比較 偏'],
  [{ share: 0.7 }, 'fairly ziemlich assez recht'],
  [{ share: 0.8 }, 'quite pretty'],
  [{ share: 0.65 }, 'dość dosyć vrij tamelijk oldukça piuttosto abbastanza bastante ganska'],
  [{ share: 0.9 }, 'mostly mainly'],
  [{ shift: 0.5 }, 'upper above over post oberes higher'],
  [{ shift: -0.5 }, 'lower below under pre sub unteres'],
  [{ not: true }, 'not non un isnt nicht pas no не 不 غير ليس'],
];

const filling =
  'level levels difficulty question questions problem problems task tasks item tier the of a an in degree stufe grad niveau nivel уровень 难度 難度 难易度 難易度 レベル 级别 난이도 مستوى الصعوبة livello poziom seviye nivå स्तर';

/** What a folded word says by itself; undefined where it is no word of difficulty. */
export const ranks: ReadonlyMap<string, number> = new Map(
  written.flatMap(([rank, words]) => words.split(' ').map((word) => [folded(word), rank] as const)),
);

/** What a folded word does to others. */
export const modifiers: ReadonlyMap<string, Modifier> = new Map(
  modifying.flatMap(([modifier, words]) => words.split(' ').map((word) => [folded(word), modifier] as const)),
);

/** Words that say nothing of how hard. */
export const fillers: ReadonlySet<string> = new Set(filling.split(' ').map(folded));
