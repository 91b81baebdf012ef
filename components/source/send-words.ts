export type SentWords =
  | { ok: true; notice: string | null }
  | { ok: false; message: string; hasWords: boolean };

/** Sends a recogniser's file as the words of a source. `replaces`: in place of those that it has. */
export async function sendWords(sourceId: string, file: File, replaces: boolean): Promise<SentWords> {
  try {
    const response = await fetch(`/api/sources/${sourceId}/transcript${replaces ? '?replace=yes' : ''}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    const answer: { notice?: string | null; detail?: string } = await response.json();
    if (response.ok) return { ok: true, notice: answer.notice ?? null };
    return { ok: false, message: answer.detail ?? FAILED, hasWords: response.status === 409 };
  } catch {
    return { ok: false, message: FAILED, hasWords: false };
  }
}

const FAILED = 'The desk could not be reached. Nothing was kept; try again.';
