/**
 * The other side of the contact log: what the story says against somebody who was not asked. Found by words alone (what
 * wrong is alleged, and who the clause says did it), so that each find can say why it is one. It is a prompt to look,
 * not a judgement. Source of the rule: docs/vocabulary.md, "Contact outcome", and the right of reply in press codes.
 */

import { describesSomebody, namesSomebody } from '../text/items/accusation/accused-names.ts';
import { findAccused } from '../text/items/accusation/find.ts';
import { accusingWord } from '../text/knowledge/accusing-words.ts';
import { NAMES_OF_DAYS_AND_MONTHS } from '../text/knowledge/months.ts';
import { restsOnLog } from './item-kinds.ts';
import { bareName, beginsGovernment, coversParty, isDemonym, readGovernment } from './metonyms.ts';
import type { ItemKind } from './vocabulary.ts';

export type AllegationItem = {
  id: string;
  kind: ItemKind;
  exact: string;
  /** The word that reports it: "accused". */
  cue: string | null;
  speaker: string | null;
};

export type AskedParty = { party: string; partyAliases: readonly string[] };

/** Who accuses in the story's words ("a former clerk"), and whether by name; null where the story itself does. */
type Accuser = { words: string; isNamed: boolean };

export type NotAsked = {
  party: string;
  /** Where it is accused, in story order: by which word, and by whom. */
  items: { itemId: string; word: string; accuser: Accuser | null }[];
};

/** Verbs whose subject accuses and whose object is accused. */
const REPORTS_BLAME =
  /\b(?:accus\w+|alleg\w+|blam\w+|critici[sz]\w+|condemn\w*|denounc\w+|sued|suing|charged|indicted|threatened)$/iu;
/** What comes before a name that is only where something happens, or whom it happens to. */
const PLACE_BEFORE =
  /\b(?:in|at|near|into|inside|outside|across|within|throughout|around|to|from|towards?|over|off|north of|south of|east of|west of)\s+(?:the\s+|neighbou?ring\s+)?$/iu;
const VICTIM_BEFORE =
  /\b(?:war|wars|attacks?|assaults?|aggression|invasion|crimes?|violence|strikes?|sanctions|threats?|attacked|invaded|bombed|shelled|occupied|threatened|defend(?:s|ed|ing)?|support(?:s|ed|ing)? for)\s+(?:(?:against|on|of|upon)\s+)?(?:the\s+)?$/iu;
/** People and bodies whose acts count as their state's. */
const STATE_HANDS =
  /^\s+(?:armed\s+)?(?:forces|troops|soldiers|ranks|army|military|navy|air force|intelligence|secret service|security services?|government|authorities|officials?|regime|leadership|state|units|agents|spies|hackers)\b/iu;
const DENYING =
  /^(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e[ds]?|ing))$/iu;

/** Only the beginning of a very long item is read: it names whom it accuses. */
const MOST_READ = 5000;

type Found = { name: string; start: number; end: number };

/**
 * Parties that an item accuses and that nobody is logged to have asked.
 * @param items the story's items, without the cut ones, in text order.
 * @param asked every party of the contact log; one that was deliberately not contacted, with a reason, counts too.
 * @param known names that the story or the newsroom already uses for parties: speakers, parties of non-responses.
 * @returns in the order in which the story first accuses them.
 */
export function partiesNotAsked(
  items: readonly AllegationItem[],
  asked: readonly AskedParty[],
  known: readonly string[],
): NotAsked[] {
  const names = [...new Set([...known, ...items.flatMap(({ speaker }) => speaker ?? [])])].filter(
    (name) => /^\p{Lu}/u.test(name.replace(/^the /i, '')) && readGovernment(name) === null,
  );
  const found = new Map<string, NotAsked>();
  for (const item of items) {
    if (restsOnLog(item.kind) || (item.cue && DENYING.test(item.cue.trim()))) continue;
    for (const { name, word, accuser, isOwn } of accusationsOf(item, names)) {
      if ((!isOwn && isSpeaker(name, item.speaker)) || wasAsked(name, asked)) continue;
      const before = [...found.values()].find(({ party }) => shortNameOf(party, name));
      const entry = before ?? found.get(bareName(name)) ?? { party: calledInStory(name, known), items: [] };
      if (entry.items.every(({ itemId }) => itemId !== item.id))
        entry.items.push({ itemId: item.id, word, accuser });
      if (!before) found.set(bareName(name), entry);
    }
  }
  return [...found.values()];
}

function accuserOf(speaker: string | null): Accuser | null {
  return speaker ? { words: speaker, isNamed: namesSomebody(speaker) } : null;
}

function isSpeaker(party: string, speaker: string | null): boolean {
  return speaker !== null && (coversParty(speaker, party) || shortNameOf(speaker, party));
}

/** "Zelensky" of "Volodymyr Zelensky" */
function shortNameOf(full: string, short: string): boolean {
  const [a, b] = [bareName(full), bareName(short)];
  return a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

function wasAsked(party: string, asked: readonly AskedParty[]): boolean {
  return asked.some((one) =>
    [one.party, ...one.partyAliases].some((name) => coversParty(name, party) || shortNameOf(name, party)),
  );
}

/** A state goes by the name the story uses where that names a party in it: "Beijing" rather than "China". */
function calledInStory(party: string, known: readonly string[]): string {
  const state = readGovernment(party)?.state;
  if (!state) return party;
  const own = known.find((name) => {
    const read = readGovernment(name);
    return read?.state === state && read.office === null;
  });
  return own ?? party;
}

/** Cues whose object is accused: the item's words begin with it. */
const TAKES_OBJECT =
  /^(?:accus|blam|critici[sz]|condemn|denounc|su(?:ed|ing|es)|charg|indict|call|brand|label|dubb|convict|sentenc|jail|fin(?:ed|es)|arraign|found|finds?\b)/iu;
/** "Admitted stealing": whoever admits something is speaking of himself. */
const OWNS_UP = /^(?:admit|confess|plead|own(?:s|ed)? up)/iu;
const PLEADS_GUILTY = /^plea?d(?:s|ed|ing)?\s+guilty/iu;
const OWN_DEED =
  /^(?:to\s+)?(?:[\p{L}]+ing\b|guilty\b|the\s+(?:theft|murder|killing|fraud)|theft|murder|fraud|manslaughter|assault|rape|bribery|arson)/iu;

type Accusation = { name: string; word: string; accuser: Accuser | null; isOwn?: boolean };

/**
 * The parties that an item accuses, each once, with the word that accuses it: governments found by their words, others
 * by the clause.
 */
function accusationsOf(item: AllegationItem, names: readonly string[]): Accusation[] {
  const cue = item.cue?.trim() ?? '';
  const { speaker } = item;
  const whole = `${cue} ${item.exact}`.trim().slice(0, MOST_READ);
  const stateWord = accusingWord.exec(whole)?.[0];
  const accuser = accuserOf(speaker);
  const byName = (text: string, more: Partial<Accusation>) =>
    findAccused(text)
      .filter(
        ({ name }) =>
          !NOBODY.has(name) &&
          !isDemonym(name.replace(/s$/u, '')) &&
          !isDemonym(name) &&
          !readGovernment(name),
      )
      .map(({ name, word }): Accusation => ({ name: fullName(name, names), word, accuser, ...more }));
  const found: Accusation[] = [
    ...(stateWord ? statesIn(whole).map((name) => ({ name, word: stateWord, accuser })) : []),
    ...byName(TAKES_OBJECT.test(cue) ? whole : item.exact.slice(0, MOST_READ), {}),
    // "a complaint against Freed says …": the speaker's own description names the accused
    ...byName(speaker ?? '', { isOwn: true }),
  ];
  const unnamed = unnamedAccused(cue, item.exact.slice(0, MOST_READ));
  if (unnamed && found.length === 0) found.push({ ...unnamed, accuser });
  const ownsUp = PLEADS_GUILTY.test(cue) || (OWNS_UP.test(cue) && OWN_DEED.test(item.exact.trim()));
  if (speaker && ownsUp && accuser?.isNamed) found.push({ name: speaker, word: cue, accuser, isOwn: true });
  return [...new Map(found.map((one) => [bareName(one.name), one])).values()];
}

/**
 * "The verger … stands accused of": cues in the passive. The second set is used only of people, so nothing else is
 * ruled out.
 */
const IN_PASSIVE = /\b(accused|alleged|suspected|allegations?|accusations?)\b/iu;
const ONLY_OF_PEOPLE = /\b(?:accused|accusations?)\b/iu;
const DESCRIBED =
  /^(?:the|a|an|his|her|their|its|our|two|three|four|five|six|seven|eight|nine|ten|both|several|some|\d+)\s/iu;
/** Those of whom nobody could be asked: everybody, or somebody another sentence names. */
const NO_ONE_TO_ASK =
  /^(?:he|she|they|it|we|i|you|who|which|that|this|one|ones|those|these|people|some|many|others|anyone|anybody|everyone|nobody|no one|none|someone|all|men|women|suspects?|the (?:accused|suspects?|defendants?|men|women|man|woman|pair|two|three))$/iu;
const MOST_WORDS_OF_A_PARTY = 10;

/**
 * Somebody an item accuses without a name, in the story's words ("Two trustees"): a checker has to ask them as much as
 * those who are named. Null where it accuses nobody in particular. In the passive the accused is the first part of the
 * item, or else what comes between "accused" and "of".
 */
function unnamedAccused(cue: string, exact: string): { name: string; word: string } | null {
  const [before, after] = exact.split(' … ');
  const word = after === undefined ? undefined : IN_PASSIVE.exec(cue)?.[1];
  const name = before?.trim();
  if (word === undefined || name === undefined || NO_ONE_TO_ASK.test(name) || readGovernment(name))
    return null;
  if (!DESCRIBED.test(name) || name.split(/\s+/u).length > MOST_WORDS_OF_A_PARTY) return null;
  if (!ONLY_OF_PEOPLE.test(cue) && !describesSomebody(name)) return null;
  return { name, word };
}

/** A last name expanded to the full name that the story gives elsewhere. */
function fullName(name: string, names: readonly string[]): string {
  const bare = name.replace(/^the /iu, '');
  return (
    names
      .map((one) => one.replace(/^the /iu, ''))
      .find((one) => one.endsWith(` ${bare}`) && /^(?:\p{Lu}\S*\s?)+$/u.test(one)) ?? bare
  );
}

/** The governments in a text that may be the accused. */
function statesIn(text: string): string[] {
  const kept: Found[] = [];
  for (const one of governmentsIn(text)) {
    const before = text.slice(Math.max(0, one.start - 80), one.start);
    const after = text.slice(one.end, one.end + 80);
    if (PLACE_BEFORE.test(before) || VICTIM_BEFORE.test(before)) continue;
    // "Kyiv accused …": it accuses; "Kyiv was accused of …": it is accused.
    const verb = /^\s+(?:has\s+|had\s+|also\s+|later\s+)*([\p{L}]+)/u.exec(after)?.[1] ?? '';
    if (!REPORTS_BLAME.test(verb)) kept.push(one);
  }
  return [...new Set(kept.map(({ name }) => name))];
}

/** Runs of words that name a government, longest first; its soldiers count as the government, its citizens do not. */
function governmentsIn(text: string): Found[] {
  const words = [...text.matchAll(/[\p{L}\p{M}.’'-]+/gu)];
  const found: Found[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i]?.[0] ?? '';
    if (!/^\p{Lu}/u.test(first) || !beginsGovernment(first)) continue;
    for (let length = Math.min(4, words.length - i); length > 0; length -= 1) {
      const last = words[i + length - 1];
      const start = words[i]?.index ?? 0;
      const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
      const name = text.slice(start, end).replace(/[.,]+$/, '');
      if (/[,;:()“”"]/.test(name)) continue;
      const read = readGovernment(name);
      if (!read) continue;
      const isOwn = !isDemonym(name) || STATE_HANDS.test(text.slice(end, end + 80));
      if (isOwn) found.push({ name: read.state, start, end });
      i += length - 1;
      break;
    }
  }
  return found;
}

/** Capitalised words that name nobody. */
const NOBODY = new Set([
  ...NAMES_OF_DAYS_AND_MONTHS,
  ...'He Him She It They Them We Us I Me You His Her Their Its Our This That These Those The A An But And Both Some Many Who Nobody Somebody Everyone Officials Police Critics Opponents Residents'.split(
    ' ',
  ),
]);
