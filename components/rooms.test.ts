/**
 * The folders of `components` are in a fixed order, so that a reader of one knows what it may depend on; and no
 * function in them is longer than a screen. Read from the syntax tree, so that a type or a lazy import counts like any
 * other.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

const root = path.resolve(import.meta.dirname, '..');

/** Every folder of `components` that contains files, lowest first: a folder imports only folders listed before it. */
const ROOMS = [
  'components/ui',
  'components/awake',
  'components/live',
  'components/threads',
  'components/member',
  'components/settings',
  'components/messages',
  'components/jobs',
  'components/notices',
  'components/record',
  'components/listening',
  'components/source',
  'components/tables',
  'components/item',
  'components/stories',
  'components/desk',
  'components/workbench/keys',
  'components/workbench/state',
  'components/workbench/galley',
  'components/workbench/list',
  'components/workbench/inspector',
  'components/workbench/contact-log',
  'components/workbench/release',
  'components/workbench/header',
  'components/workbench',
];

const MOST_LINES = 80;
/** Longer functions, as "file name", with the reason each is a single function. */
const LONG_FUNCTIONS: Record<string, string> = {
  'components/awake/early-presses.ts keepEarlyPresses':
    'written into the page as it stands, before every other script: it may use nothing from outside of itself',
};

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
type Import = { from: string; to: string };
type LongFunction = { name: string; lines: number };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node of a file, each with the nodes that contain it, the nearest last. */
function* nodesOf(text: string): Generator<[Node, readonly Node[]]> {
  const tree: unknown = parseAst(text, { lang: 'tsx' });
  const open: [unknown, readonly Node[]][] = [[tree, []]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, above] = next;
    if (Array.isArray(value)) for (const one of value) open.push([one, above]);
    if (!isNode(value)) continue;
    yield [value, above];
    for (const part of Object.values(value)) open.push([part, [...above, value]]);
  }
}

/** What a file imports from this repository, as paths from its root. */
function importsOf(file: string, text: string): Import[] {
  return [...nodesOf(text)].flatMap(([node]) => {
    const { source } = node;
    if (!isNode(source) || typeof source.value !== 'string') return [];
    if (!/^(Import|Export|TSImport)/.test(node.type)) return [];
    const to = source.value;
    if (to.startsWith('@/')) return [{ from: file, to: to.slice(2) }];
    return to.startsWith('.') ? [{ from: file, to: path.posix.join(path.posix.dirname(file), to) }] : [];
  });
}

/** Whether an import goes upwards: to a folder listed later, or to one not listed. */
function climbs({ from, to }: Import): boolean {
  const [here, there] = [path.posix.dirname(from), path.posix.dirname(to)];
  if (!there.startsWith('components') || here === there) return false;
  const at = ROOMS.indexOf(there);
  return at === -1 || at >= ROOMS.indexOf(here);
}

/** A function's own name, or the name of what it is passed to. */
function nameOf(node: Node, above: readonly Node[]): string {
  for (const holder of [node, ...above.toReversed()]) {
    const { id, key } = holder;
    if (isNode(id) && typeof id.name === 'string') return id.name;
    if (isNode(key) && typeof key.name === 'string') return key.name;
  }
  return 'without a name';
}

/** The functions of more than `MOST_LINES` lines, from the first line of their signature to the last of their body. */
function longFunctions(text: string): LongFunction[] {
  return [...nodesOf(text)]
    .filter(([{ type }]) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type))
    .map(([node, above]) => ({
      name: nameOf(node, above),
      lines: text.slice(node.start, node.end).split('\n').length,
    }))
    .filter(({ lines }) => lines > MOST_LINES);
}

const files = readdirSync(path.join(root, 'components'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('components', file.replaceAll(path.sep, '/')))
  .filter((file) => /\.tsx?$/.test(file) && file !== 'components/rooms.test.ts')
  .sort()
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const imports = files.flatMap(({ file, text }) => importsOf(file, text));

describe('the rooms', () => {
  test('are all in the list, and nothing else is', () => {
    const folders = new Set(files.map(({ file }) => path.posix.dirname(file)));
    expect([...folders].sort()).toEqual(ROOMS.toSorted());
  });

  test('the imports are found and read', () => {
    expect(imports).toContainEqual({
      from: 'components/workbench/workbench.tsx',
      to: 'components/workbench/state/context.tsx',
    });
    expect(imports).toContainEqual({
      from: 'components/workbench/state/context.tsx',
      to: 'lib/stories/view.ts',
    });
  });

  test('a room imports only rooms before it', () => {
    expect(imports.filter(climbs).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test.each([
    ['a room above', "import { Galley } from '../galley/galley.tsx';"],
    ['the roof', "import { Workbench } from '../workbench.tsx';"],
    ['a type', "import type { Filters } from '../list/item-filters.ts';"],
    ['a type in place', "export type One = import('../list/item-filters.ts').Filters;"],
    ['what is handed on', "export { Galley } from '../galley/galley.tsx';"],
    ['when it runs', "export const later = () => import('@/components/workbench/galley/galley.tsx');"],
    ['a folder that is no room', "import { one } from '@/components/story/one.ts';"],
  ])('could be broken: %s', (_, line) => {
    expect(importsOf('components/workbench/state/made-up.ts', line).filter(climbs)).toHaveLength(1);
  });

  test.each([
    ['a room below', "import { KEYS } from '../keys/keys.ts';"],
    ['its own files', "import { createSender } from './send-change.ts';"],
    ['what is no component', "import type { ItemView } from '@/lib/items/view.ts';"],
    ['a package', "import { useState } from 'react';"],
  ])('are free to import: %s', (_, line) => {
    expect(importsOf('components/workbench/state/made-up.ts', line).filter(climbs)).toEqual([]);
  });
});

describe('functions', () => {
  const body = (lines: number) => Array.from({ length: lines - 2 }, (_, i) => `  see(${i});`).join('\n');

  test(`have at most ${MOST_LINES} lines`, () => {
    const long = files
      .filter(({ file }) => !/\.test\.tsx?$/.test(file))
      .flatMap(({ file, text }) =>
        longFunctions(text).map(({ name, lines }) => ({ key: `${file} ${name}`, lines })),
      );
    expect(long.filter(({ key }) => !(key in LONG_FUNCTIONS))).toEqual([]);
    const idle = Object.keys(LONG_FUNCTIONS).filter((key) => !long.some((one) => one.key === key));
    expect(idle).toEqual([]);
  });

  test.each([
    ['Declared', `export function Declared() {\n${body(MOST_LINES + 1)}\n}`],
    ['Given', `const Given = memo(function () {\n${body(MOST_LINES + 1)}\n});`],
    ['inPlace', `export const table = { inPlace: () => {\n${body(MOST_LINES + 1)}\n} };`],
  ])('could be too long: %s', (name, text) => {
    expect(longFunctions(text)).toEqual([{ name, lines: MOST_LINES + 1 }]);
  });

  test('of just as many lines are not too long', () => {
    expect(longFunctions(`export function fits() {\n${body(MOST_LINES)}\n}`)).toEqual([]);
  });
});
