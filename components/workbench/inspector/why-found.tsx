'use client';
import type { ItemView } from '@/lib/items/view.ts';
import { isUnsure } from '../../item/item-words.ts';
import { Section } from './section.tsx';

/** Why the engine took these words for an item, so that a person can judge that decision. */
export function WhyFound({ item }: { item: ItemView }) {
  if (item.confidence === null && item.why.length === 0) {
    return item.isMachine ? null : (
      <Section title="Why it is here">
        <p className="text-sm text-soft">Made or changed by hand.</p>
      </Section>
    );
  }
  // The engine's own reasons name the cue where it relied on one.
  const cue = item.why.some(({ rule }) => rule === 'cue') ? null : item.cue;
  const percent = item.confidence === null ? null : Math.round(item.confidence * 100);
  return (
    <Section title="Why it was found">
      {percent !== null && (
        <p className="text-sm">
          {isUnsure(item) ? (
            <strong className="font-semibold text-pending">Unsure find, {percent} of 100.</strong>
          ) : (
            <span className="text-soft">
              Confidence <span className="figures">{percent}</span> of 100.
            </span>
          )}
          {isUnsure(item) && ' Look whether this is an item at all, and where it begins and ends.'}
          {!item.isMachine && <span className="text-soft"> Changed by hand since.</span>}
        </p>
      )}
      {item.why.length > 0 && (
        <ul className="mt-1 space-y-0.5 text-sm text-soft">
          {item.why.map((reason) => (
            <li key={`${reason.rule} ${reason.detail}`}>{reason.detail || reason.rule}</li>
          ))}
        </ul>
      )}
      {(cue || item.occasion || item.date) && (
        <p className="mt-1 text-sm text-soft">
          {[cue && `cue “${cue}”`, item.occasion, item.date].filter(Boolean).join(' · ')}
        </p>
      )}
    </Section>
  );
}
