import type { Span } from '@/lib/domain/vocabulary.ts';

/**
 * Where an item can be divided: before each of its words but the first. Offsets are UTF-16 code units into the
 * revision's text. Pure.
 */
export function splitPlaces(text: string, spans: readonly Span[]): number[] {
  const places: number[] = [];
  for (const span of spans) {
    const words = text.slice(span.start, span.end).matchAll(/\S+/g);
    for (const word of words) places.push(span.start + word.index);
  }
  return places.slice(1);
}
