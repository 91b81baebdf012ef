/** What changed about an item, in words for people to read. The changes themselves are codes and values. */
import { type AttributionChange, type CueValue, type SpeakerValue, samePlain } from './attribution-change.ts';
import { OUTCOME_LABELS } from './contact-outcomes.ts';
import { FORCE_LABELS, POLARITY_LABELS } from './force.ts';
import { KIND_LABELS } from './item-kinds.ts';

/** A change in words: what it is about, and the values before and after. */
export type ChangeWords = { about: string; from: string; to: string };

const quoted = (words: string) => `“${words.replace(/^[“"„«]+|[”"“»]+$/gu, '')}”`;

/** "Speaker changed", "Mara Lund", "Bo Kray": the caller puts an arrow or words between. */
export function changeParts(change: AttributionChange): ChangeWords {
  switch (change.what) {
    case 'words':
      return { about: 'Words changed', from: quoted(change.before), to: quoted(change.after) };
    case 'beside':
      return {
        about: change.sense ? 'Sense changed beside the words' : 'Words beside it changed',
        from: change.before ? quoted(change.before) : 'nothing',
        to: change.after ? quoted(change.after) : 'nothing',
      };
    case 'sourceText':
      return {
        about: `Text of “${change.title}” ${change.after === null ? 'taken away' : 'replaced'}`,
        from: versionPhrase(change.before),
        to: versionPhrase(change.after),
      };
    case 'sourceFile':
      return { about: `File of “${change.title}” taken away`, from: quoted(change.before), to: 'nothing' };
    case 'kind':
      return {
        about: 'Kind changed',
        from: change.before ? KIND_LABELS[change.before].toLowerCase() : 'none',
        to: change.after ? KIND_LABELS[change.after].toLowerCase() : 'none',
      };
    case 'speaker':
      return speakerParts(change.before, change.after);
    case 'cue':
      return cueParts(change.before, change.after);
    case 'date':
    case 'occasion':
      return {
        about: change.what === 'date' ? 'Date changed' : 'Occasion changed',
        from: change.before ?? 'none given',
        to: change.after ?? 'none given',
      };
    case 'parties':
      return {
        about: 'Parties changed',
        from: change.before.join(', ') || 'nobody named',
        to: change.after.join(', ') || 'nobody named',
      };
    case 'outcome':
      return {
        about: 'Outcome changed',
        from: change.before ? OUTCOME_LABELS[change.before] : 'none',
        to: change.after ? OUTCOME_LABELS[change.after] : 'none',
      };
  }
}

const versionPhrase = (number: number | null) => (number === null ? 'no text' : `version ${number}`);

function speakerParts(before: SpeakerValue | null, after: SpeakerValue | null): ChangeWords {
  const isOne = before && after && samePlain(before.name, after.name);
  const shown = (one: SpeakerValue | null) =>
    one === null ? 'nobody' : isOne ? (one.mention ?? one.name) : one.name;
  return { about: 'Speaker changed', from: shown(before), to: shown(after) };
}

function cueParts(before: CueValue | null, after: CueValue | null): ChangeWords {
  const isSense = before?.force !== after?.force || before?.polarity !== after?.polarity;
  const isWord = samePlain(before?.text ?? null, after?.text ?? null);
  const shown = (one: CueValue | null) => {
    if (!one) return 'no cue';
    const words = one.text ? quoted(one.text) : 'no cue';
    if (!isWord || !isSense) return words;
    const codes = [one.force && FORCE_LABELS[one.force], one.polarity && POLARITY_LABELS[one.polarity]];
    return `${words} (${codes.filter(Boolean).join(', ').toLowerCase()})`;
  };
  return { about: isSense ? 'Sense changed' : 'Cue changed', from: shown(before), to: shown(after) };
}

/** "Speaker changed: Mara Lund → Bo Kray". */
export function changeSentence(change: AttributionChange): string {
  const { about, from, to } = changeParts(change);
  return `${about}: ${from} → ${to}`;
}

/**
 * The question put to a person where the text now differs from what they had set: "the text now says …; you had set …".
 */
export function changeQuestion(change: AttributionChange): string {
  const { from, to } = changeParts(change);
  return `The text now says ${to}; ${from} was set by hand.`;
}

/** How it was answered: "kept Ada Moss against Bo Kray", "took over Bo Kray for Ada Moss". */
export function changeAnswer(change: AttributionChange, keep: 'mine' | 'text'): string {
  const { from, to } = changeParts(change);
  return keep === 'mine'
    ? `kept ${from} where the text says ${to}`
    : `took over ${to} in the place of ${from}`;
}
