/** Whether the desk answers, its database too (docs/operators.md), to the last byte: it may be killed in the middle. */
export async function isDeskThere(): Promise<boolean> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store' });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
