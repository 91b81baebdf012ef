import { type Analysis, mentionOf } from '../../analysis/analysis.ts';
import type { Resolver } from '../../people/resolve.ts';
import type { TokenRange } from '../../sentences/sentences.ts';
import { Tag } from '../../sentences/tagger.ts';
import { onOneLine } from '../../words/tokens.ts';
import type { PartyMention } from '../../words/types.ts';
import { withoutDeterminer } from './coordinated.ts';

const VOICE = /^spokes(?:man|woman|person|men|women|people|persons)$/;
const PRESS = /^(?:press|media|communications|pr|publicity)$/;
const OFFICE = /^(?:office|team|department|desk|service|officer|unit)$/;
const FOR = /^(?:for|of|from|at)$/;
const WHOSE = /^(?:his|her|its|their)$/;

/** Those who did not answer, each by its name (see partyName); `before` is the party whose words came before. */
export function partiesNamed(
  analysis: Analysis,
  resolver: Resolver,
  parties: readonly TokenRange[],
  before: string | null,
): PartyMention[] {
  return parties.map((range) => ({
    ...mentionOf(analysis, range.from, range.to),
    name: partyName(analysis, resolver, range, before),
  }));
}

/**
 * The name of somebody who did not answer, as a contact log has it. Anyone who merely speaks for others goes by their
 * name: "a spokesman for the ministry" is the ministry, "its press office" is the body that the story is about, "a
 * spokesman" is whoever the sentences directly before are about. A description is resolved to its name ("the company"),
 * and a person described by their relation to another goes by that person's name ("her lawyer" is Ada Holm’s lawyer).
 * Where the story does not say, the description stays.
 * @param party the mention without its article
 * @param before the party whose words came before
 */
function partyName(analysis: Analysis, resolver: Resolver, party: TokenRange, before: string | null): string {
  const { tokens, tags } = analysis;
  const { lower } = tokens;
  const written = ({ from, to }: TokenRange) =>
    onOneLine(tokens.text.slice(tokens.start[from], tokens.end[to - 1]));
  const voice = voiceIn(analysis, party);
  if (voice) {
    const whom = spokenFor(analysis, party, voice);
    if (!whom) return resolver.bodyBefore(party.from) ?? written(party);
    return partyName(analysis, resolver, whom, before);
  }
  const found = resolver.name(party, before);
  if (found !== written(party)) return found;
  // "her lawyer"
  if (WHOSE.test(lower[party.from] ?? '')) {
    const whose = { from: party.from, to: party.from + 1 };
    const owner = resolver.name(whose, before);
    if (owner === written(whose)) return found;
    const owned = { from: party.from + 1, to: party.to };
    return owned.from < owned.to ? `${owner}’s ${written(owned)}` : owner;
  }
  // "the firm’s directors"
  let end = party.to - 1;
  while (end > party.from && tags[end] !== Tag.possessive) end--;
  if (end > party.from && tags[end - 1] === Tag.noun) {
    const whose = { from: party.from, to: end };
    const owner = partyName(analysis, resolver, whose, before);
    if (owner !== written(whose)) return `${owner}’s ${written({ from: end + 1, to: party.to })}`;
  }
  // "the company": its article shows that the story has already named it
  if (tags[party.from - 1] !== Tag.determiner || lower[party.from - 1] !== 'the') return found;
  const whole = { from: party.from - 1, to: party.to };
  const meant = resolver.name(whole, before);
  return meant === written(whole) ? found : meant;
}

/**
 * Where a mention has a word for a mere spokesperson ("spokesman", "press office"); null where it also names a person.
 */
function voiceIn({ tokens: { lower }, tags }: Analysis, { from, to }: TokenRange): TokenRange | null {
  for (let k = from; k < to; k++) {
    const isOffice = PRESS.test(lower[k] ?? '') && OFFICE.test(lower[k + 1] ?? '') && k + 1 < to;
    if (!isOffice && !VOICE.test(lower[k] ?? '')) continue;
    const end = isOffice ? k + 2 : k + 1;
    // "Norvane Ferries spokesman Bo Lind"
    return end === to || FOR.test(lower[end] ?? '') || tags[end] === Tag.mark ? { from: k, to: end } : null;
  }
  return null;
}

/** Whom a spokesperson speaks for, where the phrase says so: after "for", or before it. Null where it does not. */
function spokenFor(
  { tokens: { lower }, tags }: Analysis,
  { from, to }: TokenRange,
  voice: TokenRange,
): TokenRange | null {
  if (FOR.test(lower[voice.to] ?? '') && voice.to + 1 < to)
    return withoutDeterminer(lower, tags, { from: voice.to + 1, to });
  // "its press office"
  if (WHOSE.test(lower[from] ?? '')) return { from, to: from + 1 };
  let end = voice.from;
  while (end > from && tags[end - 1] === Tag.adjective) end--;
  if (end > from && tags[end - 1] === Tag.possessive) end--;
  const isNoun = tags[end - 1] === Tag.noun || tags[end - 1] === Tag.name;
  return end > from && isNoun ? withoutDeterminer(lower, tags, { from, to: end }) : null;
}
