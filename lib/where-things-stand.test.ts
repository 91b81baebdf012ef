/** What may be written where, as one table like that of lib/architecture.test.ts: each exception says why. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTest, product, type Source, sources } from '../testing/sources-of-the-project.ts';

type TextRule = {
  says: string;
  /** Which files it applies to; the product, if not given. */
  among?: (file: string) => boolean;
  breaks: (source: Source) => boolean;
  except?: Record<string, string>;
};

const hasDirective = (text: string, directive: string) =>
  new RegExp(`^\\s*['"]${directive}['"];?\\s*$`, 'm').test(text);
const MOST_LINES = 300;
/** Longer ones: one table, to be read from top to bottom; and all words of one language, for its translator. */
const LONG_FILES =
  /^testing\/every-mutation\.ts$|^lib\/domain\/report\/catalogue\/(?:english|french|german|spanish|ukrainian)\.ts$/;

const TEXT_RULES: TextRule[] = [
  {
    says: 'an Actor is minted where somebody signs in or sets a password, and for seeds and tests',
    breaks: ({ file, text }) =>
      /\bmintActor\b/.test(text) &&
      !/^(lib\/auth|prisma|testing)\//.test(file) &&
      file !== 'lib/members/mutations.ts',
  },
  {
    says: 'no cast makes an Actor',
    breaks: ({ file, text }) => /\bas (unknown as )?Actor\b/.test(text) && file !== 'lib/auth/actor.ts',
  },
  {
    says: '"use server" stands in actions.ts alone, and in every one',
    breaks: ({ file, text }) => hasDirective(text, 'use server') !== /(^|\/)actions\.ts$/.test(file),
  },
  {
    says: '"use client" stands in components, not in lib',
    breaks: ({ file, text }) => file.startsWith('lib/') && hasDirective(text, 'use client'),
  },
  {
    says: 'the environment is read in lib/env.ts alone',
    breaks: ({ file, text }) => /\bprocess\.env\b/.test(text) && file !== 'lib/env.ts',
    except: {
      'proxy.ts': 'runs before everything else and asks only for NODE_ENV, which the build fills in',
      'testing/every-clip-mutation.ts': 'gives files of evidence a folder that is thrown away',
      'testing/every-heard-mutation.ts': 'gives files of evidence a folder that is thrown away',
      'testing/every-source-mutation.ts': 'gives files of evidence a folder that is thrown away',
      'testing/every-message-mutation.ts':
        'gives addresses of channels a key to be sealed with, and mail a server',
      'testing/worker-process.ts': 'hands its own on to the process that it starts',
      'testing/database.ts': 'tells the test server’s address from one process to the next',
      'testing/own-database.ts': 'sets the address that lib/env.ts then reads',
    },
  },
  {
    says: 'stories and sources are locked by lib/changing/changing.ts alone, where waiting has an end',
    among: (file) => file.startsWith('lib/'),
    breaks: ({ text }) => /FROM (story|source)\b[^`]*FOR (NO KEY )?UPDATE/.test(text),
  },
  {
    says: 'the engine and the rules know no clock and no chance',
    among: (file) => /^lib\/(text|domain)\//.test(file),
    breaks: ({ text }) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/.test(text),
  },
  {
    says: 'no file is a dumping ground or a barrel',
    breaks: ({ file }) => /(^|[/-])(utils?|helpers?|misc|common|index)\.tsx?$/.test(file),
  },
  {
    says: 'file names are kebab-case',
    breaks: ({ file }) =>
      !/^([a-z0-9-]+|\([a-z-]+\)|\[[\w.]+\]|_[a-z-]+)$/.test(path.basename(file).replace(/(\.[a-z]+)+$/, '')),
  },
  {
    says: `no file is longer than ${MOST_LINES} lines`,
    breaks: ({ file, text }) => text.trimEnd().split('\n').length > MOST_LINES && !LONG_FILES.test(file),
  },
];

describe('where things stand', () => {
  test.each(TEXT_RULES.map((rule) => [rule.says, rule] as const))('%s', (_, rule) => {
    const { among = () => true, breaks, except = {} } = rule;
    const broken = product.filter(({ file }) => among(file)).filter(breaks);
    expect(broken.map(({ file }) => file).filter((file) => !(file in except))).toEqual([]);
  });

  test('every exception is still one', () => {
    const idle = TEXT_RULES.flatMap(({ says, breaks, except = {} }) =>
      Object.keys(except)
        .filter((file) => !product.some((source) => source.file === file && breaks(source)))
        .map((file) => `${says}: ${file}`),
    );
    expect(idle).toEqual([]);
  });

  test('no action stands open that nothing on a screen calls', () => {
    const called = product
      .filter(({ file }) => /^(app|components)\//.test(file))
      .map(({ text }) => text)
      .join('\n');
    const actions = product
      .filter(({ file }) => /^lib\/.*actions\.ts$/.test(file))
      .flatMap(({ text }) =>
        [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name as string),
      );
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((name) => !new RegExp(`\\b${name}\\b`).test(called))).toEqual([]);
  });

  test('a test is never longer than what a person reads in one sitting', () => {
    const long = sources.filter(({ file, text }) => isTest(file) && text.split('\n').length > 450);
    expect(long.map(({ file }) => file)).toEqual([]);
  });
});
