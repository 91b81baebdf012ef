/** What an item rests on, derived from its evidence and the contact log, never typed by hand. */
import { restsOnLog } from './item-kinds.ts';
import type { PartySupported, Support } from './supported-wording.ts';
import {
  type ItemKind,
  SOURCE_TYPE_WORDS,
  type SourceStatus,
  type SourceType,
  type Stance,
} from './vocabulary.ts';
import { countWords, listWords, numberWords } from './wording.ts';

/** What of a piece of evidence bears on the status. */
export type EvidenceBasis = {
  stance: Stance;
  /** Null where nobody has said so: then it does not count as primary. */
  isPrimary: boolean | null;
  /** Which independent origin the source goes back to; empty: its own. */
  origin: string;
  sourceId: string;
  type: SourceType;
};

export type SourceStatusInput = {
  kind: ItemKind;
  evidence: readonly EvidenceBasis[];
  /** The parties of a non-response; empty for other kinds. */
  parties: readonly { name: string }[];
  /** What the contact log says of those parties; null where it was not asked. */
  support: Support | null;
};

export type DerivedStatus = {
  status: SourceStatus;
  words: string;
  /** Independent origins of the supporting evidence. */
  origins: number;
};

/** Independent origins: sources that go back to one (case and spacing aside) count once. */
export function countOrigins(evidence: readonly Pick<EvidenceBasis, 'origin' | 'sourceId'>[]): number {
  const keys = evidence.map(({ origin, sourceId }) => {
    const text = origin.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
    return text === '' ? `source ${sourceId}` : `origin ${text}`;
  });
  return new Set(keys).size;
}

/** The status of an item and the words for it, with names and numbers. */
export function sourceStatusOf({ kind, evidence, parties, support }: SourceStatusInput): DerivedStatus {
  const supporting = evidence.filter(({ stance }) => stance === 'SUPPORTS');
  const against = evidence.filter(({ stance }) => stance === 'CONTRADICTS');
  const origins = countOrigins(supporting);
  if (against.length > 0) {
    const contradiction = `contradicted by ${originWords(countOrigins(against))}`;
    const words = origins > 0 ? `${originWords(origins)} in support, ${contradiction}` : contradiction;
    return { status: 'CONTRADICTED', words, origins };
  }
  if (restsOnLog(kind)) return { ...askedStatus(parties, support), origins };
  if (supporting.length === 0) return { ...unsourcedStatus(evidence.length, support), origins };
  const primary = [...new Set(supporting.filter((one) => one.isPrimary === true).map((one) => one.type))];
  if (primary.length > 0) {
    const types = listWords(primary.map((type) => SOURCE_TYPE_WORDS[type].toLowerCase()));
    const more = origins > 1 ? `; ${originWords(origins)}` : '';
    return { status: 'PRIMARY', words: `primary source: ${types}${more}`, origins };
  }
  if (origins > 1) return { status: 'CORROBORATED', words: originWords(origins), origins };
  const sources = new Set(supporting.map(({ sourceId }) => sourceId)).size;
  const words = sources > 1 ? `${countWords(sources, 'source')}, one origin` : 'a single source';
  return { status: 'SINGLE_SOURCE', words, origins };
}

function originWords(n: number): string {
  return n === 1 ? 'one origin' : countWords(n, 'independent origin');
}

type Status = Omit<DerivedStatus, 'origins'>;

function unsourcedStatus(context: number, support: Support | null): Status {
  const awaited = support?.parties.filter(({ standing }) => standing.awaitedUntil !== null) ?? [];
  if (awaited.length > 0) {
    return { status: 'AWAITING_REPLY', words: `awaiting reply from ${namesOf(awaited, 'and')}` };
  }
  return {
    status: 'UNSOURCED',
    words: context > 0 ? 'context only, nothing that supports it' : 'no source yet',
  };
}

/** A non-response rests on the contact log alone. */
function askedStatus(parties: readonly { name: string }[], support: Support | null): Status {
  if (parties.length === 0) return { status: 'UNSOURCED', words: 'no party named' };
  const known = support?.parties ?? [];
  const answered = known.filter(({ standing }) => standing.hasAnswered);
  if (answered.length > 0) {
    return {
      status: 'CONTRADICTED',
      words: `${namesOf(answered, 'and')} ${answered.length === 1 ? 'has' : 'have'} answered`,
    };
  }
  const asked = known.filter(({ standing }) => standing.outcome !== null);
  if (asked.length < parties.length) {
    const words =
      asked.length > 0
        ? `${numberWords(asked.length)} of ${countWords(parties.length, 'party', 'parties')} asked`
        : parties.length === 1
          ? `${known[0]?.party ?? parties[0]?.name ?? ''}: no request logged`
          : `none of ${countWords(parties.length, 'party', 'parties')} asked`;
    return { status: 'UNSOURCED', words };
  }
  const isAwaited = asked.some(({ standing }) => standing.awaitedUntil !== null);
  return { status: isAwaited ? 'AWAITING_REPLY' : 'NO_COMMENT', words: silenceWords(asked) };
}

/** "no immediate comment from Moscow or Beijing"; "no comment from …" once nothing more is awaited. */
function silenceWords(asked: readonly PartySupported[]): string {
  const declined = asked.filter(({ standing }) => standing.outcome === 'DECLINED');
  const promised = asked.filter(({ standing }) => standing.outcome === 'PROMISED_LATER');
  const immediate = asked.filter(({ standing }) => standing.outcome === 'NO_IMMEDIATE_RESPONSE');
  const others = asked.filter((one) => ![...declined, ...promised, ...immediate].includes(one));
  return [
    immediate.length > 0 ? `no immediate comment from ${namesOf(immediate, 'or')}` : '',
    others.length > 0 ? `no comment from ${namesOf(others, 'or')}` : '',
    promised.length > 0 ? `a response promised by ${namesOf(promised, 'and')}` : '',
    declined.length > 0 ? `${namesOf(declined, 'and')} declined to comment` : '',
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function namesOf(parties: readonly PartySupported[], conjunction: 'and' | 'or'): string {
  return listWords(
    parties.map(({ party }) => party),
    conjunction,
  );
}
