import { ALL_FORMATS, Input, UrlSource } from 'mediabunny';

/** Bytes of a file that are kept as they came. */
const KEPT_BYTES = 8 * 1024 * 1024;

/** A file of our own server, of which only what is needed is fetched. What cannot be had is not asked for again. */
export const inRanges = (src: string) =>
  new Input({
    formats: ALL_FORMATS,
    source: new UrlSource(new URL(src, globalThis.location.origin), {
      maxCacheSize: KEPT_BYTES,
      getRetryDelay: () => null,
    }),
  });
