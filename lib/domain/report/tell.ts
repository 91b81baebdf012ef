/** A stored edition in words: the one way from a snapshot, of any version, to the page and every export. */
import type { Reasoned } from '../audit/codes.ts';
import type { VerdictReason } from '../reasons.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { countedInWords } from './catalogue/say.ts';
import { wordsOf } from './catalogues.ts';
import { toldAsStored } from './earlier-snapshot.ts';
import { REPORT_LANGUAGE_AT_FIRST } from './report-languages.ts';
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
import {
  cueIn,
  methodIn,
  placeIn,
  quotationIn,
  restsOnIn,
  standingIn,
  statusWords,
  substanceIn,
  summaryWords,
} from './words.ts';

/** In the language that it was published in; what was stored in words is told in those. */
export function tellReport(snapshot: ReportSnapshot): ToldReport {
  if (snapshot.stet === 'report/1') return toldAsStored(snapshot);
  const { language = REPORT_LANGUAGE_AT_FIRST } = snapshot;
  const words = wordsOf({ language });
  const { newsroom, rules, edition, signOff, summary, story, changes } = snapshot;
  const { silent: _told, ...counts } = summary;
  return {
    language,
    newsroom,
    edition,
    signOff,
    secondPerson: rules.secondPersonRule,
    summary: { sentence: summaryWords(words, summary), ...counts },
    story,
    statements: snapshot.statements.map((one) => tellStatement(one, snapshot, words)),
    asked: snapshot.asked.map((one) => tellAsked(one, words)),
    changes: changes && {
      ...changes,
      statements: changes.statements.map((one) => tellChange(one, words)),
    },
    method: methodIn(words, rules),
  };
}

const reasonWords = ({ reason, reasonText }: Reasoned<VerdictReason>, words: Catalogue) =>
  reason === null ? (reasonText ?? '') : words.reasons[reason];

function tellStatement(
  { reason, reasonText, outcome, history, clips, ...one }: ReportStatement,
  { edition, newsroom }: Snapshot,
  words: Catalogue,
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
      place: place === null ? '' : placeIn(words, place),
    })),
    ...(clips && {
      clips: clips.map(({ file, mediaType, source, words: said, fromMs }) => ({
        ...{ file, mediaType, source, words: said },
        place: placeIn(words, { ms: fromMs }),
      })),
    }),
    restsOn: { status: one.restsOn.status, words: restsOnIn(words, one.restsOn) },
    sources: one.sources.map((source) => tellSource(source, words)),
    parties: one.parties.map(({ name, isSupported, ...standing }) => ({
      name,
      isSupported,
      words: standingIn(words, standingOf(standing), { ...told, isSupported }),
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

function tellSource(source: ReportSource, words: Catalogue): ToldSource {
  if (source.terms === 'ON_RECORD') return source;
  const { terms, stance, termsText } = source;
  return { terms, stance, words: termsText || words.background };
}

function tellAsked({ party, outcome, requests }: ReportAsked, words: Catalogue): ToldAsked {
  return { party, outcome, words: words.outcomes[outcome].predicate, requests };
}

/** A change between two editions, with both values in words. */
export function tellChange(change: StatementChange, words: Catalogue): ToldChange {
  const { what, number } = change;
  const told = (before: string | null, after: string | null): ToldChange => ({
    ...{ what, number, words: change.words },
    ...{ before, after },
  });
  const status = (value: StatusValue) =>
    statusWords(words, { status: value.status, reason: reasonWords(value, words) });
  switch (change.what) {
    case 'words':
      return told(change.before, change.after);
    case 'speaker':
      return told(change.before ?? words.nobody, change.after ?? words.nobody);
    case 'cue':
      return told(cueIn(words, change.before), cueIn(words, change.after));
    case 'status':
      return told(status(change.before), status(change.after));
    case 'quotation':
      return told(quotationIn(words, change.before), quotationIn(words, change.after));
    case 'substance':
      return told(substanceIn(words, change.before), substanceIn(words, change.after));
    case 'sources':
      return told(
        countedInWords(words, words.sources, change.before),
        countedInWords(words, words.sources, change.after),
      );
    default:
      return told(null, null);
  }
}
