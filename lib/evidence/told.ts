/** How a file's type is recognised: by its content, never by its name alone. */
import type { Mark } from '../files/signatures.ts';
import type { Fault } from './containers.ts';
import type { RandomAccess } from './random-access.ts';
import type { Written } from './written.ts';

/** A ZIP archive that should be a document: the names of its parts, and what the part `mimetype` says. */
type Archive = { names: readonly string[]; mimetype: () => string | null };

/** A document that is an archive of parts. */
export type Packed = {
  isIt: (archive: Archive) => boolean;
  /** "This Word file has macros." */
  called: string;
  program: string;
  /** Parts that hold programs. */
  macros: RegExp;
};

export type Told =
  /** It begins with a mark of its own, and is whole if this finds no fault. */
  | { by: 'mark'; mark: Mark; fault: (bytes: RandomAccess) => Promise<Fault | null> }
  /** It begins like others, and what is inside says which it is (recognise.ts). */
  | { by: 'inside'; mark: Mark }
  | ({ by: 'parts' } & Packed)
  /** It is text to the end, and of this kind; null: of no other kind. */
  | { by: 'text'; is: ((written: Written) => boolean) | null };
