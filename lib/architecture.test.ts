/**
 * Who may import whom, and where things belong: the rules of docs/architecture.md as one table, so that they hold
 * without anyone having to remember them. A rule may have exceptions; each says why.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, isTest, product, root } from '../testing/sources-of-the-project.ts';

const isFile = (to: string) => /^(app|components|lib|prisma|testing|e2e)\//.test(to);

/**
 * The folders of lib, lowest first: each imports only those before it, types included, so that a reader of one knows
 * where the things it depends on are, and what may depend on it. Files directly in lib come before all of them.
 */
const AREAS = [
  'text', // the engine
  'listening', // what a recording says
  'domain', // the rules
  'audit', // the record
  'jobs', // what is done later: written with its change
  'auth', // who is there, and how much they may use
  'changing', // one change after another
  'server', // actions and their results
  'files', // what files contain
  'capture', // web pages
  'reader', // the text of a file, in a separate process
  'typeset', // PDFs, in a separate process
  'publish', // how a report is written
  'reading', // texts, off the server's thread
  'settings',
  'notices', // what members are told
  'messages', // what other services are told
  'mail', // the same by mail
  'stories', // a story, who may do what to it, and the end of every change to it
  'contacts',
  'items',
  'confidential', // who a source is
  'threads', // what people say to one another about an item, a source, a contact attempt or a story
  'members',
  'tokens', // with which programs bring stories in
  'evidence', // files and texts of sources
  'sources',
  'proposals', // sources that a draft's notes propose
  'checks', // quotes against sources
  'revisions', // texts that come in
  'reports',
  'workbench', // all of a story on one screen
  'binder', // all of a story on paper
  'desk', // all stories on one screen, and somebody's own work
  'calendar', // somebody's deadlines, for calendar programs
  'tables', // what is taken out for a spreadsheet
  'word', // a story as a Word file
  'live', // what open pages are told
  'record', // the record on a screen
  'worker', // jobs as they are run, and on a screen
  'health',
];

/** 'items' of lib/items/queries.ts; '' of a file directly in lib. */
const areaOf = (file: string) =>
  file.startsWith('lib/') ? (/^lib\/([\w-]+)\//.exec(file)?.[1] ?? '') : null;

/** What an area offers to those above it: everything but its mutations. */
const isOffered = (to: string) => !/(^|-|\/)(mutations|actions)\.ts$/.test(to);

/** Files that may open a transaction or query the database. */
const usesDatabase = (file: string) =>
  /^lib\/[\w-]+\/([\w-]+-)?(queries|mutations|records)\.ts$/.test(file) ||
  file === 'lib/db.ts' ||
  /^(lib\/(auth|audit|changing)|prisma|testing)\//.test(file);

/** What a component may use of an area at run time, beyond types: what reaches the browser anyway. */
const isForComponents = (to: string) =>
  /^(components|lib\/(domain|text|listening(?!\/model-files)))\//.test(to) ||
  /^lib\/[\w-]+\/(actions|schema|view)\.ts$/.test(to);

type ImportRule = {
  says: string;
  /** An import that it forbids: a rule that nothing can break protects nothing. */
  forbids: [from: string, to: string];
  breaks: (one: Import) => boolean;
  /** file, or "file → what it imports": why. */
  except?: Record<string, string>;
};

const IMPORT_RULES: ImportRule[] = [
  {
    says: 'an area imports only areas before it, types included',
    forbids: ['lib/stories/queries.ts', 'lib/items/view.ts'],
    breaks: ({ from, to }) => {
      const [above, below] = [areaOf(from), areaOf(to)];
      return !!above && !!below && AREAS.indexOf(above) < AREAS.indexOf(below);
    },
  },
  {
    says: 'a file of lib itself lies below the areas: it imports the rules at most',
    forbids: ['lib/give-way.ts', 'lib/stories/queries.ts'],
    breaks: ({ from, to }) =>
      areaOf(from) === '' && !['', 'text', 'domain', 'generated', null].includes(areaOf(to)),
  },
  {
    says: 'of another area nobody imports a mutation or an action; the workbench, which is on top, does them all',
    forbids: ['lib/checks/mutations.ts', 'lib/items/mutations.ts'],
    breaks: ({ from, to }) => {
      const [above, below] = [areaOf(from), areaOf(to)];
      return !!above && !!below && above !== below && !isOffered(to) && from !== 'lib/workbench/actions.ts';
    },
  },
  {
    says: 'the engine (lib/text) imports nothing but itself',
    forbids: ['lib/text/extract.ts', 'lib/domain/status.ts'],
    breaks: ({ from, to }) => from.startsWith('lib/text/') && !to.startsWith('lib/text/'),
    except: {
      'lib/text/weights/read.ts → node:fs': 'opens the fitted weights, which are a file beside it',
      'lib/text/weights/read.ts → node:crypto': 'holds them against the hash of their manifest',
    },
  },
  {
    says: 'the rules (lib/domain) import themselves and the engine; zod only in fields.ts',
    forbids: ['lib/domain/status.ts', 'zod'],
    breaks: ({ from, to }) =>
      from.startsWith('lib/domain/') &&
      !/^lib\/(domain|text)\//.test(to) &&
      !(from === 'lib/domain/fields.ts' && to === 'zod'),
  },
  {
    says: 'lib imports neither components nor pages; components import no pages',
    forbids: ['lib/items/view.ts', 'components/ui/button.tsx'],
    breaks: ({ from, to }) =>
      (from.startsWith('lib/') && /^(app|components)\//.test(to)) ||
      (from.startsWith('components/') && to.startsWith('app/')),
  },
  {
    says: 'only queries, mutations, the record, sign-in, prisma/ and testing/ use the database',
    forbids: ['lib/items/actions.ts', 'lib/db.ts'],
    breaks: ({ from, to, isType }) => to === 'lib/db.ts' && !isType && !usesDatabase(from),
  },
  {
    says: 'only lib/db.ts imports the generated client',
    forbids: ['lib/items/queries.ts', 'lib/generated/prisma/client.ts'],
    breaks: ({ from, to }) => to.startsWith('lib/generated/') && from !== 'lib/db.ts',
  },
  {
    says: 'components use actions, schemas, views and rules; of queries and mutations only types',
    forbids: ['components/item/item-list.tsx', 'lib/items/queries.ts'],
    breaks: ({ from, to, isType }) =>
      from.startsWith('components/') && isFile(to) && !isType && !isForComponents(to),
  },
  {
    says: 'pages do not reach past queries and actions: no mutation, no transaction',
    forbids: ['app/stories/page.tsx', 'lib/items/shape-mutations.ts'],
    breaks: ({ from, to, isType }) =>
      /^app\/.*(page|layout)\.tsx$/.test(from) &&
      !isType &&
      /(^|-|\/)(mutations|records)\.ts$|^lib\/(db\.ts|audit\/|changing\/)/.test(to),
  },
  {
    says: 'the product imports no test, no fixture and nothing of prisma/ or testing/',
    forbids: ['lib/items/queries.ts', 'testing/factories.ts'],
    breaks: ({ from, to }) =>
      /^(app|components|lib)\//.test(from) && (isTest(to) || /^(prisma|testing)\//.test(to)),
  },
  {
    says: 'links of pages are those of components/ui/link.tsx, which cost nothing and fetch nothing ahead',
    forbids: ['components/desk/story-row.tsx', 'next/link'],
    breaks: ({ to }) => to === 'next/link',
  },
  {
    says: 'files of ours are imported with their extension, so that Node runs them as they are',
    forbids: ['lib/items/queries.ts', 'lib/domain/status'],
    breaks: ({ to }) => isFile(to) && !/\.(tsx?|mjs|css|json)$/.test(to),
  },
];

describe('who imports whom', () => {
  test('every folder of lib has its place among the areas', () => {
    const folders = new Set(product.flatMap(({ file }) => areaOf(file) || []));
    expect([...AREAS].sort()).toEqual([...folders].filter((area) => area !== 'generated').sort());
  });

  test('the files are found and read', () => {
    expect(product.length).toBeGreaterThan(100);
    const all = product.flatMap(({ imports }) => imports);
    expect(all).toContainEqual(
      expect.objectContaining({ from: 'lib/audit/rows.ts', to: 'lib/db.ts', isType: true }),
    );
    expect(all).toContainEqual(
      expect.objectContaining({
        from: 'lib/revisions/bring-in-mutations.ts',
        to: 'lib/db.ts',
        isType: false,
      }),
    );
    const missing = all.filter(
      ({ to }) => isFile(to) && !existsSync(path.join(root, to)) && !to.startsWith('lib/generated/'),
    );
    expect(missing).toEqual([]);
  });

  test.each(IMPORT_RULES.map((rule) => [rule.says, rule] as const))('%s', (_, { breaks, except = {} }) => {
    const broken = product
      .flatMap(({ imports }) => imports.filter(breaks))
      .map(({ from, to, line }) => ({ at: `${from}:${line}`, imports: to, key: [from, `${from} → ${to}`] }))
      .filter(({ key }) => !key.some((one) => one in except));
    expect(broken.map(({ at, imports }) => `${at} imports ${imports}`)).toEqual([]);
  });

  test.each(IMPORT_RULES.map((rule) => [rule.says, rule] as const))(
    'can be broken: %s',
    (_, { breaks, forbids }) => {
      const [from, to] = forbids;
      expect(breaks({ from, to, isType: false, line: 1 })).toBe(true);
    },
  );

  /** What comes along when a file runs, itself among them. */
  const broughtBy = (starts: readonly string[]) => {
    const graph = new Map(product.map(({ file, imports }) => [file, imports]));
    const brought = new Set(starts);
    for (const file of brought)
      for (const { to, isType } of graph.get(file) ?? []) if (!isType && isFile(to)) brought.add(to);
    return brought;
  };

  test('nothing that is bundled brings the weights along: the server reads texts in processes of their own', () => {
    const weights = 'lib/text/weights/read.ts';
    expect(broughtBy(['lib/reading/reading-process.ts'])).toContain(weights);
    const bundled = product
      .map(({ file }) => file)
      .filter((file) => /^(app|components)\/|^proxy\.ts$/.test(file));
    const brought = broughtBy(bundled);
    expect(brought).toContain('lib/text/compare/compare.ts');
    expect(brought).not.toContain(weights);
  });

  test('no file is imported by what it imports, types included', () => {
    const graph = new Map(product.map(({ file, imports }) => [file, imports.map(({ to }) => to)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, above: string[]) => {
      const at = above.indexOf(file);
      if (at >= 0) cycles.push([...above.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...above, file]);
      done.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

/** Folders in a cycle, each with what it imports from the next. */
function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, Map<string, string>>();
  for (const { from, to } of imports) {
    const [above, below] = [path.posix.dirname(from), path.posix.dirname(to)];
    if (above === below || !isFile(to)) continue;
    const known = next.get(above) ?? new Map<string, string>();
    next.set(above, known.set(below, known.get(below) ?? `${from} imports ${to}`));
  }
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (folder: string, way: string[]) => {
    const at = way.indexOf(folder);
    if (at >= 0) {
      const circle = [...way.slice(at), folder];
      found.push(
        circle
          .slice(1)
          .map((to, i) => next.get(circle[i] ?? '')?.get(to))
          .join('; '),
      );
    }
    if (at >= 0 || done.has(folder)) return;
    for (const to of next.get(folder)?.keys() ?? []) visit(to, [...way, folder]);
    done.add(folder);
  };
  for (const folder of next.keys()) visit(folder, []);
  return found;
}

describe('folders', () => {
  const within = product
    .flatMap(({ imports }) => imports)
    .filter(({ from }) => /^(lib|components)\//.test(from));

  test('no folder of lib or components imports one that imports it back, over whatever way, types included', () => {
    expect(within.length).toBeGreaterThan(1_000);
    expect(circles(within)).toEqual([]);
  });

  test('a circle of folders would be found', () => {
    const back = { from: 'lib/text/words/tokens.ts', to: 'lib/text/extract.ts', isType: true, line: 1 };
    expect(circles([...within, back]).join()).toContain(
      'lib/text/words/tokens.ts imports lib/text/extract.ts',
    );
  });
});
