/** How a capture that somebody asked for stands. */
export type CaptureState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** Whether it may still become something by itself. */
export const isUnderWay = ({ state }: { state: CaptureState }): boolean =>
  state === 'WAITING' || state === 'RUNNING';
