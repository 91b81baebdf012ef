/** How the marks and the evidence of an annotated story look: as a style sheet, or in the elements themselves. */
import { FONT_FACES } from '../report-html/fonts.ts';
import { BASE, COLOURS_LIGHT, HEAD } from '../report-html/style.ts';

/**
 * What is pasted into a page stands on its own: no fonts, no sheet, and colours that hold on white and on black alike are
 * few, so each is a mid one and every mark has its shape.
 */
const IN_ELEMENTS: Record<string, string> = {
  'stet-story': '',
  'stet-top': 'font-size:.9em;border-top:1px solid;border-bottom:1px solid;padding:.5em 0;margin:0 0 1.25em',
  'stet-sup': 'font-size:.7em;line-height:0;white-space:nowrap;margin-left:.15em',
  'stet-verified': 'color:#2a8a57;text-decoration:underline dotted',
  'stet-pending': 'color:#a36a00;text-decoration:underline dashed',
  'stet-disputed': 'color:#cf3f35;text-decoration:underline',
  'stet-changed': 'color:#8459bd;text-decoration:underline double',
  'stet-evidence stet-edge-verified':
    'border-left:3px solid #2a8a57;padding:.25em 0 .25em 1em;margin:.5em 0 1em;font-size:.85em',
  'stet-evidence stet-edge-pending':
    'border-left:3px dashed #a36a00;padding:.25em 0 .25em 1em;margin:.5em 0 1em;font-size:.85em',
  'stet-evidence stet-edge-disputed':
    'border-left:3px double #cf3f35;padding:.25em 0 .25em 1em;margin:.5em 0 1em;font-size:.85em',
  'stet-evidence stet-edge-changed':
    'border-left:3px dotted #8459bd;padding:.25em 0 .25em 1em;margin:.5em 0 1em;font-size:.85em',
  'stet-summary': 'cursor:pointer',
  'stet-line': 'margin:.4em 0',
  'stet-excerpt': 'margin:.4em 0 .4em 1em;font-style:italic',
};

/** The same markup with its styles in the elements. What somebody typed is escaped, so that no class is theirs. */
export function withStylesInside(markup: string): string {
  return markup.replace(/ class="([^"]*)"/g, (_, name: string) => {
    const style = IN_ELEMENTS[name];
    if (style === undefined) throw new TypeError(`The annotated story has no look for ${name}.`);
    return style === '' ? '' : ` style="${style}"`;
  });
}

const STORY = `
h1{font-size:2.125rem;line-height:1.18;margin-top:2rem}
.by,.lead{margin-top:.75rem;font-size:.875rem;color:var(--soft)}
.stet-story{margin-top:1.5rem;font:400 1.1875rem/1.65 var(--serif);max-width:40rem}
.stet-story>p,.stet-story>blockquote{margin-top:1.05em}
.stet-story>h2{font-size:1.3125rem;line-height:1.35;margin-top:1.75em;padding:0;border:0}
h1+.stet-evidence{margin-top:1rem;max-width:40rem}
.stet-story>blockquote{padding-left:1.1rem;border-left:2px solid var(--rule)}
.stet-story>.stet-top{font:400 .9375rem/1.5 var(--sans);border-block:1px solid var(--rule);padding:.75rem 0;margin:0}
.stet-sup{font:600 .6875rem/0 var(--sans);white-space:nowrap;margin-left:.125rem}
.stet-sup a{padding:.25rem .125rem;text-underline-offset:.3em}
.stet-verified{color:var(--verified);text-decoration:underline dotted 2px}
.stet-pending{color:var(--pending);text-decoration:underline dashed 1.5px}
.stet-disputed{color:var(--disputed);text-decoration:underline solid 2px}
.stet-changed{color:var(--changed);text-decoration:underline double 1px}
.stet-evidence{margin:.75rem 0 1rem;padding:.375rem 0 .375rem 1rem;border-left:3px solid var(--rule);background:var(--sheet);font:400 .875rem/1.5 var(--sans)}
.stet-edge-verified{border-left-color:var(--verified)}
.stet-edge-pending{border-left:3px dashed var(--pending)}
.stet-edge-disputed{border-left:4px double var(--disputed)}
.stet-edge-changed{border-left:3px dotted var(--changed)}
.stet-summary{cursor:pointer;padding:.25rem .5rem .25rem 0}
.stet-summary b{text-decoration:none;font-weight:600}
.stet-line{margin-top:.375rem;padding-right:.75rem;overflow-wrap:anywhere}
.stet-excerpt{margin:.375rem .75rem 0 0;font:400 1rem/1.5 var(--serif)}
@media (max-width:40rem){.page{padding:1.25rem 1rem 3rem}h1{font-size:1.625rem}.stet-story{font-size:1.0625rem}}
@media print{
:root{color-scheme:light;${COLOURS_LIGHT}--paper:#fff;--pencil:#1c1b18}
html{background:none;font-size:10.5pt}
.page,.stet-story{max-width:none;padding:0}
.stet-evidence{break-inside:avoid;background:none}
.stet-evidence::details-content{content-visibility:visible;block-size:auto}}`;

export const STORY_CSS = [FONT_FACES, BASE, HEAD, STORY].join('\n').replace(/\n+/g, '\n').trim();
