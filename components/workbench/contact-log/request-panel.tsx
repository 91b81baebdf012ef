'use client';
import { useState } from 'react';
import { mailLink, type RequestInput, requestTemplate } from '@/lib/domain/request-template.ts';
import { copied } from '../../item/proposed-wording.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';

/** The request in words, ready to send: what the story says, what is asked, and by when. */
export function RequestPanel({ request }: { request: RequestInput }) {
  const [note, setNote] = useState('');
  const text = requestTemplate(request);
  return (
    <details className="mt-3">
      <summary className="min-h-6 text-xs font-medium text-soft">The request, ready to send</summary>
      <div className="mt-1 rounded-md border bg-paper p-3">
        <p className="text-sm font-semibold">{text.subject}</p>
        <p className="mt-2 max-h-56 overflow-y-auto text-sm whitespace-pre-line">{text.body}</p>
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button
            size="sm"
            onClick={async () => {
              const isDone = await copied(`${text.subject}\n\n${text.body}`);
              setNote(isDone ? 'Copied.' : 'This browser does not let Stet copy: select the words above.');
            }}
          >
            Copy the request
          </Button>
          <a className={buttonClass({ size: 'sm' })} href={mailLink(text, request.person)}>
            Write an e-mail
          </a>
          <span aria-live="polite" className="text-xs text-soft">
            {note}
          </span>
        </div>
      </div>
    </details>
  );
}
