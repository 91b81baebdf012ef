'use client';
import { useState } from 'react';
import { NOTE_WORDS } from '@/lib/domain/proposals.ts';
import { TERMS_LABELS, USUAL_TERMS } from '@/lib/domain/terms.ts';
import { SOURCE_TYPE_LABELS, STANCE_LABELS, type Stance } from '@/lib/domain/vocabulary.ts';
import type { EvidenceView, ItemView } from '@/lib/items/view.ts';
import type { ProposalView } from '@/lib/proposals/view.ts';
import { primaryLabel } from '../../source/source-labels.ts';
import { Button } from '../../ui/button.tsx';
import { DOT } from '../../ui/dot.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { keyOf } from '../keys/keys.ts';
import { useWorkbenchContext } from '../state/context.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { Section } from './section.tsx';

const STANCE_TEXT: Record<Stance, string> = {
  SUPPORTS: 'text-verified',
  CONTRADICTS: 'text-disputed',
  CONTEXT: 'text-soft',
};

/** Whether a browser may safely open the address; anything else stays plain text. */
function isOpenable(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

export function EvidencePanel({
  item,
  isAdding,
  proposals,
  onAdding,
}: {
  item: ItemView;
  proposals: readonly ProposalView[];
  isAdding: boolean;
  onAdding: (isAdding: boolean) => void;
}) {
  const { commands, can } = useWorkbenchContext();
  const [editingId, setEditingId] = useState<string | null>(null);
  return (
    <Section
      title={item.evidence.length > 0 ? `Sources · ${item.evidence.length}` : 'Sources'}
      aside={
        can.manageSources &&
        !isAdding && (
          <Button
            size="sm"
            look="quiet"
            onClick={() => onAdding(true)}
            aria-keyshortcuts={keyOf('addSource')}
          >
            Add source
            <span className="max-lg:hidden">
              <Kbd>{keyOf('addSource')}</Kbd>
            </span>
          </Button>
        )
      }
    >
      {isAdding && (
        <EvidenceForm key={`new ${item.id}`} item={item} evidence={null} onDone={() => onAdding(false)} />
      )}
      {item.evidence.length === 0 && !isAdding && (
        <p className="text-sm text-soft">Nothing yet that this could be checked against.</p>
      )}
      <ul className={`divide-y ${isAdding ? 'mt-3 border-t' : 'border-y empty:border-0'}`}>
        {item.evidence.map((evidence) =>
          editingId === evidence.id ? (
            <li key={evidence.id} className="py-3">
              <EvidenceForm item={item} evidence={evidence} onDone={() => setEditingId(null)} />
            </li>
          ) : (
            <li key={evidence.id} className="py-2.5">
              <Evidence
                evidence={evidence}
                from={proposals.find(({ evidenceIds }) => evidenceIds.includes(evidence.id))}
              />
              {can.manageSources && (
                <div className="mt-1 -ml-2 flex gap-1">
                  <Button
                    size="sm"
                    look="quiet"
                    aria-label={`Change ${evidence.source.title}`}
                    onClick={() => setEditingId(evidence.id)}
                  >
                    Change
                  </Button>
                  <Button
                    size="sm"
                    look="quiet"
                    aria-label={`Remove ${evidence.source.title}`}
                    onClick={() => void commands.removeEvidence(item, evidence.id)}
                  >
                    Remove
                  </Button>
                </div>
              )}
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

function Evidence({ evidence, from }: { evidence: EvidenceView; from: ProposalView | undefined }) {
  const { source, stance, excerpt, locator } = evidence;
  return (
    <>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <span className="text-soft">
          {SOURCE_TYPE_LABELS[source.type]} · {primaryLabel(source.isPrimary)}
        </span>
        <span className={`shrink-0 font-medium ${STANCE_TEXT[stance]}`}>
          {STANCE_LABELS[stance].toLowerCase()}
        </span>
      </div>
      <p className="mt-0.5 text-base font-medium break-words">
        {isOpenable(source.link) ? (
          <a
            href={source.link}
            target="_blank"
            rel="noreferrer noopener"
            className="text-pencil underline decoration-pencil/40 underline-offset-3 hover:decoration-pencil"
          >
            {source.title}
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        ) : (
          source.title
        )}
        {locator && <span className="font-mono text-xs font-normal text-soft"> {locator}</span>}
      </p>
      {excerpt && (
        <blockquote className="mt-1 border-l-2 pl-3 font-serif text-lg leading-snug">{excerpt}</blockquote>
      )}
      {source.terms !== USUAL_TERMS && (
        <p className="mt-1 text-sm">
          {TERMS_LABELS[source.terms]}
          {source.termsText && `: “${source.termsText}”`}
        </p>
      )}
      <p className="mt-1 text-xs text-soft">
        {[
          source.author,
          source.origin && source.origin !== source.title ? `origin: ${source.origin}` : '',
          from ? `from the reporter’s ${NOTE_WORDS[from.kind]} ${from.number}` : '',
          `added by ${evidence.addedBy}`,
        ]
          .filter(Boolean)
          .join(DOT)}
      </p>
    </>
  );
}
