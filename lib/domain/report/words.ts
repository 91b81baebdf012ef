/** How the codes and values in a report's snapshot read, in the words of a catalogue. */
import { CHANNELS, type Channel } from '../channels.ts';
import { isAnswer, isPromise, outcomeRow } from '../contact-outcomes.ts';
import { timecode } from '../moments.ts';
import type { SilentParty } from '../rests-on.ts';
import type { ToldStanding } from '../standing.ts';
import type { Summary } from '../summary.ts';
import type { ContactOutcome, ItemStatus, QuotationVerdict, SubstanceVerdict } from '../vocabulary.ts';
import { capitalised } from '../wording.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import {
  counted,
  countedInWords,
  figures,
  filled,
  formFor,
  inMarks,
  inWords,
  listed,
  nearIn,
} from './catalogue/say.ts';
import type { CueValue, PublishedRest, ReportPlace, ReportRules } from './snapshot.ts';

/** The figures with their words: "11 verified". */
export function figureOf(words: Catalogue, status: ItemStatus, n: number): string {
  return `${figures(words, n)} ${formFor(words, words.counted[status], n)}`;
}

/** The report in one line, without a full stop. */
export function summaryWords(words: Catalogue, summary: Summary): string {
  const { all, verified, disputed, pending, silent } = summary;
  if (all === 0) return words.summary.none;
  const parts = [
    verified > 0 ? figureOf(words, 'VERIFIED', verified) : '',
    disputed > 0 ? figureOf(words, 'DISPUTED', disputed) : '',
    pending > 0 ? figureOf(words, 'PENDING', pending) : '',
  ].filter((part) => part !== '');
  const line = counted(words, words.summary.statements, all, { figures: parts.join(', ') });
  if (silent.length === 0) return line;
  return filled(words.summary.among, { summary: line, parties: listed(words, silent, 'or') });
}

/** "Disputed: sources conflict"; the status alone where there is no reason. */
export function statusWords(
  words: Catalogue,
  { status, reason }: { status: ItemStatus; reason: string },
): string {
  if (reason === '') return words.statuses[status];
  return filled(words.statusBecause, { status: words.statuses[status], reason });
}

const originWords = (words: Catalogue, n: number) => countedInWords(words, words.restsOn.origins, n);

/** "primary source: recording; two independent origins": no capital, no full stop. */
export function restsOnIn(words: Catalogue, rests: PublishedRest): string {
  const say = words.restsOn;
  switch (rests.because) {
    case 'EVIDENCE_AGAINST': {
      const against = originWords(words, rests.against);
      return rests.origins > 0
        ? filled(say.both, { support: originWords(words, rests.origins), against })
        : filled(say.against, { against });
    }
    case 'PARTY_ANSWERED': {
      const form = rests.parties.length === 1 ? say.answered.one : say.answered.other;
      return filled(form, { parties: listed(words, rests.parties) });
    }
    case 'PRIMARY_SOURCE': {
      const types = listed(
        words,
        rests.types.map((type) => words.sourceTypes[type]),
      );
      return rests.origins > 1
        ? filled(say.primaryAndOrigins, { types, origins: originWords(words, rests.origins) })
        : filled(say.primary, { types });
    }
    case 'INDEPENDENT_ORIGINS':
      return originWords(words, rests.origins);
    case 'ONE_ORIGIN':
      return rests.sources > 1 ? countedInWords(words, say.sourcesOfOneOrigin, rests.sources) : say.oneSource;
    case 'SILENCE':
      return silenceIn(words, rests.silent);
    case 'NOT_ALL_ASKED': {
      const { parties, asked } = rests;
      const [party = ''] = parties;
      if (asked > 0)
        return countedInWords(words, say.someAsked, parties.length, { asked: inWords(words, asked) });
      return parties.length === 1
        ? filled(say.noRequest, { party })
        : countedInWords(words, say.noneAsked, parties.length);
    }
    case 'NO_PARTY_NAMED':
      return say.noPartyNamed;
    case 'NONE_PUBLISHED':
      return say.nonePublished;
  }
}

type Silence = 'noImmediate' | 'noComment' | 'promised' | 'declined';

/** Which wording a silence gets. */
function silenceOf(outcome: ContactOutcome): Silence {
  const { silent, isFinal } = outcomeRow(outcome);
  if (silent === 'before the deadline') return 'noImmediate';
  if (isFinal) return 'declined';
  return isPromise(outcome) ? 'promised' : 'noComment';
}

const SILENCES: readonly (readonly [Silence, 'and' | 'or'])[] = [
  ['noImmediate', 'or'],
  ['noComment', 'or'],
  ['promised', 'and'],
  ['declined', 'and'],
];

function silenceIn(words: Catalogue, silent: readonly SilentParty[]): string {
  return SILENCES.flatMap(([as, link]) => {
    const names = silent.filter(({ outcome }) => silenceOf(outcome) === as).map(({ party }) => party);
    return names.length > 0 ? [filled(words.restsOn[as], { parties: listed(words, names, link) })] : [];
  }).join('; ');
}

const isKnown = (kept: string): kept is Channel => (CHANNELS as readonly string[]).includes(kept);

/** "by e-mail", "in person". @param kept as the log keeps it, of the list or typed; nothing is said of an empty one */
export function askedByIn(words: Catalogue, kept: string): string {
  if (kept === '') return '';
  return isKnown(kept) ? words.channels[kept].asked : filled(words.otherChannel, { channel: kept });
}

/** Where a party stood by the log: "E-mail 14:05, deadline 18:00 · no answer yet". */
export function standingIn(
  words: Catalogue,
  { outcome, request }: ToldStanding,
  about: { worded: ContactOutcome | null; isSupported: boolean; now: Date; timeZone: string },
): string {
  const say = words.standing;
  if (outcome === null) return say.notLogged;
  if (!request) return say.notContacted;
  const { channel, sentAt, deadline, answeredAt } = request;
  const at = (moment: Date) => nearIn(words, moment, about.now, about.timeZone);
  const name = isKnown(channel) ? words.channels[channel].name : channel;
  const asked = filled(say.asked, { channel: name, at: at(sentAt) });
  const until = deadline ? `, ${filled(say.deadline, { at: at(deadline) })}` : '';
  const isLate = outcomeRow(outcome).silent === 'after the deadline' && deadline !== null;
  const came = isLate ? say.byDeadline : words.outcomes[outcome].said;
  const said = answeredAt ? filled(say.said, { said: came, at: at(answeredAt) }) : came;
  const so = isAnswer(outcome)
    ? filled(say.belongs, { said })
    : about.isSupported || about.worded === null
      ? said
      : filled(say.unsupported, { said, wording: words.outcomes[about.worded].worded });
  return `${capitalised(asked)}${until} · ${so}`;
}

/** "denial, still to be said", or one of both; empty for what is plainly said. */
function meaningIn(words: Catalogue, { force, polarity }: Omit<CueValue, 'text'>): string {
  return [
    force !== null && force !== 'SAID' ? words.forces[force] : '',
    polarity !== null && polarity !== 'AFFIRMED' ? words.polarities[polarity] : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** "has never said", with what it does where that is not a plain "said". */
export function cueIn(words: Catalogue, { text, ...meant }: CueValue): string {
  const meaning = meaningIn(words, meant);
  if (text === null) return meaning || words.cue.none;
  const cue = inMarks(words, text);
  return meaning ? filled(words.cue.meant, { cue, meaning }) : cue;
}

export const quotationIn = (words: Catalogue, verdict: QuotationVerdict | null): string =>
  verdict ? words.quotations[verdict] : words.noVerdict;

export const substanceIn = (words: Catalogue, verdict: SubstanceVerdict | null): string =>
  verdict ? words.substances[verdict] : words.noVerdict;

/** "page 12", "14:02" */
export function placeIn({ place: say }: Catalogue, place: ReportPlace): string {
  if ('ms' in place) return timecode(place.ms);
  const { page, lastPage } = place;
  return lastPage === null ? filled(say.page, { page }) : filled(say.pages, { page, last: lastPage });
}

/** How statements are checked, from the rules stored with each edition: paragraphs in reading order. */
export function methodIn(words: Catalogue, rules: ReportRules): string[] {
  const { method } = words;
  const basis =
    rules.originsForClaims > 1 ? filled(method.origins, { n: rules.originsForClaims }) : method.anyOrigins;
  return [
    method.oneByOne,
    method.twoQuestions,
    method.meanings,
    rules.evidenceRule ? filled(method.evidence, { basis }) : basis,
    method.asked,
    rules.secondPersonRule ? method.secondPerson : method.alone,
  ];
}
