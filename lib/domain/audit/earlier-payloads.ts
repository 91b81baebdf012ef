/**
 * How to read events written before payloads had a version: they hold pieces of English sentences, ready to be put
 * together. Nothing is written in this form any more, and nothing about it may change: an event that verifies today
 * must read tomorrow as it did when it was written. `payloads.fixture.ts` has one of each.
 */
import type { AttributionChange } from '../attribution-change.ts';
import { changeSentence } from '../change-words.ts';
import { PARTY_KIND_LABELS, type PartyKind } from '../party.ts';
import { TERMS_LABELS } from '../terms.ts';
import type { Terms } from '../vocabulary.ts';
import type { StoredPayload } from './stored-payload.ts';

/** Past-tense words for the history; `{…}` is filled from the payload. */
const EARLIER_ACTS: Readonly<Record<string, string>> = {
  'member.invite': 'invited {name} as {role}',
  'member.changeRole': 'changed the role of {name} from {from} to {to}',
  'member.deactivate': 'deactivated {name}',
  'member.reactivate': 'reactivated {name}',
  'member.makePasswordLink': 'made a link for {name} to set a password{named}',
  'member.setPassword': 'set a password',
  'member.setPasswordByLink': 'set a password with the link that {by} made{closed}',
  'member.proveEarlierPassword':
    'proved their earlier password and chose a new one: {closed} open to them again',
  'member.changeAccount': 'changed their account from {from} to {to}',
  'member.signIn': 'signed in',
  'member.signOut': 'signed out',
  'settings.change': 'changed the settings: {changes}',
  'story.bringIn': 'brought in “{headline}”, {words} words, {items} items found',
  'story.change': 'changed the story’s details: {changes}',
  'story.revise':
    'brought in revision {number}: {unchanged} items stand, {changed} changed, {gone} gone, {found} new',
  'story.checkQuotes':
    'held {count} quotes against “{title}”: {altered} altered, {not_found} not found{anothers}',
  'story.archive': 'archived the story',
  'story.unarchive': 'took the story out of the archive',
  'story.setAside': 'set a paragraph aside',
  'story.putBack': 'put a paragraph back',
  'story.setAsideAll': 'set {count} lines aside ({reason})',
  'story.putBackAll': 'put {count} lines back ({reason})',
  'item.make': 'made this item: {kind}',
  'item.change': 'changed {changes}',
  'item.split': 'split this item',
  'item.merge': 'merged {count} items',
  'item.cut': 'cut this item',
  'item.restore': 'restored this item',
  'item.assign': 'assigned this to {to}',
  'item.recordVerdict': 'set {status}{against}{reason}',
  'item.lapse': 'set pending: changed since check{because}',
  'item.ask': 'asked: {words}',
  'item.answer': 'answered: {words}',
  'item.checkQuote': 'held the words against “{title}”: {outcome}',
  'item.setOriginal': 'gave the original words ({language})',
  'item.addNote': 'wrote a note',
  'source.add': 'added the source “{title}”',
  'source.change': 'changed the source “{title}”{terms}',
  'source.addFile': 'added the file “{fileName}” to the source “{title}”',
  'source.removeFile': 'took the file “{fileName}” away from the source “{title}”',
  'source.restoreFile': 'put the file “{fileName}” back to the source “{title}”',
  'source.fileFault': 'found the bytes of a file of the source “{title}” {problem}, and did not show them',
  'source.capture': 'captured {url} for the source “{title}”',
  'source.setText': 'set the text of the source “{title}”, {words} words',
  'source.restoreText':
    'put version {restores} of the text of the source “{title}” back, as version {number}',
  'source.removeText': 'removed the text of the source “{title}”',
  'source.merge': 'merged the source “{duplicate}” into “{title}”',
  'source.unmerge': 'undid the merging of the source “{duplicate}” into “{title}”',
  'source.makeConfidential': 'made the source “{title}” confidential',
  'source.askLift': 'asked that “{title}” is confidential no longer: {reason}',
  'source.withdrawLift': 'withdrew that “{title}” be confidential no longer',
  'source.lift': 'confirmed what {askedBy} had asked: “{title}” is confidential no longer',
  'source.readIdentity': 'read who “{title}” is',
  'source.openFile': 'opened a file of “{title}”',
  'source.openText': 'opened the text of “{title}”',
  'source.changeIdentity': 'changed who “{title}” is',
  'source.addReader': 'let {name} read who “{title}” is',
  'source.confirmReader': 'confirmed {name}: “{title}” is open to them again',
  'source.removeReader': 'took from {name} the right to read who “{title}” is',
  'evidence.add': 'added evidence: “{title}” {stance}',
  'evidence.change': 'changed evidence: “{title}” {stance}',
  'evidence.remove': 'removed evidence: “{title}”',
  'evidence.restore': 'put back evidence: “{title}”',
  'contact.log': 'logged a request for comment to {party}',
  'contact.recordOutcome': 'recorded the outcome from {party}: {outcome}',
  'contact.makeSource': 'made the answer of {party} the source “{title}”, beside {count} items',
  'party.change': 'changed the party {name}: {changes}',
  'story.signOff': 'signed off revision {revision}',
  'story.withdrawSignOff': 'took back the sign-off',
  'story.signOffLapsed': 'sign-off lapsed: {because}',
  'publication.hold': 'blocked publication: {reason}',
  'publication.lift': 'lifted the block on publication',
  'report.publish': 'published edition {edition}',
  'report.withdraw': 'withdrew the report: {reason}',
};

/** The history line of an event whose payload has no version. */
export function earlierLine(act: string, stored: StoredPayload): string {
  const words = EARLIER_ACTS[act] ?? act;
  const payload = inWords(act, stored);
  return words.replace(/\{(\w+)\}/g, (_, key: string) => String(payload[key] ?? ''));
}

/** Puts what the record stores as codes and figures into the words of the line. */
function inWords(act: string, stored: StoredPayload): StoredPayload {
  const { named, closed } = stored;
  switch (act) {
    case 'item.lapse':
      return { ...stored, because: lapseSentence(stored) };
    case 'source.change':
      return { ...stored, terms: termsPhrase(stored) };
    case 'party.change':
      return { ...stored, changes: stored.changes ?? partyWords(stored) };
    case 'member.makePasswordLink':
      return { ...stored, named: named ? `, who is named on ${sources(named)}` : '' };
    case 'member.setPasswordByLink':
      return {
        ...stored,
        by: stored.by ?? 'the operator',
        closed: closed ? `: ${sources(closed)} closed to them until they are confirmed` : '',
      };
    case 'member.proveEarlierPassword':
      return { ...stored, closed: sources(closed) };
    default:
      return stored;
  }
}

function termsPhrase({ termsBefore, terms, termsTextBefore, termsText }: StoredPayload): string {
  if (!terms || !termsBefore) return '';
  const said = (code: unknown, text: unknown) =>
    `${TERMS_LABELS[code as Terms].toLowerCase()}${text ? ` (“${text}”)` : ''}`;
  return `: ${said(termsBefore, termsTextBefore)} before, ${said(terms, termsText)} now`;
}

/** What changed about a party. Earlier records hold the words for it instead. */
function partyWords({ nameNow, kind, aliases }: StoredPayload): string {
  const changes = [
    nameNow ? `called ${nameNow} now` : '',
    kind ? PARTY_KIND_LABELS[kind as PartyKind].toLowerCase() : '',
    aliases === undefined ? '' : `also known as ${String(aliases).replaceAll('\n', ', ') || 'nothing else'}`,
  ].filter((change) => change !== '');
  return changes.join(', ') || 'nothing';
}

const sources = (count: StoredPayload[string] | undefined): string =>
  `${count} confidential ${count === 1 ? 'source' : 'sources'}`;

/** Why a verdict lapsed, from the codes and values that the record stores. Earlier records do not say. */
function lapseSentence({ changes }: StoredPayload): string {
  if (typeof changes !== 'string') return '';
  const all = JSON.parse(changes) as AttributionChange[];
  return all.length > 0
    ? `. ${all.map((one) => changeSentence(one)).join('; ')}`
    : '. It reads again as it was checked';
}
