import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/analysis.ts';
import { emissionsOf } from './emissions.ts';
import { LABELS } from './labels.ts';
import { repeatsOf } from './repeats.ts';
import { shippedModel } from './shipped.ts';
import { surfaceOf } from './surface.ts';
import { unitsOf } from './units.ts';

function read(text: string) {
  const analysis = analyse(text, []);
  const units = unitsOf(analysis);
  const surface = surfaceOf(analysis, units);
  return { analysis, units, surface, repeats: repeatsOf(analysis, units, surface) };
}

const SAID = 'The pier is safe, said Ada Holm.';

describe('repeatsOf', () => {
  it('finds a paragraph between the same neighbours again', () => {
    const { repeats } = read([SAID, SAID, SAID, SAID].join('\n\n'));
    // the first has nothing before it, and the last nothing after it
    expect([...repeats.of]).toEqual([-1, -1, 1, -1]);
    expect([...repeats.again]).toEqual([0, 1, 0, 0]);
  });

  it('tells paragraphs apart that differ in a capital', () => {
    const { repeats } = read(['So.', SAID, 'So.', SAID.replace('The', 'THE'), 'So.'].join('\n\n'));
    expect(repeats.of[3]).toBe(-1);
  });

  it('tells the same words apart beside other ones', () => {
    const { repeats } = read(['So.', SAID, 'So.', SAID, 'Never mind'].join('\n\n'));
    expect(repeats.of[3]).toBe(-1);
  });

  it('finds only paragraphs whose label weights are those of the earlier one', () => {
    const text = `${'Q: Who was it?\n\nHolm said no. “Never,” she said.\n\n'.repeat(40)}${`${SAID} `.repeat(200)}`;
    const { analysis, units, surface, repeats } = read(text);
    const emissions = emissionsOf(analysis, units, surface, shippedModel());
    const weightsOf = (p: number) => {
      const { from, to } = units.paragraphs[p] ?? { from: 0, to: 0 };
      return emissions(p).slice(0, (to - from) * LABELS);
    };
    const again = [...repeats.of.keys()].filter((p) => repeats.of[p] !== -1);
    expect(again.length).toBeGreaterThan(70);
    for (const p of again) expect(weightsOf(p)).toEqual(weightsOf(repeats.of[p] ?? -1));
  });
});
