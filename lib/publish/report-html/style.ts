/** The one style sheet of a published report, constant for its language, so that a page's policy can name it by its hash. */
import type { Catalogue } from '../../domain/report/catalogue/catalogue.ts';
import { FONT_FACES, MONO, SANS, SERIF } from './fonts.ts';
import { WAYS_CSS } from './ways-in.ts';

export const COLOURS_LIGHT = `
--paper:#fbfaf6;--sheet:#fff;--ink:#1c1b18;--soft:#5e5a52;--rule:#e4e0d6;--pencil:#1f5aa8;--pencil-wash:#e8f0fa;
--verified:#1e6e45;--verified-wash:#e5f1e9;--pending:#8a5a00;--pending-wash:#fbf0dc;
--disputed:#b0261e;--disputed-wash:#fbeae7;--changed:#6a3f9c;--changed-wash:#f1eaf8;`;

export const COLOURS_DARK = `
--paper:#151410;--sheet:#1c1b17;--ink:#edeae2;--soft:#a8a296;--rule:#322f28;--pencil:#8ab6f0;--pencil-wash:#1c2a3d;
--verified:#7ccb9e;--verified-wash:#17291f;--pending:#e3b45c;--pending-wash:#2e2411;
--disputed:#f0928a;--disputed-wash:#371b18;--changed:#c3a2ea;--changed-wash:#291e38;`;

/** What every page for readers stands on. */
export const BASE = `
:root{color-scheme:light dark;${COLOURS_LIGHT}
--serif:${SERIF};--sans:${SANS};--mono:${MONO}}
@media (prefers-color-scheme:dark){:root{${COLOURS_DARK}}}
*,::before,::after{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;font:400 .9375rem/1.55 var(--sans);text-rendering:optimizeLegibility;-webkit-font-smoothing:antialiased;overflow-wrap:break-word}
:lang(de),:lang(uk){hyphens:auto;hyphenate-limit-chars:15 5 5}
h1,h2,h3,p,ul,ol,dl,dd,figure,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
h1,h2,h3{font-family:var(--serif);font-weight:600;text-wrap:balance}
p,blockquote{hanging-punctuation:first last}
a{color:var(--pencil);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--pencil);outline-offset:3px;border-radius:2px}
:target{scroll-margin-top:1.5rem}
time{white-space:nowrap}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.symbols{position:absolute}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--sheet);padding:.5rem .75rem;z-index:1}
.skip:focus{top:1rem}
.page{max-width:44.5rem;margin:0 auto;padding:1.75rem 1.25rem 4rem}
.soft{color:var(--soft)}
.verified{color:var(--verified)}.pending{color:var(--pending)}.disputed{color:var(--disputed)}.changed{color:var(--changed)}`;

/**
 * The masthead of every page for readers, and its sections. Where it is narrow the moment has a line of its own, and what
 * divides it from the words before, which stands in every page that is out, lies behind paper: no line ends with a dot.
 */
export const HEAD = `
.masthead{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;padding-bottom:.875rem;border-bottom:1px solid var(--ink);font-size:.8125rem;color:var(--soft)}
.masthead .wordmark{font-size:1.0625rem;color:var(--ink);margin-right:.375rem}
.masthead .newsroom{font:600 1.125rem/1.3 var(--serif);color:var(--ink)}
@media (max-width:36rem){.masthead time::before{content:"\\A";white-space:pre;margin-left:-.65em;padding-left:.65em;background:var(--paper)}}
.wordmark{font-family:var(--serif);font-weight:600;text-decoration:underline dotted var(--pencil) 2px;text-underline-offset:.24em;text-decoration-skip-ink:none}
.banner{margin-top:1.25rem;padding:.75rem 1rem;border-left:4px solid var(--pencil);background:var(--pencil-wash)}
.banner.withdrawn{border-left-color:var(--disputed);border-left-style:double;background:var(--disputed-wash)}
.banner strong{font-weight:600}
h1{font-size:clamp(1.875rem,1.1rem + 3.4vw,2.75rem);line-height:1.12;letter-spacing:-.012em;margin-top:2.25rem}
.standfirst{font:400 1.1875rem/1.45 var(--serif);color:var(--soft);margin-top:.875rem;text-wrap:pretty}
.by{margin-top:.75rem;font-size:.875rem;color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));margin-top:1.75rem;border-block:1px solid var(--rule)}
.figures>div{display:flex;flex-direction:column;padding:1rem 1rem 1.125rem;border-left:1px solid var(--rule)}
.figures>div:first-child{padding-left:0;border-left:0}
.figures dt{order:2;font-size:.875rem;line-height:1.4;color:var(--ink)}
.figures dt small{display:block;font-size:.8125rem;color:var(--soft);text-wrap:pretty}
.figures dd{font:600 2.375rem/1.1 var(--serif);font-variant-numeric:lining-nums}
.figures dd.none{color:var(--soft)}
.strip{margin-top:.875rem}
.strip svg{display:block;width:100%;height:.75rem;overflow:visible}
.strip>svg>rect{stroke:var(--paper);stroke-width:2px}
.strip.dense>svg>rect{stroke:none}
.strip figcaption{margin-top:.625rem;font-size:.875rem;color:var(--soft);text-wrap:pretty}
.contents{margin-top:1.5rem;font-size:.875rem}
.contents ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.contents a{display:inline-block;padding:.25rem 0;text-decoration:none}
.contents a:hover{text-decoration:underline}
section{margin-top:3.25rem}
h2{font-size:1.5rem;line-height:1.25;letter-spacing:-.005em;padding-bottom:.75rem;border-bottom:1px solid var(--rule)}
h2+p{margin-top:.875rem}
.lead{color:var(--soft);max-width:38rem;text-wrap:pretty}
@media (min-width:78rem){
.contents{position:fixed;top:7.25rem;left:calc(50% - 34rem);width:9.5rem;margin:0;font-size:.8125rem}
.contents ul{display:block}
.contents li+li{margin-top:.125rem}}`;

/** How a statement looks, with what it rests on. */
export const STATEMENTS = `
.statement{display:grid;grid-template-columns:1.25rem minmax(0,1fr);gap:0 1rem;padding:1.5rem 0;border-bottom:1px solid var(--rule)}
.statement:target{background:var(--pencil-wash);box-shadow:-1rem 0 var(--pencil-wash),1rem 0 var(--pencil-wash)}
.statement .side{padding-top:.3125rem;text-align:center}
.glyph{display:block;width:1.125rem;height:1.125rem;margin:auto}
.number{display:inline-block;min-width:1.5rem;padding:.25rem 0;margin-left:-.125rem;font:400 .75rem/1 var(--mono);color:var(--soft);text-decoration:none}
.number:hover{color:var(--pencil);text-decoration:underline}
.words{font:400 1.25rem/1.45 var(--serif);text-wrap:pretty;unicode-bidi:isolate}
.words .frame{color:var(--soft)}
.words .cue{font-weight:600}
.wordings{margin:.5rem 0;display:grid;gap:.25rem;font:400 1rem/1.5 var(--serif)}
.wordings>div{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.75rem}
.wordings dt{font:400 .8125rem/1.85 var(--sans);color:var(--soft)}
.wordings dd{margin:0}
.wordings mark{background:none;color:var(--disputed);text-decoration:underline wavy 1px;text-underline-offset:.25em}
.verdicts{display:flex;flex-wrap:wrap;gap:.125rem 1.5rem;margin-top:.625rem}
.verdicts div{display:flex;gap:.375rem}
.verdicts dt{color:var(--soft)}
.verdicts dd{font-weight:500}
.verdicts .status dd{font-weight:600}
.fact{margin-top:.375rem;color:var(--soft)}
.fact b{font-weight:600;color:var(--ink)}
.back{font-size:.8125rem;white-space:nowrap}
.sources,.parties{margin-top:.875rem;border-left:2px solid var(--rule);padding-left:.875rem;font-size:.875rem}
.sources li+li,.parties li+li{margin-top:.625rem}
.stance{font-weight:500}
.sources cite,.sources .title{font-style:normal;unicode-bidi:isolate;overflow-wrap:anywhere}
.excerpt{font:400 1rem/1.5 var(--serif);margin-top:.25rem;color:var(--ink);unicode-bidi:isolate;white-space:pre-line}
.clip{margin-top:.875rem;border-left:2px solid var(--rule);padding-left:.875rem;font-size:.875rem}
.clip audio,.clip video{display:block;width:100%}
.clip audio{height:2.75rem}
.clip video{aspect-ratio:16/9;background:#000}
.clip figcaption{margin-top:.375rem}
.clip .heard{font:400 1rem/1.5 var(--serif);unicode-bidi:isolate}
.open li{display:grid;grid-template-columns:1.25rem minmax(0,1fr);gap:0 1rem;padding:.625rem 0;border-bottom:1px solid var(--rule)}
.open .glyph{margin-top:.1875rem}
.open a{color:inherit;text-decoration:none;font-family:var(--serif);font-size:1.0625rem}
.open a:hover{text-decoration:underline}
.open small{display:block;font-size:.8125rem}
.changes li{padding:.75rem 0;border-bottom:1px solid var(--rule)}
.changes q,.changes .quoted{font-family:var(--serif)}
.changes del{text-decoration-thickness:1px;color:var(--soft)}
.changes ins{text-decoration:none;font-weight:600}
.note{font:400 1.125rem/1.5 var(--serif);border-left:2px solid var(--changed);padding-left:.875rem;margin-top:1rem}`;

const STORY = `
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-top:.875rem;font-size:.8125rem;color:var(--soft)}
.key span{color:var(--ink)}
.story{margin-top:1.25rem;font:400 1.1875rem/1.65 var(--serif);max-width:40rem}
.story p+p,.story h3+p{margin-top:1.05em}
.story h3{font-size:1.1875rem;line-height:1.35;margin-top:1.75em}
.story h3+p{margin-top:.4em}
.story blockquote{margin:1.05em 0 0;padding-left:1.1rem;border-left:2px solid var(--rule)}
.story blockquote.post{border:1px solid var(--rule);border-radius:.4rem;padding:.6rem 1rem}
.story blockquote+p{margin-top:1.05em}
.story .pulled{font-style:italic;border-block:1px solid var(--rule);padding:.6rem 0}
.story p.row,.story p.row+p.row{margin-top:0;padding:.2rem 0;border-bottom:1px solid var(--rule);font-size:1rem}
.story p.entry{padding-left:1.1rem;text-indent:-1.1rem}
.story p.entry+p.entry{margin-top:.3em}
.story .correction{border-left:2px solid var(--rule);padding-left:1.1rem;font-size:1rem}
.mark{color:inherit;text-decoration-line:underline;text-decoration-skip-ink:none;text-underline-offset:.26em}
.mark:hover,.mark:focus-visible{text-decoration-thickness:2px}
.mark.is-verified{text-decoration-style:dotted;text-decoration-color:var(--verified);text-decoration-thickness:2.25px}
.mark.is-pending{text-decoration-style:dashed;text-decoration-color:var(--pending);text-decoration-thickness:1.5px}
.mark.is-disputed{text-decoration-style:wavy;text-decoration-color:var(--disputed);text-decoration-thickness:1.5px}
.mark.is-changed{text-decoration-style:solid;text-decoration-color:var(--changed);text-decoration-thickness:2px}
a.mark.is-verified:hover,.mark.is-verified:target{background:var(--verified-wash)}
a.mark.is-pending:hover,.mark.is-pending:target{background:var(--pending-wash)}
a.mark.is-disputed:hover,.mark.is-disputed:target{background:var(--disputed-wash)}
a.mark.is-changed:hover,.mark.is-changed:target{background:var(--changed-wash)}
.mark sup{font:400 .625em/0 var(--mono);vertical-align:.5em;padding-left:.15em;color:var(--soft);display:inline-block;text-decoration:none}`;

const REST = `
.asked>li{padding:1.125rem 0;border-bottom:1px solid var(--rule)}
.asked h3{font:600 1rem/1.45 var(--sans)}
.asked h3 span{font-weight:400}
.asked ul{margin-top:.375rem}
.asked li li+li{margin-top:.375rem}
.asked .request{color:var(--soft)}
.prose p{max-width:38rem}
.prose p+p{margin-top:.75rem}
.record{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.5rem 1.25rem;margin-top:1rem}
.record dt{color:var(--soft)}
.hash{font:400 .8125rem/1.5 var(--mono);overflow-wrap:anywhere}
.files{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--ink);font-size:.8125rem;color:var(--soft);text-wrap:pretty}
footer .wordmark{font-size:1.0625rem;color:var(--ink)}
@media (max-width:40rem){
.page{padding:1.25rem 1rem 3rem}
h1{margin-top:1.75rem}
section{margin-top:2.75rem}
.figures>div{padding:.75rem .625rem .875rem}
.figures dd{font-size:2rem}
.figures dt small{font-size:.75rem;line-height:1.35}
:lang(uk)>body .figures dt{font-size:.75rem}
:lang(uk)>body .figures>div+div{padding-inline:.5rem 0}
.statement{gap:0 .75rem}
.words{font-size:1.1875rem}
.verdicts{flex-direction:column}
.contents ul{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1rem}
.contents a{padding:.5rem 0}
.record{grid-template-columns:1fr;gap:0}
.record dd+dt{margin-top:.75rem}}`;

/** Words as a string of CSS: ours alone stand in a style sheet. */
const cssText = (text: string) => JSON.stringify(text).replaceAll('<', '\\3c ');

// Browsers leave backgrounds out on paper; everything that means something here is a line, a shape or a word.
const printed = ({ onPaper, pageOf }: Catalogue['report']) => `
@page{margin:18mm 17mm 20mm;@bottom-left{content:${cssText(onPaper)};font:8pt system-ui,sans-serif;color:#5e5a52}@bottom-right{content:counter(page) ${cssText(pageOf)} counter(pages);font:8pt system-ui,sans-serif;color:#5e5a52}}
@media print{
:root{color-scheme:light;${COLOURS_LIGHT}--paper:#fff;--pencil:#1c1b18}
html{background:none;font-size:10.5pt}
.page{max-width:none;padding:0}
.contents,.skip,.back,.banner a::after,.clip audio,.clip video{display:none}
section{margin-top:2rem}
h2,h3{break-after:avoid}
h1,.figures,.strip,.key,.asked>li,.open li,.changes li,.record,.sources li,.excerpt,.note{break-inside:avoid}
.lead,.verdicts,.words{break-after:avoid}
.statement{break-inside:avoid;padding:1.125rem 0}
.statement:target{background:none;box-shadow:none}
.statement.is-long{break-inside:auto}
p,li,blockquote{orphans:3;widows:3}
.story{max-width:none;font-size:11.5pt}
a{color:inherit;text-decoration-color:var(--soft)}
.sources a[href^="http"]::after,.files a[href^="http"]::after{content:" <" attr(href) ">";font:400 .75rem var(--mono);color:var(--soft);overflow-wrap:anywhere}
footer{break-inside:avoid}
.mark,.strip,.figures,.glyph{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

/** Exactly what stands in the style element of a page in that language: hash these bytes for the policy. */
export const reportCss = ({ report }: Pick<Catalogue, 'report'>): string =>
  [FONT_FACES, BASE, HEAD, STATEMENTS, STORY, REST, WAYS_CSS, printed(report)]
    .join('\n')
    .replace(/\n+/g, '\n')
    .trim();
