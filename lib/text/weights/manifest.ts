/** What is known about the weights file, in `attribution.json` beside it; written by `npm run fit`. */
export type WeightsManifest = {
  /** How the bytes are laid out: {@link WEIGHTS_FORMAT} of the engine that wrote them. */
  format: number;
  holds: string;
  /** The texts they were fitted on, in words. */
  fittedOn: string;
  /** What wrote them. */
  command: string;
  /** The day of the fit. */
  day: string;
  bytes: number;
  sha256: string;
};

/** The byte layout that `model/model.ts` writes and reads. Raise it when you change the layout. */
export const WEIGHTS_FORMAT = 1;
