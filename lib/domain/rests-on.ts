/**
 * What an item rests on, derived from its evidence and the contact log, never typed by hand: the decision, in codes.
 * Words for it: rests-on-words.ts.
 */
import { restsOnLog } from './item-kinds.ts';
import type { PartyStanding } from './standing.ts';
import type { ContactOutcome, ItemKind, SourceType, Stance } from './vocabulary.ts';

/** The parts of a piece of evidence that bear on the status. */
export type EvidenceBasis = {
  stance: Stance;
  /** Null where nobody has said so: then it does not count as primary. */
  isPrimary: boolean | null;
  /** The independent origin that the source goes back to; empty: the source itself. */
  origin: string;
  sourceId: string;
  type: SourceType;
};

export type RestsOnInput = {
  kind: ItemKind;
  evidence: readonly EvidenceBasis[];
  /** The parties of a non-response; empty for other kinds. */
  parties: readonly { name: string }[];
  /** What the contact log says of those parties, in the same order; null for other kinds. */
  support: { parties: readonly PartyStanding[] } | null;
};

/** A party as the sentence names it, and what came of asking it, by the log. */
export type SilentParty = { party: string; outcome: ContactOutcome };

/** Figures count independent origins, except `sources`; parties are as the sentence names them. */
export type RestsOn =
  | { status: 'CONTRADICTED'; because: 'EVIDENCE_AGAINST'; origins: number; against: number }
  | { status: 'CONTRADICTED'; because: 'PARTY_ANSWERED'; parties: string[] }
  | { status: 'PRIMARY'; because: 'PRIMARY_SOURCE'; types: SourceType[]; origins: number }
  | { status: 'CORROBORATED'; because: 'INDEPENDENT_ORIGINS'; origins: number }
  | { status: 'SINGLE_SOURCE'; because: 'ONE_ORIGIN'; sources: number }
  | { status: 'AWAITING_REPLY' | 'NO_COMMENT'; because: 'SILENCE'; silent: SilentParty[] }
  | { status: 'AWAITING_REPLY'; because: 'REPLY_AWAITED'; parties: string[] }
  | { status: 'UNSOURCED'; because: 'NOT_ALL_ASKED'; parties: string[]; asked: number }
  | { status: 'UNSOURCED'; because: 'NO_PARTY_NAMED' }
  | { status: 'UNSOURCED'; because: 'CONTEXT_ONLY' }
  | { status: 'UNSOURCED'; because: 'NO_SOURCE' };

/** Independent origins: sources that go back to the same one (case and spacing aside) count once. */
export function countOrigins(evidence: readonly Pick<EvidenceBasis, 'origin' | 'sourceId'>[]): number {
  const keys = evidence.map(({ origin, sourceId }) => {
    const text = origin.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
    return text === '' ? `source ${sourceId}` : `origin ${text}`;
  });
  return new Set(keys).size;
}

/** Whether a piece of evidence supports the item it is filed for. */
export const isSupporting = ({ stance }: Pick<EvidenceBasis, 'stance'>) => stance === 'SUPPORTS';

/** What an item rests on, and so why it has its status. */
export function restsOn({ kind, evidence, parties, support }: RestsOnInput): RestsOn {
  const supporting = evidence.filter(isSupporting);
  const against = evidence.filter(({ stance }) => stance === 'CONTRADICTS');
  const origins = countOrigins(supporting);
  if (against.length > 0) {
    return { status: 'CONTRADICTED', because: 'EVIDENCE_AGAINST', origins, against: countOrigins(against) };
  }
  if (restsOnLog(kind)) return restsOnRequests(parties, support?.parties ?? []);
  if (supporting.length === 0) return restsOnNothing(evidence.length > 0, support?.parties ?? []);
  const types = [...new Set(supporting.filter((one) => one.isPrimary === true).map((one) => one.type))];
  if (types.length > 0) return { status: 'PRIMARY', because: 'PRIMARY_SOURCE', types, origins };
  if (origins > 1) return { status: 'CORROBORATED', because: 'INDEPENDENT_ORIGINS', origins };
  const sources = new Set(supporting.map(({ sourceId }) => sourceId)).size;
  return { status: 'SINGLE_SOURCE', because: 'ONE_ORIGIN', sources };
}

const namesOf = (parties: readonly PartyStanding[]) => parties.map(({ party }) => party);
const isAwaited = ({ standing }: PartyStanding) => standing.awaitedUntil !== null;

function restsOnNothing(hasContext: boolean, known: readonly PartyStanding[]): RestsOn {
  const awaited = known.filter(isAwaited);
  if (awaited.length > 0) {
    return { status: 'AWAITING_REPLY', because: 'REPLY_AWAITED', parties: namesOf(awaited) };
  }
  return { status: 'UNSOURCED', because: hasContext ? 'CONTEXT_ONLY' : 'NO_SOURCE' };
}

/** A non-response rests on the contact log alone. */
function restsOnRequests(parties: readonly { name: string }[], known: readonly PartyStanding[]): RestsOn {
  if (parties.length === 0) return { status: 'UNSOURCED', because: 'NO_PARTY_NAMED' };
  const answered = known.filter(({ standing }) => standing.hasAnswered);
  if (answered.length > 0) {
    return { status: 'CONTRADICTED', because: 'PARTY_ANSWERED', parties: namesOf(answered) };
  }
  const silent = known.flatMap(({ party, standing: { outcome } }) => (outcome ? [{ party, outcome }] : []));
  if (silent.length < parties.length) {
    const named = parties.map(({ name }, i) => known[i]?.party ?? name);
    return { status: 'UNSOURCED', because: 'NOT_ALL_ASKED', parties: named, asked: silent.length };
  }
  return {
    status: known.some(isAwaited) ? 'AWAITING_REPLY' : 'NO_COMMENT',
    because: 'SILENCE',
    silent,
  };
}
