/**
 * Milliseconds of processor time that this thread spends on `work`, for tests of what must not grow without bounds. By
 * the clock they would fail on a machine that is busy with something else.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
