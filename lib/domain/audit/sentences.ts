/**
 * The history lines of the record: one sentence for each act, made from the codes and values of its payload. All the
 * record's English is here and in the modules it imports; another language is another table of the same type.
 */
import { changeAnswer, changeSentence } from '../change-words.ts';
import { placeOfCut } from '../clips.ts';
import { OUTCOME_LABELS } from '../contact-outcomes.ts';
import { KIND_LABELS } from '../item-kinds.ts';
import { languageName } from '../languages.ts';
import type { Stretch } from '../listened.ts';
import { MESSAGE_CHANNEL_LABELS } from '../messages.ts';
import { formatDateTime, timecode } from '../moments.ts';
import { PARTY_KIND_LABELS } from '../party.ts';
import { NOTE_WORDS, type ProposalKind } from '../proposals.ts';
import { REASON_WORDS, type VerdictReason } from '../reasons.ts';
import { recogniserWords } from '../recognised.ts';
import { TABLE_FORMATS, TABLES } from '../tables.ts';
import { TERMS_LABELS } from '../terms.ts';
import { PLACE_WORDS } from '../threads.ts';
import { ROLE_LABELS, STANCE_LABELS, STATUS_LABELS } from '../vocabulary.ts';
import { HEARD_LABELS } from '../which-heard.ts';
import { WORD_DRAFTS } from '../word-drafts.ts';
import { formatCount } from '../wording.ts';
import { ASIDE_REASONS, type AsideCode, type QuoteFinding, type Reasoned } from './codes.ts';
import { lapseSentence } from './lapse-words.ts';
import type { AuditAct, AuditPayloads } from './payloads.ts';

/** Past-tense words that follow the name of the person who did it. */
export type Sentences = { readonly [Act in AuditAct]: (payload: AuditPayloads[Act]) => string };

const FINDING_LABELS: Record<QuoteFinding, string> = {
  verbatim: 'verbatim',
  trimmed: 'trimmed',
  misattributed: 'misattributed',
  altered: 'altered',
  not_found: 'not found',
};

const sources = (count: number) => `${count} confidential ${count === 1 ? 'source' : 'sources'}`;

function verdictPhrase(payload: AuditPayloads['item.recordVerdict']): string {
  const { status, reason, reasonText, isAgainstEvidence } = payload;
  const why = verdictReasonPhrase({ reason, reasonText });
  const against = isAgainstEvidence ? ' against the evidence' : '';
  const heard = listenedPhrase(payload);
  return `set ${STATUS_LABELS[status].toLowerCase()}${against}${why && `, ${why}`}${heard && `, having listened to ${heard}`}`;
}

function listenedPhrase({
  listened = [],
  listenedConfidential = 0,
}: AuditPayloads['item.recordVerdict']): string {
  const said = listened.map(({ fromMs, toMs }) => `${timecode(fromMs)}–${timecode(toMs)}`);
  if (listenedConfidential > 0) said.push('a confidential recording');
  return said.join(', ');
}

const heardAt = ({ title, fromMs, toMs }: { title: string } & Stretch) =>
  `at ${timecode(fromMs)}–${timecode(toMs)} of “${title}”`;

const verdictReasonPhrase = ({ reason, reasonText }: Reasoned<VerdictReason>) =>
  reason === null ? (reasonText ?? '') : REASON_WORDS[reason];

const asideLabel = ({ reason, reasonText }: Reasoned<AsideCode>) =>
  reason === null ? (reasonText ?? '') : ASIDE_REASONS[reason];

function itemChangePhrase({ changes, isMoved }: AuditPayloads['item.change']): string {
  const said = changes.map((change) => changeSentence(change));
  if (isMoved && !changes.some(({ what }) => what === 'words')) said.push('its place in the text');
  return said.join('; ');
}

function itemLapsePhrase({ changes }: AuditPayloads['item.lapse']): string {
  return changes.length > 0
    ? changes.map((change) => changeSentence(change)).join('; ')
    : 'It reads again as it was checked';
}

function originalPhrase({ words, language }: AuditPayloads['item.setOriginal']): string {
  if (words === '') return 'took the original words away';
  return `gave the original words${language === '' ? '' : ` (${languageName(language)})`}`;
}

function termsPhrase({
  termsBefore,
  terms,
  termsTextBefore,
  termsText,
}: AuditPayloads['source.change']): string {
  if (!terms || !termsBefore) return '';
  const said = (code: typeof terms, text = '') =>
    `${TERMS_LABELS[code].toLowerCase()}${text && ` (“${text}”)`}`;
  return `: ${said(termsBefore, termsTextBefore)} before, ${said(terms, termsText)} now`;
}

function partyWords({ nameNow, kind, aliases }: AuditPayloads['party.change']): string {
  const changes = [
    nameNow ? `called ${nameNow} now` : '',
    kind ? PARTY_KIND_LABELS[kind].toLowerCase() : '',
    aliases ? `also known as ${aliases.join(', ') || 'nothing else'}` : '',
  ].filter((change) => change !== '');
  return changes.join(', ') || 'nothing';
}

const noteOf = ({ note, number }: { note: ProposalKind; number: number }) => `${NOTE_WORDS[note]} ${number}`;

/** The record is read in no one time zone: a moment in it says its own. */
const until = (due: string | undefined) => (due ? `, due ${formatDateTime(new Date(due), 'UTC')} UTC` : '');

/** In the order the form has them. */
const SETTINGS = [
  'name',
  'timeZone',
  'secondPersonRule',
  'evidenceRule',
  'listeningRule',
  'clipsInReports',
  'originsForClaims',
  'mailHeadlines',
  'digestHour',
  'digestDays',
  'internetArchive',
  'factCheckingPolicy',
  'correctionsPolicy',
  'unnamedSourcesPolicy',
] as const;

const settingsPhrase = (payload: AuditPayloads['settings.change']) =>
  SETTINGS.filter((key) => payload[key] !== undefined)
    .map((key) => `${key} to ${payload[key]}`)
    .join(', ');

export const SENTENCES: Sentences = {
  'member.invite': ({ name, role }) => `invited ${name} as ${ROLE_LABELS[role].name}`,
  'member.changeRole': ({ name, from, to }) =>
    `changed the role of ${name} from ${ROLE_LABELS[from].name} to ${ROLE_LABELS[to].name}`,
  'member.deactivate': ({ name }) => `deactivated ${name}`,
  'member.reactivate': ({ name }) => `reactivated ${name}`,
  'member.makePasswordLink': ({ name, named }) =>
    `made a link for ${name} to set a password${named ? `, who is named on ${sources(named)}` : ''}`,
  'member.setPassword': () => 'set a password',
  'member.setPasswordByLink': ({ by, closed }) =>
    `set a password with the link that ${by ?? 'the operator'} made${closed ? `: ${sources(closed)} closed to them until they are confirmed` : ''}`,
  'member.proveEarlierPassword': ({ closed }) =>
    `proved their earlier password and chose a new one: ${sources(closed)} open to them again`,
  'member.changeAccount': ({ nameBefore, emailBefore, name, email }) =>
    `changed their account from ${nameBefore}, ${emailBefore} to ${name}, ${email}`,
  'member.signIn': () => 'signed in',
  'member.signOut': () => 'signed out',
  'member.makeCalendar': ({ headlines }) =>
    `made a link to a calendar of their deadlines, ${headlines ? 'with' : 'without'} headlines`,
  'member.revokeCalendar': () => 'revoked the link to the calendar of their deadlines',
  'member.makeStoryToken': ({ name }) => `made the token “${name}”, with which a program brings in stories`,
  'member.revokeStoryToken': ({ name }) => `revoked the token “${name}”`,
  'job.runAgain': ({ job, number }) => `had the failed job ${number} run again: ${job}`,
  'settings.change': (payload) => `changed the settings: ${settingsPhrase(payload)}`,
  'mail.sendTest': ({ outcome }) => `sent themselves a test of mail: ${outcome}`,
  'message.addChannel': ({ channel }) => `added a channel for messages to ${MESSAGE_CHANNEL_LABELS[channel]}`,
  'message.changeChannel': ({ channel }) =>
    `changed a channel for messages to ${MESSAGE_CHANNEL_LABELS[channel]}`,
  'message.pauseChannel': ({ channel, outcome }) =>
    `paused a channel for messages to ${MESSAGE_CHANNEL_LABELS[channel]}${outcome ? `: the service answered ${outcome}` : ''}`,
  'message.resumeChannel': ({ channel }) =>
    `resumed a channel for messages to ${MESSAGE_CHANNEL_LABELS[channel]}`,
  'message.removeChannel': ({ channel }) =>
    `removed a channel for messages to ${MESSAGE_CHANNEL_LABELS[channel]}`,
  'message.testChannel': ({ channel, outcome }) =>
    `sent a test message to ${MESSAGE_CHANNEL_LABELS[channel]}: ${outcome}`,
  'message.sendAgain': ({ channel }) => `had a message to ${MESSAGE_CHANNEL_LABELS[channel]} sent again`,
  'story.bringIn': ({ headline, words, items, token }) =>
    `brought in “${headline}”${token ? ' by a program with their token' : ''}, ${words} words, ${items} items found`,
  'story.change': ({ changed }) => `changed the story’s details: ${changed.join(', ')}`,
  'story.revise': ({ number, unchanged, changed, gone, found }) =>
    `brought in revision ${number}: ${unchanged} items stand, ${changed} changed, ${gone} gone, ${found} new`,
  'story.checkQuotes': ({ count, title, altered, not_found, misattributed }) =>
    `held ${count} quotes against “${title}”: ${altered} altered, ${not_found} not found${misattributed > 0 ? `, ${misattributed} misattributed` : ''}`,
  'story.takeBinder': ({ as, files, headline }) =>
    `took the ${as === 'CALL_SHEETS' ? 'call sheets' : 'binder'} of “${headline}”${as === 'ZIP' ? `, with ${formatCount(files, 'file')}` : ''}`,
  'story.archive': () => 'archived the story',
  'story.unarchive': () => 'took the story out of the archive',
  'story.assign': ({ name, due }) => `assigned the story to ${name}${until(due)}`,
  'story.unassign': ({ name }) => `took the story off ${name}`,
  'story.setAside': () => 'set a paragraph aside',
  'story.putBack': () => 'put a paragraph back',
  'story.setAsideAll': ({ count, ...why }) => `set ${count} lines aside (${asideLabel(why)})`,
  'story.putBackAll': ({ count, ...why }) => `put ${count} lines back (${asideLabel(why)})`,
  'item.make': ({ kind }) => `made this item: ${KIND_LABELS[kind].toLowerCase()}`,
  'item.change': (payload) => `changed ${itemChangePhrase(payload)}`,
  'item.split': () => 'split this item',
  'item.merge': ({ count }) => `merged ${count} items`,
  'item.cut': () => 'cut this item',
  'item.restore': () => 'restored this item',
  'item.assign': ({ to, due }) => `assigned this to ${to ?? 'nobody'}${until(due)}`,
  'item.recordVerdict': verdictPhrase,
  'item.lapse': (payload) => `set pending: changed since check. ${itemLapsePhrase(payload)}`,
  'item.ask': ({ questions }) => `asked: ${questions.map((one) => changeSentence(one)).join('; ')}`,
  'item.answer': ({ questions, keep }) =>
    `answered: ${questions.map((one) => changeAnswer(one, keep)).join('; ')}`,
  'item.checkQuote': ({ title, outcome }) => `held the words against “${title}”: ${FINDING_LABELS[outcome]}`,
  'item.askWhichHeard': ({ answer, ...at }) =>
    `asked which of two wordings is heard ${heardAt(at)}: ${HEARD_LABELS[answer]}`,
  'item.listenToBoth': ({ answer, ...at }) =>
    `listened ${heardAt(at)} with both wordings (${HEARD_LABELS[answer]})`,
  'item.setOriginal': originalPhrase,
  'item.addNote': () => 'wrote a note',
  'thread.open': ({ on }) => `opened a thread on ${PLACE_WORDS[on]}`,
  'thread.reply': ({ on, reopened }) =>
    `replied in a thread on ${PLACE_WORDS[on]}${reopened ? ' and opened it again' : ''}`,
  'thread.resolve': ({ on }) => `resolved a thread on ${PLACE_WORDS[on]}`,
  'thread.reopen': ({ on }) => `opened a thread on ${PLACE_WORDS[on]} again`,
  'note.edit': ({ on }) => `edited a note of theirs on ${PLACE_WORDS[on]}`,
  'source.add': ({ title }) => `added the source “${title}”`,
  'source.change': (payload) => `changed the source “${payload.title}”${termsPhrase(payload)}`,
  'source.addFile': ({ fileName, title }) => `added the file “${fileName}” to the source “${title}”`,
  'source.keepClip': ({ title, fileName, cut, fromMs, toMs }) => {
    const at = fromMs === undefined || toMs === undefined ? '' : ` at ${placeOfCut({ fromMs, toMs, cut })}`;
    return `kept a ${cut === 'still' ? 'still' : 'clip'} of a recording${at} with the source “${title}”: “${fileName}”`;
  },
  'source.offerClip': ({ title, ...at }) =>
    `let reports offer a clip of the source “${title}”, ${placeOfCut({ ...at, cut: 'copied' })}`,
  'source.endClipOffer': ({ title }) => `let reports offer a clip of the source “${title}” no longer`,
  'source.removeFile': ({ fileName, title }) => `took the file “${fileName}” away from the source “${title}”`,
  'source.restoreFile': ({ fileName, title }) => `put the file “${fileName}” back to the source “${title}”`,
  'source.fileFault': ({ title, problem }) =>
    `found the bytes of a file of the source “${title}” ${problem}, and did not show them`,
  'source.capture': ({ url, title }) => `captured ${url} for the source “${title}”`,
  'source.askArchive': ({ url, title }) =>
    `asked the Internet Archive to keep ${url}, for the source “${title}”`,
  'source.archive': ({ url, address, title }) =>
    `had ${url} kept by the Internet Archive for the source “${title}”: ${address}`,
  'source.setText': ({ title, words, recogniser }) =>
    `set the text of the source “${title}”, ${words} words${recogniser ? ` of ${recogniserWords(recogniser)}` : ''}`,
  'source.readWords': ({ title, number }) =>
    `read version ${number} of the words of the source “${title}” against its recording`,
  'source.alignText': ({ title, number, aligned, words }) =>
    `found in its recording when ${aligned} of the ${words} words of the source “${title}” are spoken, and kept that as version ${number}`,
  'source.restoreText': ({ restores, title, number }) =>
    `put version ${restores} of the text of the source “${title}” back, as version ${number}`,
  'source.removeText': ({ title }) => `removed the text of the source “${title}”`,
  'source.merge': ({ duplicate, title }) => `merged the source “${duplicate}” into “${title}”`,
  'source.unmerge': ({ duplicate, title }) =>
    `undid the merging of the source “${duplicate}” into “${title}”`,
  'source.makeConfidential': ({ title }) => `made the source “${title}” confidential`,
  'source.askLift': ({ title, reason }) => `asked that “${title}” is confidential no longer: ${reason}`,
  'source.withdrawLift': ({ title }) => `withdrew that “${title}” be confidential no longer`,
  'source.lift': ({ askedBy, title }) =>
    `confirmed what ${askedBy} had asked: “${title}” is confidential no longer`,
  'source.readIdentity': ({ title }) => `read who “${title}” is`,
  'source.openFile': ({ title }) => `opened a file of “${title}”`,
  'source.openText': ({ title }) => `opened the text of “${title}”`,
  'source.changeIdentity': ({ title }) => `changed who “${title}” is`,
  'source.addReader': ({ name, title }) => `let ${name} read who “${title}” is`,
  'source.confirmReader': ({ name, title }) => `confirmed ${name}: “${title}” is open to them again`,
  'source.removeReader': ({ name, title }) => `took from ${name} the right to read who “${title}” is`,
  'evidence.add': ({ title, stance }) => `added evidence: “${title}” ${STANCE_LABELS[stance].toLowerCase()}`,
  'evidence.change': ({ title, stance }) =>
    `changed evidence: “${title}” ${STANCE_LABELS[stance].toLowerCase()}`,
  'evidence.remove': ({ title }) => `removed evidence: “${title}”`,
  'evidence.restore': ({ title }) => `put back evidence: “${title}”`,
  'proposal.accept': ({ title, items, ...note }) =>
    `accepted ${noteOf(note)} of the draft as the source “${title}”, ${items === 1 ? 'beside 1 item' : `beside ${items} items`}`,
  'proposal.dismiss': (note) => `dismissed ${noteOf(note)} of the draft`,
  'proposal.reopen': (note) => `opened ${noteOf(note)} of the draft again`,
  'contact.log': ({ party }) => `logged a request for comment to ${party}`,
  'contact.recordOutcome': ({ party, outcome }) =>
    `recorded the outcome from ${party}: ${OUTCOME_LABELS[outcome].toLowerCase()}`,
  'contact.makeSource': ({ party, title, count }) =>
    `made the answer of ${party} the source “${title}”, beside ${count} items`,
  'party.change': (payload) => `changed the party ${payload.name}: ${partyWords(payload)}`,
  'story.signOff': ({ revision }) => `signed off revision ${revision}`,
  'story.withdrawSignOff': () => 'took back the sign-off',
  'story.signOffLapsed': (payload) => `sign-off lapsed: ${lapseSentence(payload)}`,
  'publication.hold': ({ reason }) => `blocked publication: ${reason}`,
  'publication.lift': () => 'lifted the block on publication',
  'report.publish': ({ edition }) => `published edition ${edition}`,
  'report.withdraw': ({ reason }) => `withdrew the report: ${reason}`,
  'report.makeFiles': ({ edition, rendering }) =>
    rendering === 1
      ? `kept the page and data of edition ${edition} as they are`
      : `made the page and data of edition ${edition} again, as the operator asked`,
  'report.makePdf': ({ edition, headline, lacking, withdrawn }) =>
    `made the PDF of edition ${edition} of “${headline}”${withdrawn ? ', which says that it was withdrawn' : ''}${
      lacking.length > 0 ? `; no font has ${lacking.join(', ')}, so that it is without PDF/UA` : ''
    }`,
  'report.pdfTooLarge': ({ edition, headline, withdrawn }) =>
    `could not make the PDF of edition ${edition} of “${headline}”${withdrawn ? ', which says that it was withdrawn' : ''}: it takes more time or memory than there is`,
  'report.drawPictures': ({ edition, headline, pictures, lacking }) =>
    `drew ${pictures} ${pictures === 1 ? 'picture' : 'pictures'} for links to edition ${edition} of “${headline}”${
      lacking.length > 0 ? `; none of words with ${lacking.join(', ')}, which no font has` : ''
    }`,
  'table.take': ({ table, format, count, headline }) =>
    `took ${TABLES[table]}${headline === undefined ? '' : ` of “${headline}”`} as ${TABLE_FORMATS[format]}: ${count} ${count === 1 ? 'row' : 'rows'}`,
  'draft.take': ({ kind, withNotes, headline, revision, items }) =>
    `took ${WORD_DRAFTS[kind]} of “${headline}”, revision ${revision}, as a Word file${withNotes ? ', with notes' : ''}: ${items} ${items === 1 ? 'item' : 'items'}`,
};
