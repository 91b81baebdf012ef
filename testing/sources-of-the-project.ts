/** The project's own files, as the tests about them read them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..');

export type Import = { from: string; to: string; isType: boolean; line: number };
/** A file of ours, and what it imports. */
export type Source = { file: string; text: string; imports: Import[] };

const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/gm;

/** Whether an import is `import type`, or has braces in which every name is a type. */
function isTypeOnly(keyword: string | undefined, names: string | undefined): boolean {
  if (keyword) return true;
  const braces = /^\s*\{([\s\S]*)\}\s*$/.exec(names ?? '')?.[1];
  const all = (braces ?? '').split(',').flatMap((name) => (name.trim() ? [name.trim()] : []));
  return all.length > 0 && all.every((name) => name.startsWith('type '));
}

/** The file in the checkout that is meant, or a package's name. */
function resolved(from: string, to: string): string {
  if (to.startsWith('@/')) return to.slice(2);
  return to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : to;
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => ({
    from: file,
    to: resolved(file, match[3] ?? match[4] ?? ''),
    isType: isTypeOnly(match[1], match[2]),
    line: text.slice(0, match.index).split('\n').length,
  }));
  return { file, text, imports };
}

/** Every file of TypeScript in the checkout, but for the generated ones. */
export const sources: Source[] = ['app', 'components', 'lib', 'prisma', 'testing', 'e2e']
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, '/')),
    ),
  )
  .concat('proxy.ts')
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/generated/'))
  .sort()
  .map(read);

export const isTest = (file: string) => /\.(test|fixture)\.tsx?$/.test(file) || file.startsWith('e2e/');
/** Those that are no tests. */
export const product = sources.filter(({ file }) => !isTest(file));
