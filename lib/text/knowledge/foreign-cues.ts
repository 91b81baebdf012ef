/** The languages besides English that are read for quotations: a file each, and a row here. */
import type { Cues } from './languages/cues.ts';
import { de } from './languages/de.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { ru } from './languages/ru.ts';
import { uk } from './languages/uk.ts';

/** By primary language code. */
export const foreignCues: Readonly<Record<string, Cues>> = { de, fr, es, uk, ru };
