/**
 * What the model's package takes from `blob-polyfill`, which next.config.js puts this in place of: every browser that
 * runs WebAssembly has it, and the polyfill itself asks for a `document`, which no worker has.
 */
export const Blob: typeof globalThis.Blob = globalThis.Blob;
