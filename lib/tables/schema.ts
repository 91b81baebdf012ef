import { z } from 'zod';
import { SHELVES, type Shelf } from '../desk/view.ts';
import { id } from '../domain/fields.ts';
import { TABLE_FORMAT_NAMES, type TableName } from '../domain/tables.ts';
import { SOURCE_TYPES } from '../domain/vocabulary.ts';

/** Tables of one story, and of the newsroom. */
export const STORY_TABLES = ['items', 'sources', 'contacts', 'story'] as const satisfies TableName[];
export const LIST_TABLES = ['register', 'stories'] as const satisfies TableName[];

const format = z.enum(TABLE_FORMAT_NAMES);

export const takeStoryTableSchema = z.object({
  storyId: id,
  table: z.enum(STORY_TABLES),
  format,
});

const shelves = Object.keys(SHELVES) as [Shelf, ...Shelf[]];

/** What the lists themselves are narrowed down by; what is none of ours narrows nothing down, as on their pages. */
export const takeListSchema = z.object({
  table: z.enum(LIST_TABLES),
  format,
  query: z.string(),
  type: z.enum(SOURCE_TYPES).optional().catch(undefined),
  shelf: z.enum(shelves).catch('all'),
});
