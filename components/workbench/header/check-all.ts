/** Reads the lines that the server sends as it checks, one after each quote. */
import type { ItemView } from '@/lib/items/view.ts';

export type CheckCounts = {
  verbatim: number;
  trimmed: number;
  /** Attributed by the source to somebody else, whatever the words. */
  misattributed: number;
  altered: number;
  not_found: number;
};

type Line =
  | { done: number; of: number }
  | { finished: true; counts: CheckCounts; changed: { items: ItemView[] } }
  | { error: { message: string } };

const BROKEN = 'The check was broken off before its end; nothing was kept of it. Start it again.';

/** Runs the check and reports each step. Throws an Error with a message for the person if it fails. */
export async function checkAll(
  storyId: string,
  sourceId: string,
  onProgress: (done: number, of: number) => void,
): Promise<{ counts: CheckCounts; items: ItemView[] }> {
  const response = await fetch(`/api/stories/${encodeURIComponent(storyId)}/checks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sourceId }),
  });
  for await (const line of linesOf(response)) {
    const said = JSON.parse(line) as Line;
    if ('error' in said) throw new Error(said.error.message);
    if ('finished' in said) return { counts: said.counts, items: said.changed.items };
    onProgress(said.done, said.of);
  }
  throw new Error(BROKEN);
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  if (!response.body) throw new Error(BROKEN);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield line;
  }
  if (rest.trim()) yield rest;
}
