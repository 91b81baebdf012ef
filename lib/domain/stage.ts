import type { StoryStage } from './vocabulary.ts';

export type StageEvent =
  | { type: 'worked'; hasOpenRequests: boolean }
  | { type: 'signedOff' }
  | { type: 'signOffEnded'; editions: number; hasOpenRequests: boolean }
  | { type: 'published'; edition: number }
  | { type: 'withdrawn' };

/**
 * The stage of a story after something has happened to it: Drafting → Checking → Awaiting replies → Signed off →
 * Published → Corrected (and Withdrawn). A published story stays published while its correction is being worked on.
 */
export function nextStage(stage: StoryStage, event: StageEvent): StoryStage {
  switch (event.type) {
    case 'signedOff':
      return 'SIGNED_OFF';
    case 'published':
      return event.edition > 1 ? 'CORRECTED' : 'PUBLISHED';
    case 'withdrawn':
      return 'WITHDRAWN';
    case 'signOffEnded':
      if (event.editions > 1) return 'CORRECTED';
      if (event.editions === 1) return 'PUBLISHED';
      return event.hasOpenRequests ? 'AWAITING_REPLIES' : 'CHECKING';
    case 'worked':
      if (stage === 'DRAFTING' || stage === 'CHECKING' || stage === 'AWAITING_REPLIES') {
        return event.hasOpenRequests ? 'AWAITING_REPLIES' : 'CHECKING';
      }
      return stage;
  }
}
