/** Zero crossings of the filter on either side: the model hears nothing above 3,700 Hz, so a gentle one does. */
const CROSSINGS = 8;
/** Places between two samples that are told apart: finer than 16 bits of the loudest sound that the model hears. */
const PHASES = 256;

/**
 * Sound at another rate, by a windowed sinc (Hann): what is above half of the lower rate is taken out, else it would
 * be heard as something else. https://ccrma.stanford.edu/~jos/resample/
 * @param start from which sample of `pcm` on, which may lie between two
 * @param length samples wanted; what lies outside `pcm` is silence
 */
export function resampled(
  pcm: Float32Array,
  rate: number,
  wanted: number,
  start: number,
  length: number,
): Float32Array {
  const step = rate / wanted;
  const filters = Array.from({ length: PHASES }, (_, phase) => filterOf(phase / PHASES, Math.max(1, step)));
  const reach = Math.floor((filters[0] as Float32Array).length / 2);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const centre = Math.round((start + i * step) * PHASES);
    const whole = Math.floor(centre / PHASES);
    const filter = filters[centre - whole * PHASES] as Float32Array;
    const first = whole - reach;
    let sum = 0;
    for (let tap = Math.max(0, -first); tap < filter.length && first + tap < pcm.length; tap++)
      sum += (filter[tap] as number) * (pcm[first + tap] as number);
    out[i] = sum;
  }
  return out;
}

/** The weights of the samples around a place that lies `fraction` of a sample after one of them. */
function filterOf(fraction: number, stretch: number): Float32Array {
  const reach = CROSSINGS * stretch;
  const most = Math.ceil(reach) + 1;
  const weights = Float32Array.from({ length: 2 * most + 1 }, (_, tap) => {
    const away = tap - most - fraction;
    if (Math.abs(away) >= reach) return 0;
    const x = (Math.PI * away) / stretch;
    return (x === 0 ? 1 : Math.sin(x) / x) * (0.5 + 0.5 * Math.cos((Math.PI * away) / reach));
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}
