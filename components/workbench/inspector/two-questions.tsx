'use client';
import { hasSubstance, isReportedSpeech } from '@/lib/domain/item-kinds.ts';
import {
  FAIR_QUOTATION,
  type ItemKind,
  QUOTATION_LABELS,
  QUOTATION_VERDICTS,
  type QuotationVerdict,
  SUBSTANCE_LABELS,
  SUBSTANCE_VERDICTS,
  type SubstanceVerdict,
} from '@/lib/domain/vocabulary.ts';
import { Select } from '../../ui/field.tsx';

const NOT_SAID = { value: '', words: 'Not established' };

/** Two questions, two answers: that it was said can be certain while what was said is disputed. */
export function TwoQuestions({
  kind,
  quotation,
  substance,
  isOff,
  errors,
  onChange,
}: {
  kind: ItemKind;
  quotation: QuotationVerdict | null;
  substance: SubstanceVerdict | null;
  isOff: boolean;
  errors: Record<string, string>;
  onChange: (answers: { quotation: QuotationVerdict | null; substance: SubstanceVerdict | null }) => void;
}) {
  return (
    <div className="mt-3 grid grid-cols-2 gap-3">
      {isReportedSpeech(kind) && (
        <Select
          label="Was it said?"
          className={quotation ? toneOf(FAIR_QUOTATION.has(quotation)) : ''}
          disabled={isOff}
          error={errors.quotation}
          value={quotation ?? ''}
          onChange={(event) =>
            onChange({ quotation: (event.target.value || null) as QuotationVerdict | null, substance })
          }
          choices={[
            NOT_SAID,
            ...QUOTATION_VERDICTS.map((value) => ({ value, words: QUOTATION_LABELS[value] })),
          ]}
        />
      )}
      {hasSubstance(kind) && (
        <Select
          label="Is it true?"
          disabled={isOff}
          error={errors.substance}
          value={substance ?? ''}
          onChange={(event) =>
            onChange({ quotation, substance: (event.target.value || null) as SubstanceVerdict | null })
          }
          choices={[
            NOT_SAID,
            ...SUBSTANCE_VERDICTS.map((value) => ({ value, words: SUBSTANCE_LABELS[value] })),
          ]}
        />
      )}
    </div>
  );
}

function toneOf(isFair: boolean): string {
  return isFair ? '' : '[&_select]:text-disputed';
}
