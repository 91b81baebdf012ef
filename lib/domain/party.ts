/** What a party's name alone suggests about it, as a proposal: its kind, its other names, its time zone. */
import { namesOfGovernment, readGovernment, timeZoneOfGovernment } from './metonyms.ts';

export const PARTY_KINDS = ['PERSON', 'ORGANISATION', 'GOVERNMENT'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
export const PARTY_KIND_LABELS: Record<PartyKind, string> = {
  PERSON: 'Person',
  ORGANISATION: 'Organisation',
  GOVERNMENT: 'Government',
};

const BODY_WORDS =
  /\b(agency|association|authority|bank|board|bureau|centre|center|church|club|commission|committee|company|corp(oration)?|council|court|department|federation|force|foundation|group|gmbh|hospital|holdings?|inc|institute|ltd|llc|ministry|office|organi[sz]ation|parliament|party|plc|police|school|service|society|team|trust|union|university|airlines?|engineering|industries|systems|ferries|media|news|press)\b/i;

/**
 * A government, by name; a person, where it is two to four words shaped like a personal name; otherwise an
 * organisation.
 */
export function proposedKind(name: string): PartyKind {
  if (readGovernment(name)) return 'GOVERNMENT';
  const words = name.trim().split(/\s+/);
  const isPersonal =
    words.length >= 2 &&
    words.length <= 4 &&
    !BODY_WORDS.test(name) &&
    words.every((word) =>
      /^(\p{Lu}[\p{Ll}’'-]+(-?\p{Lu}[\p{Ll}’']+)*|\p{Lu}\.|de|da|di|van|von|der|bin|al|el)$/u.test(word),
    );
  return isPersonal ? 'PERSON' : 'ORGANISATION';
}

/** Names that the same party goes by and that it does not list yet: for a government, its metonyms. */
export function proposedAliases(name: string, aliases: readonly string[] = []): string[] {
  const government = readGovernment(name);
  if (!government || government.office !== null) return [];
  const known = new Set([name, ...aliases].map((one) => one.toLowerCase()));
  return namesOfGovernment(government.state).filter((one) => !known.has(one.toLowerCase()));
}

/** The time zone at a government's seat (IANA name); null for anybody else. */
export function zoneOfParty(name: string): string | null {
  const government = readGovernment(name);
  return government && timeZoneOfGovernment(government.state);
}
