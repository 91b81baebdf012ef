/** A proposed source as the workbench shows it. Plain data. */
import type { ProposalKind, ProposalState } from '../domain/proposals.ts';
import type { ProposedSource } from '../domain/proposed-source.ts';
import type { Span } from '../domain/vocabulary.ts';

export type ProposalView = {
  id: string;
  version: number;
  kind: ProposalKind;
  number: number;
  place: Span | null;
  isPoint: boolean;
  /** The note's words, cut where they are very long; empty where `isHidden`. */
  words: string;
  author: string;
  writtenAt: string;
  /** Marked as resolved in the draft. */
  isDone: boolean;
  /** The draft that came in last has it no more. */
  isGone: boolean;
  replies: { words: string; author: string }[];
  /** What it becomes where it is accepted as it stands. */
  proposed: ProposedSource;
  /** Whom to ask, as far as the note says. */
  phones: string[];
  emails: string[];
  /** It says where something is from; otherwise it is told, and counted among nothing. */
  namesSource: boolean;
  /** Its source is confidential now: what the note says is shown to nobody here. */
  isHidden: boolean;
  state: ProposalState;
  decided: { by: string; at: string } | null;
  /** What it was accepted as. */
  source: { id: string; title: string } | null;
  /** The pieces of evidence that were made of it. */
  evidenceIds: string[];
};
