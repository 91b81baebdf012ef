/**
 * The fonts of published pages, served by the app itself under /fonts/. Stet Serif is Source Serif 4 in two cuts, for
 * words and for headings, under a name of its own as its licence asks (scripts/cut-fonts.mjs): a third of the bytes for a
 * reader on a phone. Figures of one width (numbers of statements, hashes) are the device's own: few of them stand on a
 * page, and a font for them is asked for as early as that of the words.
 *
 * They are not asked for ahead (`rel=preload`): words then stand there sooner, but the page is laid out again for each
 * font that comes, which took a phone longer in all (Lighthouse's blocking time 70 to 280 ms instead of none). Nor do they
 * stand in the page itself (`data:`): a phone then reads them before the first word, and blocks for longer still.
 */

/** Which characters each file has, as a sheet says it. */
export const RANGES = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  'latin-ext':
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
} as const;

const SERIF_STAND_IN = 'Source Serif while it loads';
const SANS_STAND_IN = 'Inter while it loads';

/** The letters of running words and of what stands around them, each with what comes where they are not there. */
export const SERIF = `"Stet Serif","${SERIF_STAND_IN}",Georgia,"Times New Roman",serif`;
export const SANS = `Inter,"${SANS_STAND_IN}",system-ui,sans-serif`;
/** What has figures of one width on each system; `monospace` alone is Courier on some. */
export const MONO = 'ui-monospace,Menlo,Consolas,"Liberation Mono",monospace';

type Font = { family: string; weight: string; file: (range: string) => string };

const FONTS: readonly Font[] = [
  { family: 'Stet Serif', weight: '400', file: (range) => `stet-serif-words-1-${range}.woff2` },
  { family: 'Stet Serif', weight: '600', file: (range) => `stet-serif-headings-1-${range}.woff2` },
  { family: 'Inter', weight: '400 600', file: (range) => `inter-1-${range}.woff2` },
];

/** The files' names. */
export const REPORT_FONT_FILES: readonly string[] = FONTS.flatMap(({ file }) =>
  Object.keys(RANGES).map(file),
);

/** What pages published before the fonts were cut ask for: their bytes are kept, and so is what they name. */
export const EARLIER_FONT_FILES: readonly string[] = Object.keys(RANGES).flatMap((range) => [
  `source-serif-4-${range}-opsz-normal.woff2`,
  `inter-${range}-wght-normal.woff2`,
  `ibm-plex-mono-${range}-400-normal.woff2`,
]);

const OWN_FACES = FONTS.flatMap(({ family, weight, file }) =>
  Object.entries(RANGES).map(
    ([range, characters]) =>
      `@font-face{font-family:"${family}";font-style:normal;font-weight:${weight};font-display:swap;` +
      `src:url(/fonts/${file(range)}) format("woff2");unicode-range:${characters}}`,
  ),
);

/**
 * What stands in until the letters are there, as wide and as high as these will be: the page would move under a reader's
 * eyes otherwise. The measures are those of app/while-fonts-load.css, where they are explained; a test holds them alike.
 */
const STAND_INS = [
  {
    family: SERIF_STAND_IN,
    weight: '200 500',
    from: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif'],
    measures: ['112.7%', '91.9%', '29.7%'],
  },
  {
    family: SERIF_STAND_IN,
    weight: '501 900',
    from: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold'],
    measures: ['104%', '99.6%', '32.2%'],
  },
  {
    family: SANS_STAND_IN,
    weight: '100 500',
    from: ['Arial', 'ArialMT', 'Liberation Sans'],
    measures: ['106.9%', '90.6%', '22.6%'],
  },
  {
    family: SANS_STAND_IN,
    weight: '501 900',
    from: ['Arial Bold', 'Arial-BoldMT', 'Liberation Sans Bold'],
    measures: ['101.2%', '95.7%', '23.8%'],
  },
] as const;

export const STAND_IN_FACES = STAND_INS.map(
  ({ family, weight, from, measures: [size, ascent, descent] }) =>
    `@font-face{font-family:"${family}";font-weight:${weight};src:${from.map((name) => `local("${name}")`).join(',')};` +
    `size-adjust:${size};ascent-override:${ascent};descent-override:${descent};line-gap-override:0%;` +
    // Letters that never come are left to the reader's own fonts, as they are.
    `unicode-range:${Object.values(RANGES).join(',')}}`,
);

export const FONT_FACES = [...OWN_FACES, ...STAND_IN_FACES].join('\n');
