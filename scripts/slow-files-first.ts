import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest test files, by the beginning of their path within the project. */
const SLOW = [
  'scripts/backup/',
  'testing/every-mutation-of-sources',
  'testing/every-mutation',
  'lib/revisions/in-bulk',
  'prisma/demo/',
  'lib/stories/lists',
  'lib/audit/',
  'testing/scale',
  'lib/evidence/verified',
  'scripts/postgres/',
];

/**
 * Runs the slow files first, so that no core is idle at the end while one of them is still running. By default vitest
 * goes by how long a previous run took, which a fresh checkout does not know, and otherwise by file size, which means
 * little here: the slowest are loops over a table.
 */
export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const at = SLOW.findIndex((slow) => moduleId.includes(`/${slow}`));
      return at < 0 ? SLOW.length : at;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
