import { Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ListedStory } from '@/lib/desk/view.ts';
import { inTheWay } from '@/lib/domain/in-the-way.ts';
import { People } from '../stories/people.tsx';
import { StatusBar, StatusFigures } from '../stories/status-figures.tsx';
import { drawnOf, markupOf } from '../ui/markup.ts';
