/** A stored edition in words: the one way from a snapshot, of any version, to the page and every export. */
import type { Reasoned } from '../audit/codes.ts';
import type { VerdictReason } from '../reasons.ts';
import { toldAsStored } from './earlier-snapshot.ts';
import type {
  ReportAsked,
  ReportParty,
  ReportSnapshot,
  ReportSource,
  ReportStatement,
  Snapshot,
  StatementChange,
  StatusValue,
} from './snapshot.ts';
import type { ToldAsked, ToldChange, ToldReport, ToldSource, ToldStatement } from './told.ts';
import { ENGLISH, type ReportWords } from './words.ts';

/** @param words of the language that it is told in; what was stored in words is told in those. */
export function tellReport(snapshot: ReportSnapshot, words: ReportWords = ENGLISH): ToldReport {
  if (snapshot.stet === 'report/1') return toldAsStored(snapshot);
  const { newsroom, rules, edition, signOff, summary, story, changes } = snapshot;
  const { silent: _told, ...counts } = summary;
  return {
    newsroom,
    edition,
    signOff,
    secondPerson: rules.secondPersonRule,
    summary: { sentence: words.summary(summary), ...counts },
    story,
    statements: snapshot.statements.map((one) => tellStatement(one, snapshot, words)),
    asked: snapshot.asked.map((one) => tellAsked(one, words)),
    changes: changes && {
      ...changes,
      statements: changes.statements.map((one) => tellChange(one, words)),
    },
    method: words.method(rules),
  };
}

const reasonWords = ({ reason, reasonText }: Reasoned<VerdictReason>, words: ReportWords) =>
  reason === null ? (reasonText ?? '') : words.reason[reason];

function tellStatement(
  { reason, reasonText, outcome, history, ...one }: ReportStatement,
  { edition, newsroom }: Snapshot,
  words: ReportWords,
): ToldStatement {
  const told = { now: new Date(edition.publishedAt), timeZone: newsroom.timeZone, worded: outcome };
  return {
    ...one,
    ...(history && {
      history: history.map((event) => ({
        ...event,
        changes: event.changes.map((change) => tellChange(change, words)),
      })),
    }),
    reason: reasonWords({ reason, reasonText }, words),
    isChangedSinceCheck: one.status === 'PENDING' && reason === 'CHANGED_SINCE_CHECK',
    wordings: one.wordings.map(({ place, ...both }) => ({
      ...both,
      place: place === null ? '' : words.place(place),
    })),
    restsOn: { status: one.restsOn.status, words: words.restsOn(one.restsOn) },
    sources: one.sources.map((source) => tellSource(source, words)),
    parties: one.parties.map(({ name, isSupported, ...standing }) => ({
      name,
      isSupported,
      words: words.standing(standingOf(standing), { ...told, isSupported, person: '' }),
    })),
  };
}

/** With its moments as dates. */
function standingOf({ outcome, request }: Pick<ReportParty, 'outcome' | 'request'>) {
  const at = (iso: string | null) => (iso === null ? null : new Date(iso));
  return {
    outcome,
    request: request && {
      channel: request.channel,
      sentAt: new Date(request.sentAt),
      deadline: at(request.deadline),
      answeredAt: at(request.answeredAt),
    },
  };
}

function tellSource(source: ReportSource, words: ReportWords): ToldSource {
  if (source.terms === 'ON_RECORD') return source;
  const { terms, stance, termsText } = source;
  return { terms, stance, words: termsText || words.background };
}

function tellAsked({ party, outcome, requests }: ReportAsked, words: ReportWords): ToldAsked {
  return { party, outcome, words: words.asked[outcome], requests };
}

/** A change between two editions, with both values in words. */
export function tellChange(change: StatementChange, words: ReportWords = ENGLISH): ToldChange {
  const { what, number } = change;
  const told = (before: string | null, after: string | null): ToldChange => ({
    ...{ what, number, words: change.words },
    ...{ before, after },
  });
  const status = (value: StatusValue) =>
    words.status({ status: value.status, reason: reasonWords(value, words) });
  switch (change.what) {
    case 'words':
      return told(change.before, change.after);
    case 'speaker':
      return told(words.speaker(change.before), words.speaker(change.after));
    case 'cue':
      return told(words.cue(change.before), words.cue(change.after));
    case 'status':
      return told(status(change.before), status(change.after));
    case 'quotation':
      return told(words.quotation(change.before), words.quotation(change.after));
    case 'substance':
      return told(words.substance(change.before), words.substance(change.after));
    case 'sources':
      return told(words.sources(change.before), words.sources(change.after));
    default:
      return told(null, null);
  }
}
