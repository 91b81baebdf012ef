/** What the record stores for each act that was done to an item of a story (payloads.ts). */
import type { AttributeChange, AttributionChange } from '../attribution-change.ts';
import type { Stretch } from '../listened.ts';
import type { VerdictReason } from '../reasons.ts';
import type { ItemKind, ItemStatus, QuotationVerdict, SubstanceVerdict, Tick } from '../vocabulary.ts';
import type { DifferenceKind, HeardAnswer, UndecidedBecause } from '../which-heard.ts';
import type { CutCause, QuoteFinding, Reasoned } from './codes.ts';

type Titled = { title: string };
/** About a stretch of a source's file: which wording sounds closer there. */
type Heard = Titled & Stretch & { sha256: string; answer: HeardAnswer };

/** Act → payload, as of all acts. */
export type PayloadsOfItems = {
  'item.make': { kind: ItemKind; words: string };
  /** `isMoved`: its place in the text was set again. */
  'item.change': { changes: readonly AttributionChange[]; isMoved: boolean };
  'item.split': { into: string } | { from: string };
  'item.merge': { count: number };
  /** `into`: the item that it was merged into. */
  'item.cut': { words: string; because?: CutCause } | { into: string };
  'item.restore': { words: string };
  /** `due`: ISO; left out where there is none. */
  'item.assign': { to: string | null; due?: string };
  'item.recordVerdict': Reasoned<VerdictReason> & {
    status: ItemStatus;
    quotation: QuotationVerdict | null;
    substance: SubstanceVerdict | null;
    ticks: readonly Tick[];
    words: string;
    note: string;
    isAgainstEvidence: boolean;
    /** What the person says they listened to: of which file, by its SHA-256. */
    listened?: readonly (Stretch & { sha256: string })[];
    /** How many stretches of confidential recordings, of which the record says no more. */
    listenedConfidential?: number;
  };
  'item.lapse': { words: string; changes: readonly AttributionChange[] };
  'item.ask': { words: string; questions: readonly AttributeChange[] };
  'item.answer': { words: string; questions: readonly AttributeChange[]; keep: 'mine' | 'text' };
  'item.checkQuote': Titled & { outcome: QuoteFinding };
  /** Asked of the sound: about which stretch of which file, and what came of it; never the words. */
  'item.askWhichHeard': Heard & {
    kind: DifferenceKind;
    margin: number | null;
    because: UndecidedBecause | null;
  };
  'item.listenToBoth': Heard;
  /** `words`: the words as spoken; empty where the story prints no translation after all. */
  'item.setOriginal': { words: string; language: string };
  /** Written until there were threads. */
  'item.addNote': null;
};
