/** Noise under a sound, without which the model is deaf beside digital silence. */

/**
 * How loud the noise is that is laid under all sound, against the sound's own loudness: 39 dB below it. Where there is
 * nothing at all (pauses of a made voice, a muted microphone, a gate), the logarithms that the model hears in fall
 * without end, and it is deaf for the words around. A quarter of it is too little for a fast voice; a room has more.
 */
const FAINT = 0.02;

/** What is wholly silent gets this much, for it has no loudness of its own. */
const FAINTEST = 1e-4;

/** A copy with faint noise under it: the same noise for the same length, so that two hearings of a stretch can be compared. */
export function withFaintNoise(pcm: Float32Array): Float32Array {
  let energy = 0;
  for (const sample of pcm) energy += sample ** 2;
  const loudness = Math.max(FAINTEST, FAINT * Math.sqrt(energy / Math.max(1, pcm.length)));
  let state = 1;
  return pcm.map((sample) => {
    // A multiplier and an addend of Numerical Recipes: noise for ears, not for secrets.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return sample + loudness * (state / 2 ** 31 - 1);
  });
}
