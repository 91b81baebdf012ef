/**
 * English verbs that report what someone said, thought or wants, with the strength of each as evidence.
 * Collected from newsroom style guides and the classes of speech and cognition verbs (Levin 1993, ch. 37 and 29).
 */

/** Verbs of saying: with a clause or a quotation they nearly always report speech. */
const SAYING =
  'say tell add claim argue insist explain note declare announce warn assert state contend maintain acknowledge admit concede ' +
  'allege suggest reply respond recall remark observe stress emphasize emphasise reiterate confirm deny testify write tweet post ' +
  'comment caution quip joke conclude continue complain vow pledge promise predict caution counter retort respond boast brag lament ' +
  'muse opine pronounce proclaim recount relate report reveal disclose divulge shout yell cry exclaim scream whisper murmur mutter ' +
  'plead urge swear affirm aver elaborate point ask demand inquire query wonder advise inform remind assure reassure signal hint ' +
  'imply charge accuse blame fault criticize criticise denounce condemn blast slam praise laud hail describe characterize call ' +
  'label dub brand mock deride dismiss reject rebuff rebut refute dispute defend announce tout propose recommend advocate estimate ' +
  'speculate theorize hypothesize reason surmise recommend apologize instruct order urge chide scold agree disagree object protest ' +
  'speak talk discuss answer mention cite quote indicate endorse decry lambaste rail chastise rebuke tease bemoan gripe grumble ' +
  'intone interject volunteer venture opine posit summarize underscore underline highlight stipulate repeat echo preach gush ' +
  'request beg vent blurt jibe crow fume sneer interrupt counter';

/** Verbs of thought, wish and perception: reports of belief or intention. */
const THINKING =
  'think believe feel know hope expect fear worry doubt want wish intend plan decide consider see view regard understand realize ' +
  'realise recognize assume suspect imagine guess forget remember remind love like hate prefer need seek aim try oppose support ' +
  'favor favour back welcome appreciate regret resent anticipate foresee envision dream desire choose refuse agree find conclude ' +
  'determine discover learn hear notice worry care trust accept';

/** Verbs by which documents, polls and images report. */
const SHOWING =
  'show find reveal indicate suggest demonstrate prove point report note state read list document conclude detail seem appear';

/** Verbs of taking a stand, addressing or naming: weaker evidence, decided by what follows. */
const STANCE =
  'decline offer question attack refer express vote name push share nominate deliver embrace publish approve portray rule appoint ' +
  'prefer encourage celebrate applaud threaten forecast ignore present challenge liken assail campaign persuade attribute lobby ' +
  'address allude reference promote thank identify press debate introduce cast renounce despise admire mourn rate rank focus commit ' +
  'compare equate poll quiz interview brief lecture tell invite implore exhort caution disavow repudiate rail tackle target ridicule ' +
  'belittle castigate deplore bash rip skewer salute commend credit trumpet unveil outline detail lay pitch float weigh mull ponder ' +
  'contemplate consider eye struggle pursue fight try attempt vie resolve';

const IRREGULAR: Record<string, string[]> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thinking'],
  feel: ['feels', 'felt', 'feeling'],
  know: ['knows', 'knew', 'known', 'knowing'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  find: ['finds', 'found', 'finding'],
  show: ['shows', 'showed', 'shown', 'showing'],
  understand: ['understands', 'understood', 'understanding'],
  speak: ['speaks', 'spoke', 'spoken', 'speaking'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  forget: ['forgets', 'forgot', 'forgotten', 'forgetting'],
  hear: ['hears', 'heard', 'hearing'],
  seek: ['seeks', 'sought', 'seeking'],
  choose: ['chooses', 'chose', 'chosen', 'choosing'],
  read: ['reads', 'read', 'reading'],
  foresee: ['foresees', 'foresaw', 'foreseen', 'foreseeing'],
  cast: ['casts', 'cast', 'casting'],
  lay: ['lays', 'laid', 'laying'],
  fight: ['fights', 'fought', 'fighting'],
  begin: ['begins', 'began', 'begun', 'beginning'],
  dream: ['dreams', 'dreamed', 'dreamt', 'dreaming'],
  learn: ['learns', 'learned', 'learnt', 'learning'],
};

function inflect(lemma: string): string[] {
  const irregular = IRREGULAR[lemma];
  if (irregular) return [lemma, ...irregular];
  if (/[^aeiou]y$/.test(lemma))
    return [lemma, `${lemma.slice(0, -1)}ies`, `${lemma.slice(0, -1)}ied`, `${lemma}ing`];
  if (lemma.endsWith('e')) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  const s = /(s|sh|ch|x|z)$/.test(lemma) ? 'es' : 's';
  const doubled =
    /^(admit|brag|plan|quip|rebut|refer|prefer|commit|rip|blurt|beg|dub|rebuff|slam|regret|chat|rip)$/.test(
      lemma,
    );
  const base = doubled && !/ff$|rt$/.test(lemma) ? lemma + (lemma.at(-1) ?? '') : lemma;
  return [lemma, lemma + s, `${base}ed`, `${base}ing`];
}

/** Maps every form of the verbs in a list to its lemma. */
export function inflected(list: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const lemma of new Set(list.split(' ')))
    for (const form of inflect(lemma)) if (!map.has(form)) map.set(form, lemma);
  return map;
}

/** Inflected form → lemma. */
export const saying: ReadonlyMap<string, string> = inflected(SAYING);
export const thinking: ReadonlyMap<string, string> = inflected(THINKING);
export const stance: ReadonlyMap<string, string> = inflected(STANCE);
export const showing: ReadonlyMap<string, string> = inflected(SHOWING);
