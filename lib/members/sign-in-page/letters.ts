/**
 * The letters of the sign-in page: of Inter what an e-mail address and the page's own words are made of, of the serif the
 * wordmark's three. What else is typed comes from the device's own fonts. Cut by scripts/cut-fonts.mjs.
 */
export const SIGN_IN_LETTERS = {
  inter: 'U+0020-007E,U+2019,U+2022,U+2026',
  mark: 'U+0065,U+0073-0074',
} as const;

const FILES = { inter: 'inter-1-sign-in.woff2', mark: 'stet-serif-mark-1-sign-in.woff2' } as const;

export const SIGN_IN_FONT_FILES: readonly string[] = Object.values(FILES);

const face = (family: string, weight: string, name: keyof typeof FILES) =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
  `src:url(/fonts/${FILES[name]}) format("woff2");unicode-range:${SIGN_IN_LETTERS[name]}}`;

export const SIGN_IN_FACES = [face('Inter', '400 600', 'inter'), face('Stet Serif', '600', 'mark')].join(
  '\n',
);
