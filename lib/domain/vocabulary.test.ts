import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SOURCE_TYPE_LABELS, SOURCE_TYPES } from './vocabulary.ts';

test('the types of source, as they are offered', () => {
  expect(SOURCE_TYPES.map((type) => SOURCE_TYPE_LABELS[type])).toEqual([
    'Witnessed',
    'Recording',
    'Official transcript',
    'Document',
    'Official statement',
    'Interview',
    'Social post',
    'Data',
    'News agency',
    'Other media',
    'Expert',
  ]);
});

test('the database knows the same types of source', () => {
  const schema = readFileSync(path.resolve(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8');
  const types = /enum SourceType \{([^}]*)\}/.exec(schema)?.[1]?.match(/\b[A-Z_]{4,}\b/g);
  expect(types).toEqual(SOURCE_TYPES);
});
