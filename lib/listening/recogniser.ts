/**
 * The model of sounds (soundswallower: PocketSphinx as WebAssembly) behind one door: a grammar of words and a stretch of
 * sound go in, the words' times and how well the sound fits come out. Works in a worker of the browser and in Node.
 */
import createModule from 'soundswallower';
import { withFaintNoise } from './faint-noise.ts';

/** What the model hears: one channel of this many samples a second. */
export const SAMPLE_RATE = 16_000;

/** Seconds of one frame of the model; all its times are multiples of it. */
export const FRAME = 0.01;

/** One step of the score is this many nats: the model counts in logarithms to the base 1.0001, in steps of 1,024. */
const NATS_PER_STEP = Math.log(1.0001) * 1024;

/** A word as it was heard: which arc of the grammar, from when to when in seconds, and how well it fits (0 to 1). */
export type Heard = { word: string; begin: number; end: number; probability: number };

/** What fits the sound best, and its score in nats; comparable only between grammars over the same sound. */
export type Hearing = { heard: Heard[]; score: number };

/**
 * A way through words: states are numbers from 0, `probability` is that of taking the arc. An arc without a word takes
 * no time.
 */
export type Arc = { from: number; to: number; word?: string; probability: number };
export type Grammar = { states: number; start: number; final: number; arcs: Arc[] };

type Engine = {
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  Decoder: new (config: Record<string, string | number | boolean>) => Decoder;
  get_model_path(name: string): string;
  _malloc(bytes: number): number;
  _free(at: number): void;
  _decoder_logmath(decoder: number): number;
  _decoder_hyp(decoder: number, score: number): number;
  _decoder_set_fsg(decoder: number, grammar: number): number;
  _logmath_log(logmath: number, probability: number): number;
  _fsg_model_init(name: number, logmath: number, weight: number, states: number): number;
  _fsg_model_word_add(grammar: number, word: number): number;
  _fsg_model_trans_add(grammar: number, from: number, to: number, log: number, word: number): void;
  _fsg_model_null_trans_add(grammar: number, from: number, to: number, log: number): number;
  _fsg_set_states(grammar: number, start: number, final: number): void;
};

type Segment = { t: string; b: number; d: number; p: number; w?: Segment[] };

type Decoder = {
  cdecoder: number;
  initialize(): Promise<void>;
  delete(): void;
  set_config(key: string, value: number | string): boolean;
  start(): void;
  stop(): void;
  process_audio(pcm: Float32Array, searchLater: boolean, isWhole: boolean): number;
  get_text(): string;
  get_alignment(): Segment;
  lookup_word(word: string): string | null;
  add_words(...words: [string, string][]): void;
};

/** Where the model’s folders are (a path or an address that ends in a slash), and the WebAssembly where it is elsewhere. */
export type RecogniserPlace = { modelBase: string; wasm?: string };

export type Recogniser = {
  /** The sounds of a word of the model's dictionary, or null where it is not in it. */
  soundsOf(word: string): string | null;
  /** Makes a word known by its sounds. A word that is known stays as it is. */
  learn(word: string, sounds: string): void;
  /**
   * The best way through the grammar, or null where none fits. Every word of it must be known. `beam` says how much
   * less probable than the best a way may be that is still followed.
   */
  hear(grammar: Grammar, pcm: Float32Array, beam: number): Hearing | null;
  /** Bytes of memory that the model has taken; it never gives any back before `close`. */
  bytes(): number;
  /** Frees the memory. */
  close(): void;
};

/** What the grammar's search puts in that is no word: silence, noise, arcs without a word. */
export const isNoWord = (word: string) => /^(<.*>|\[.*\]|\(NULL\))$/.test(word);

/** Starts the model, which takes about a second: 134,000 words and 10 MB of sounds. Throws where a file is missing. */
export async function startRecogniser(place: RecogniserPlace): Promise<Recogniser> {
  const options: Record<string, unknown> = { modelBase: place.modelBase };
  if (place.wasm) options.locateFile = () => place.wasm;
  const engine = (await createModule(options as never)) as unknown as Engine;
  const decoder = new engine.Decoder({
    samprate: SAMPLE_RATE,
    // Every sound of the model is weighed in every frame: else scores of two grammars could not be compared.
    compallsen: true,
    loglevel: 'FATAL',
  });
  await decoder.initialize();
  return recogniserOf(engine, decoder);
}

function recogniserOf(engine: Engine, decoder: Decoder): Recogniser {
  const known = new Map<string, string | null>();
  const soundsOf = (word: string) => {
    if (!known.has(word)) known.set(word, decoder.lookup_word(word));
    return known.get(word) ?? null;
  };
  return {
    soundsOf,
    learn(word, sounds) {
      if (soundsOf(word)) return;
      decoder.add_words([word, sounds]);
      known.set(word, sounds);
    },
    hear(grammar, pcm, beam) {
      for (const name of ['beam', 'wbeam', 'pbeam']) decoder.set_config(name, beam);
      if (engine._decoder_set_fsg(decoder.cdecoder, madeOf(engine, decoder, grammar)) < 0)
        throw new Error('The grammar has a word that the model does not know');
      decoder.start();
      decoder.process_audio(withFaintNoise(pcm), false, true);
      decoder.stop();
      return whatWasHeard(engine, decoder);
    },
    bytes: () => engine.HEAPU8.length,
    close: () => decoder.delete(),
  };
}

function whatWasHeard(engine: Engine, decoder: Decoder): Hearing | null {
  const at = engine._malloc(4);
  const text = engine._decoder_hyp(decoder.cdecoder, at);
  const steps = engine.HEAP32[at >> 2] ?? 0;
  engine._free(at);
  if (!text) return null;
  const heard = (decoder.get_alignment().w ?? []).map(({ t, b, d, p }) => ({
    word: t.replace(/\(\d+\)$/, ''),
    begin: b,
    end: b + d,
    probability: p,
  }));
  return heard.some(({ word }) => !isNoWord(word)) ? { heard, score: steps * NATS_PER_STEP } : null;
}

/** The grammar in the engine's memory, which the decoder then owns. */
function madeOf(engine: Engine, decoder: Decoder, grammar: Grammar): number {
  const logmath = engine._decoder_logmath(decoder.cdecoder);
  const name = written(engine, 'listening');
  // The weight of the grammar against the sounds: 1, so that its probabilities mean what they say.
  const made = engine._fsg_model_init(name, logmath, 1, grammar.states);
  engine._free(name);
  const ids = new Map<string, number>();
  for (const { from, to, word, probability } of grammar.arcs) {
    const log = engine._logmath_log(logmath, probability);
    if (word === undefined) {
      engine._fsg_model_null_trans_add(made, from, to, log);
      continue;
    }
    let id = ids.get(word);
    if (id === undefined) {
      const at = written(engine, word);
      id = engine._fsg_model_word_add(made, at);
      engine._free(at);
      ids.set(word, id);
    }
    engine._fsg_model_trans_add(made, from, to, log, id);
  }
  engine._fsg_set_states(made, grammar.start, grammar.final);
  return made;
}

/** A string in the engine's memory, to be freed by who asked for it. */
function written(engine: Engine, text: string): number {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const at = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, at);
  return at;
}
