/** The style sheets of a statement's page and card, constant, so that each one's policy can name it by its hash. */
import { FONT_FACES, SANS, SERIF } from '../report-html/fonts.ts';
import { BASE, COLOURS_DARK, COLOURS_LIGHT, HEAD, STATEMENTS } from '../report-html/style.ts';

const STATE = `
.state{display:grid;gap:.375rem}
.is{display:grid;grid-template-columns:1.125rem minmax(0,1fr);gap:0 .5rem;align-items:start}
.is .glyph{display:block;width:1.125rem;height:1.125rem;margin-top:.125rem}
.state strong{font-weight:600}
.state del{text-decoration-thickness:1px;color:var(--soft)}`;

const PAGE = `
.state{margin-top:1.75rem}
.said{margin-top:1.25rem}
h1.words{font:400 1.75rem/1.35 var(--serif);text-wrap:pretty}
.said .who{margin-top:.75rem}
.said .who b{font-weight:600}
.found{margin-top:1.25rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
.state:has(.verdict)~.found .verdicts .status{display:none}
.context{padding-left:1rem;border-left:2px solid var(--rule);margin-top:1rem;font:400 1.0625rem/1.6 var(--serif);unicode-bidi:isolate}
.context mark{background:var(--pencil-wash);color:inherit}
.record{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.5rem 1.25rem;margin-top:1rem}
.record dt{color:var(--soft)}
.record dd{overflow-wrap:anywhere}
details{margin-top:1rem}
summary{cursor:pointer;padding:.25rem 0;color:var(--pencil)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:400 .8125rem/1.55 var(--mono);margin:.75rem 0 0;padding:.875rem 1rem;background:var(--sheet);border:1px solid var(--rule)}
.changes h3{font:600 .9375rem/1.45 var(--sans)}
.changes q,.changes del,.changes ins{overflow-wrap:anywhere}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--ink);font-size:.8125rem;color:var(--soft)}
footer .wordmark{font-size:1.0625rem;color:var(--ink)}
@media (max-width:40rem){
.page{padding:1.25rem 1rem 3rem}
h1.words{font-size:1.4375rem}
.verdicts{flex-direction:column}
.record{grid-template-columns:1fr;gap:0}
.record dd+dt{margin-top:.75rem}}
@media print{
:root{color-scheme:light;${COLOURS_LIGHT}--paper:#fff;--pencil:#1c1b18}
html{background:none;font-size:10.5pt}
.page{max-width:none;padding:0}
details,.skip{display:none}
h2{break-after:avoid}
.state,.said,.changes li{break-inside:avoid}
.sources a[href^="http"]::after{content:" <" attr(href) ">";font:400 .75rem var(--mono);color:var(--soft);overflow-wrap:anywhere}
.glyph{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

const CARD = `
:root{color-scheme:light dark;${COLOURS_LIGHT}
--serif:${SERIF};--sans:${SANS}}
@media (prefers-color-scheme:dark){:root{${COLOURS_DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:none;color:var(--ink);font:400 .875rem/1.45 var(--sans);-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
:lang(de),:lang(uk){hyphens:auto;hyphenate-limit-chars:15 5 5}
h1,p,blockquote{margin:0}
a{color:var(--pencil);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--pencil);outline-offset:3px;border-radius:2px}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.soft{color:var(--soft)}
.verified{color:var(--verified)}.pending{color:var(--pending)}.disputed{color:var(--disputed)}.changed{color:var(--changed)}
time{white-space:nowrap}
.card{position:relative;max-width:42rem;background:var(--sheet);border:1px solid var(--rule);border-radius:.75rem;padding:1.125rem 1.5rem 1rem}
.said{margin-top:.75rem}
.words{font:400 1.1875rem/1.42 var(--serif);text-wrap:pretty;unicode-bidi:isolate}
.words .frame{color:var(--soft)}
.words .cue{font-weight:600}
.who{margin-top:.625rem}
.who b,.against b,footer b{font-weight:600}
.against{margin-top:.375rem;color:var(--soft)}
.against b{color:var(--ink)}
footer{display:flex;flex-wrap:wrap;gap:.125rem 1rem;justify-content:space-between;margin-top:.875rem;padding-top:.75rem;border-top:1px solid var(--rule);font-size:.8125rem;color:var(--soft)}
footer b{color:var(--ink)}
footer a{padding:.125rem 0}
@media print{:root{color-scheme:light;${COLOURS_LIGHT}--sheet:#fff}.glyph{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

const sheet = (...parts: string[]) => parts.join('\n').replace(/\n+/g, '\n').trim();

export const STATEMENT_CSS = sheet(FONT_FACES, BASE, HEAD, STATEMENTS, STATE, PAGE);
export const CARD_CSS = sheet(FONT_FACES, CARD, STATE);
