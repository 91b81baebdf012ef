import { expect, test } from 'vitest';
import { extract } from './extract.ts';

const TEXT = '“The ferry will sail again in May,” said the harbour master, Ilse Brandvold.';

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'xx', 'en-', ''])(
  'a language that is none (%j) is read as any text',
  (language) => {
    expect(extract(TEXT, { language }).items.length).toBeGreaterThan(0);
  },
);
