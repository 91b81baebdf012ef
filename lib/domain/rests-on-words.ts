/** What an item rests on, in words, with names and numbers. */
import { type ContactOutcome, isPromise, outcomeRow } from './contact-outcomes.ts';
import type { RestsOn, SilentParty } from './rests-on.ts';
import { SOURCE_TYPE_LABELS } from './vocabulary.ts';
import { formatCount, formatList, numberInWords } from './wording.ts';

/** "primary source: recording; two independent origins": no capital, no full stop. */
export function restsOnWords(rests: RestsOn): string {
  switch (rests.because) {
    case 'EVIDENCE_AGAINST': {
      const contradiction = `contradicted by ${originWords(rests.against)}`;
      return rests.origins > 0 ? `${originWords(rests.origins)} in support, ${contradiction}` : contradiction;
    }
    case 'PARTY_ANSWERED':
      return `${formatList(rests.parties)} ${rests.parties.length === 1 ? 'has' : 'have'} answered`;
    case 'PRIMARY_SOURCE': {
      const types = formatList(rests.types.map((type) => SOURCE_TYPE_LABELS[type].toLowerCase()));
      return `primary source: ${types}${rests.origins > 1 ? `; ${originWords(rests.origins)}` : ''}`;
    }
    case 'INDEPENDENT_ORIGINS':
      return originWords(rests.origins);
    case 'ONE_ORIGIN':
      return rests.sources > 1 ? `${formatCount(rests.sources, 'source')}, one origin` : 'a single source';
    case 'SILENCE':
      return silenceWords(rests.silent);
    case 'REPLY_AWAITED':
      return `awaiting reply from ${formatList(rests.parties)}`;
    case 'NOT_ALL_ASKED':
      return notAskedWords(rests);
    case 'NO_PARTY_NAMED':
      return 'no party named';
    case 'CONTEXT_ONLY':
      return 'context only, nothing that supports it';
    case 'NO_SOURCE':
      return 'no source yet';
  }
}

function originWords(n: number): string {
  return n === 1 ? 'one origin' : formatCount(n, 'independent origin');
}

function notAskedWords({ parties, asked }: Extract<RestsOn, { because: 'NOT_ALL_ASKED' }>): string {
  const all = formatCount(parties.length, 'party', 'parties');
  if (asked > 0) return `${numberInWords(asked)} of ${all} asked`;
  return parties.length === 1 ? `${parties[0]}: no request logged` : `none of ${all} asked`;
}

/** "no immediate comment from Moscow or Beijing"; "no comment from …" once nothing more is awaited. */
function silenceWords(silent: readonly SilentParty[]): string {
  const those = (as: Silence) => namesOf(silent.filter(({ outcome }) => silenceOf(outcome) === as));
  const immediate = those('immediate');
  const promised = those('promised');
  const declined = those('declined');
  const others = those('other');
  return [
    immediate.length > 0 ? `no immediate comment from ${formatList(immediate, 'or')}` : '',
    others.length > 0 ? `no comment from ${formatList(others, 'or')}` : '',
    promised.length > 0 ? `a response promised by ${formatList(promised)}` : '',
    declined.length > 0 ? `${formatList(declined)} declined to comment` : '',
  ]
    .filter((words) => words !== '')
    .join('; ');
}

type Silence = 'immediate' | 'promised' | 'declined' | 'other';

/** Which wording a silence gets. */
function silenceOf(outcome: ContactOutcome): Silence {
  const { silent, isFinal } = outcomeRow(outcome);
  if (silent === 'before the deadline') return 'immediate';
  if (isFinal) return 'declined';
  return isPromise(outcome) ? 'promised' : 'other';
}

const namesOf = (silent: readonly SilentParty[]) => silent.map(({ party }) => party);
