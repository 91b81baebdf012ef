/**
 * "Like", "well", "so", "right", "you know", "I mean", "sort of": said to hold the floor, or said to mean something.
 * The words beside them decide which. One that carries meaning is never excused: "that is like a war" does not yet say
 * it is a war.
 */

export type FormAt = (at: number) => string;

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const BE = set("is am are was were be been being 's 're 'm");
const DETERMINERS = set(
  'a an the this that these those my your his her its our their some any no one two what when how him them me us it i you he she we they #1 #2',
);
/** Verbs that cannot follow the verb "like": after "they like" they show that "like" was a filler. */
const FINITE = set(
  "was were is are am 's 're 'm have has had do does did will would can could should may might must went said thought knew came got took made gave told wanted think know want need never just really not don't",
);

/** Before these words (or, in the second list, after them) a marker is part of the sentence. */
type Contexts = { before: ReadonlySet<string>; after: ReadonlySet<string> };

const MEANT: Readonly<Record<string, Contexts>> = {
  well: {
    before: set(
      `as very pretty quite really so too not do does did doing done go goes going went gone work works worked working know knows
      known speak speaks perform performs performed sleep feel may might could 's all mean means eat live lived plays played bodes`,
    ),
    after: set(
      'known being as over before after into beyond off below above done aware under within documented',
    ),
  },
  so: {
    before: set(
      "is am are was were be been being 's 're 'm do does did doing done say says said think thinks thought hope hopes or if not even ever feel feels felt look looks looked become became get got with just why and who",
    ),
    after: set(
      'much many far long few little good bad great big small often hard well important proud happy sorry sad that called to high low close fast badly easy angry strong glad grateful sure very',
    ),
  },
  right: {
    before: set(
      "the a all my our your his her their its is are was be 's 're 'm human civil voting far hard alt to not no got every turn turned turning that absolutely do did done made gets",
    ),
    after: set(
      'now away to of here there thing way side wing time direction after before behind around back through on in up hand person people choice decision or and',
    ),
  },
  ok: {
    before: set(
      "is are was be been 's 're 'm not an the it say says said going doing do did feel feels look looks totally perfectly perfectly",
    ),
    after: set('with to for'),
  },
};

const NOT_FILLER_LIKE = set(
  `look looks looked looking feel feels felt feeling sound sounds sounded seem seems seemed taste tastes smell act acts acting acted
  would 'd do does did n't not to people thing things something anything nothing someone anyone much more just exactly really stuff
  place places also always never both work worked talk talked treat treated behave behaved live lived`,
);
const SUBJECTS = set('i you we they he she who');

/** Whether "like" at `at` only holds the floor. */
export function isFillerLike(form: FormAt, at: number): boolean {
  const before = form(at - 1);
  const after = form(at + 1);
  if (NOT_FILLER_LIKE.has(before)) return false;
  if (BE.has(before)) return !DETERMINERS.has(after) && after !== '';
  return !SUBJECTS.has(before) || FINITE.has(after);
}

/** Whether "well", "so", "right" or "OK" at `at` only holds the floor; false for every other word. */
export function isFillerWord(form: FormAt, at: number): boolean {
  const word = form(at);
  const meant = Object.hasOwn(MEANT, word) ? MEANT[word] : undefined;
  return meant !== undefined && !meant.before.has(form(at - 1)) && !meant.after.has(form(at + 1));
}

const KNOW_BEFORE = set('do did dont didnt if what whom everything anything someone anyone than');
const MEAN_BEFORE = set('what do did which how');

/**
 * Whether "you know" or "I mean" begins at `at` without being a clause of the sentence ("what I mean", "do you know").
 */
export function isFillerClause(form: FormAt, at: number): boolean {
  const before = form(at - 1);
  if (form(at) === 'you' && form(at + 1) === 'know') {
    return !KNOW_BEFORE.has(before) && !(before === "n't" && /^(do|did)$/u.test(form(at - 2)));
  }
  if (form(at) !== 'i' || form(at + 1) !== 'mean') return false;
  const isObject = form(at + 2) === 'it' && /^(and|but|when|this|because|so|now|too|)$/u.test(form(at + 3));
  return !MEAN_BEFORE.has(before) && !isObject;
}

const KIND_BEFORE = set(
  'a an the this that these those some any what which same other every another one two new different no',
);

/** Whether "sort of" or "kind of" begins at `at` as a hedge rather than a noun ("a kind of war"). */
export function isHedge(form: FormAt, at: number): boolean {
  const word = form(at);
  return (word === 'sort' || word === 'kind') && form(at + 1) === 'of' && !KIND_BEFORE.has(form(at - 1));
}
