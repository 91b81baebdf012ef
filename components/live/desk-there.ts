/** Whether the desk answers, its database too (docs/operators.md). */
export async function isDeskThere(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
