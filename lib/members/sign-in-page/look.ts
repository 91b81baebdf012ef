/**
 * The style of the sign-in page: the few rules of the desk (app/globals.css) that it needs, with the same colours and
 * measures, which a test holds alike.
 */
import { SANS, SERIF, STAND_IN_FACES } from '../../publish/report-html/fonts.ts';
import { COLOURS_DARK, COLOURS_LIGHT } from '../../publish/report-html/style.ts';
import { SIGN_IN_FACES } from './letters.ts';

/** The edge of what can be typed into, and what was selected: pages for readers have neither. */
const MORE_LIGHT = '--edge:#948e82;--selected:#cfe0f6;';
const MORE_DARK = '--edge:#77715f;--selected:#2c466a;';

export const SIGN_IN_CSS = `
${SIGN_IN_FACES}
${STAND_IN_FACES.join('\n')}
:root{color-scheme:light dark;${COLOURS_LIGHT}${MORE_LIGHT}}
@media (prefers-color-scheme:dark){:root{${COLOURS_DARK}${MORE_DARK}}}
*,::before,::after{box-sizing:border-box;margin:0;padding:0}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;-webkit-tap-highlight-color:transparent}
body{display:flex;flex-direction:column;align-items:center;min-height:100vh;min-height:100dvh;padding:12vh 1rem 3rem;padding-top:12dvh;font:400 .875rem/1.375rem ${SANS};-webkit-font-smoothing:antialiased;text-rendering:optimizeLegibility}
main{width:100%;max-width:22rem}
:focus-visible{outline:2px solid var(--pencil);outline-offset:2px}
::selection{background:var(--selected)}
.wordmark{padding-bottom:.16em;background:radial-gradient(circle,var(--pencil) 32%,transparent 42%) 0 100%/.24em .24em round no-repeat;font:600 2.125rem/2.5rem ${SERIF};letter-spacing:-.025em;print-color-adjust:exact}
h1{margin:2rem 0 1.25rem;font-size:1.0625rem;line-height:1.5rem;font-weight:600;text-wrap:balance}
form{display:grid;gap:1rem}
label{display:block;margin-bottom:.25rem;font-size:.75rem;line-height:1.125rem;font-weight:500;color:var(--soft);cursor:pointer}
input{display:block;width:100%;min-height:2.125rem;border:1px solid var(--edge);border-radius:.4375rem;background:var(--sheet);color:var(--ink);padding:.3125rem .625rem;font:inherit;letter-spacing:inherit}
input[aria-invalid]{border-color:var(--disputed);box-shadow:inset 0 0 0 1px var(--disputed)}
.fault{margin-top:.25rem;font-size:.75rem;line-height:1.125rem;font-weight:500;color:var(--disputed)}
.notice{border:1px solid var(--disputed);border-color:color-mix(in oklab,var(--disputed) 50%,transparent);border-radius:.4375rem;background:var(--disputed-wash);padding:.625rem .75rem;font-size:.8125rem;line-height:1.25rem}
button{justify-self:end;min-height:2.125rem;border:1px solid var(--ink);border-radius:.4375rem;background:var(--ink);color:var(--paper);padding:0 .75rem;font:500 .8125rem/1.25rem ${SANS};white-space:nowrap;transition:background-color .1s,border-color .1s,color .1s;cursor:pointer}
@media (hover:hover){button:hover{background:color-mix(in oklab,var(--ink) 88%,transparent)}}
button:disabled{border-color:var(--rule);background:none;color:var(--soft);cursor:not-allowed}
.hint{margin-top:1.5rem;font-size:.8125rem;line-height:1.25rem;color:var(--soft)}
@media (pointer:coarse){input{font-size:max(1rem,16px)}}
@media (prefers-reduced-motion:reduce){button{transition:none}}`.trim();
