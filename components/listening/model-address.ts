/**
 * Where the model of sounds is fetched from: our own server, under the version of its package, so that a browser keeps
 * it as long as it is that version (lib/listening/model-files.ts serves it).
 */
export const MODEL_BASE = '/api/listening/0.6.3/';
