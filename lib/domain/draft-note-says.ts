/**
 * What the notes of a draft say, as far as it can be recognised: where to look, in what, and whom to ask. By rules of our
 * own, which rather recognise nothing than something wrong: a person sees the note's words beside it and decides.
 */
import { emailsIn, linksIn, phonesIn } from './draft-note-links.ts';
import { firstLocator, locatorsIn, type NoteLocator, timeInLink } from './draft-note-locators.ts';
import { datesIn, interviewIn, type NoteInterview, namesIn, tellsOfNoAnswer } from './draft-note-people.ts';
import type { DraftNote, DraftNoteKind } from './draft-notes.ts';

export type NoteSays = {
  /** Web addresses, each once, in their order. */
  links: string[];
  locators: NoteLocator[];
  emails: string[];
  phones: string[];
  names: string[];
  /** "2026-11-03", or "--11-03" where no year is said. */
  dates: string[];
  interview: NoteInterview | null;
  /** Titles of documents, without their quotation marks. */
  titles: string[];
  /** Somebody was asked and did not answer. */
  isNoAnswer: boolean;
  /** The earlier note that it refers to ("ibid.", "same as above"), whose source it shares; otherwise null. */
  sameAs: { kind: DraftNoteKind; number: number } | null;
};

type Note = Pick<DraftNote, 'kind' | 'number' | 'words' | 'links'>;

const SAME =
  /^\s*(?:(?:see |cf\.? )?(?:the )?same(?: (?:as|source|interview|document|report|link|place|call|e-?mail|page|tape|recording)\b[^.;,]{0,30})?(?=$|[.,;:]|\s)|ibid(?:em)?\b\.?|idem\b\.?|id\.(?=$|[\s,])|ebd\.|op\. ?cit\.?|loc\. ?cit\.?|(?:see |as )above\b|(?:see |as in |cf\.? )?(?:foot|end)?note \d{1,5}\b)/iu;
const SAME_NUMBER = /\b(?:(foot|end)?note|comment|no\.|#) ?(\d{1,5})\b/iu;

/** What notes say, in the order of the notes, which is that of the text: "ibid." means the one before it. */
export function whatNotesSay(notes: readonly Note[]): NoteSays[] {
  const says: NoteSays[] = [];
  /** The latest note of each kind, and every one by its number. */
  const latest = new Map<DraftNoteKind, number>();
  const numbered = new Map<string, number>();
  for (const [at, note] of notes.entries()) {
    const again = numbered.get(`${note.kind} ${note.number}`);
    const own = again === undefined ? whatNoteSays(note) : says[again];
    if (own === undefined) continue;
    const earlier = again === undefined ? earlierOf(note, latest, numbered) : undefined;
    const shared = earlier === undefined ? undefined : says[earlier];
    const meant = earlier === undefined ? undefined : notes[earlier];
    says.push(shared === undefined || meant === undefined ? own : sharing(own, shared, meant));
    latest.set(note.kind, at);
    if (again === undefined) numbered.set(`${note.kind} ${note.number}`, at);
  }
  return says;
}

function earlierOf(
  { kind, words }: Note,
  latest: ReadonlyMap<DraftNoteKind, number>,
  numbered: ReadonlyMap<string, number>,
): number | undefined {
  const same = SAME.exec(words.slice(0, 200))?.[0];
  if (same === undefined) return undefined;
  const [, which, number] = SAME_NUMBER.exec(same) ?? [];
  if (number === undefined) return latest.get(kind);
  const meant = which === undefined ? kind : which.toLowerCase() === 'foot' ? 'footnote' : 'endnote';
  return numbered.get(`${meant} ${Number(number)}`);
}

/** What a note says together with the one that it refers to. A place of its own is another place in the same source. */
function sharing(own: NoteSays, shared: NoteSays, { kind, number }: Note): NoteSays {
  const either = <T>(mine: T[], theirs: T[]) => (mine.length > 0 ? mine : theirs);
  return {
    links: either(own.links, shared.links),
    locators: either(own.locators, shared.locators),
    emails: either(own.emails, shared.emails),
    phones: either(own.phones, shared.phones),
    names: either(own.names, shared.names),
    dates: either(own.dates, shared.dates),
    interview: own.interview ?? shared.interview,
    titles: either(own.titles, shared.titles),
    isNoAnswer: own.isNoAnswer,
    sameAs: shared.sameAs ?? { kind, number },
  };
}

/** What one note says by itself. Time grows with its length alone, which is bounded (`LONGEST_DRAFT_NOTE`). */
export function whatNoteSays({ words, links: given }: Pick<DraftNote, 'words' | 'links'>): NoteSays {
  const mails = given.flatMap((link) => (/^mailto:/i.test(link) ? [addressOf(link)] : []));
  const pages = given.filter((link) => !/^mailto:/i.test(link));
  const links = [...new Set([...pages, ...linksIn(words)])];
  // What stands in an address is neither a place nor a name.
  const plain = words.replace(/(?:https?:\/\/|www\.)\S+/giu, (link) => ' '.repeat(link.length));
  const written = locatorsIn(plain);
  const inLinks = links.flatMap((link) => timeInLink(link) ?? []);
  const locators = written.length > 0 ? written : inLinks.slice(0, 1);
  return {
    links,
    locators,
    emails: [...new Set([...mails, ...emailsIn(words)])],
    phones: phonesIn(words),
    names: namesIn(plain),
    dates: datesIn(plain),
    interview: interviewIn(plain),
    titles: titlesIn(plain),
    isNoAnswer: tellsOfNoAnswer(plain),
    sameAs: null,
  };
}

const addressOf = (mailto: string): string => {
  const address = mailto.slice('mailto:'.length).split('?')[0] ?? '';
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

const QUOTED = /[“"«„]([^“”"«»„\n]{3,200})[”"»“]/gu;
const LEAD = /^(?:see(?: also)?|cf\.?|source:?|from|per|according to|via|in)\s+(?:the\s+)?/iu;
/** With these it is a sentence or a call, and no title. */
const SENTENCE =
  /\b(?:is|are|was|were|said|says|told|asked|interview(?:ed)?|called|spoke|e-?mail(?:ed)?|phone|we|i|he|she|they|you|please|check|same|ibid|above|who|what|why|how)\b|[?!]/iu;

/** Titles in quotation marks, and what a note names before a place in it: "Council minutes, p. 3". */
function titlesIn(words: string): string[] {
  const quoted = [...words.matchAll(QUOTED)].flatMap(([, title = '']) => {
    const plain = title.replace(/[.,]$/u, '').trim();
    return /^[\p{Lu}\p{N}]/u.test(plain) && /\s/u.test(plain) ? [plain] : [];
  });
  if (quoted.length > 0) return [...new Set(quoted)];
  const [line = ''] = words.split('\n');
  const at = firstLocator(line);
  if (at === line.length) return [];
  const title = line
    .slice(0, at)
    .replace(LEAD, '')
    .replace(/[\s,;:(–—-]+(?:at|on|of|in)?[\s,;:(–—-]*$/u, '')
    .trim();
  const count = title.split(/\s+/u).length;
  const isTitle = count >= 2 && count <= 20 && /\p{Lu}/u.test(title) && !SENTENCE.test(title);
  return isTitle && !namesIn(title).includes(title) ? [title] : [];
}
