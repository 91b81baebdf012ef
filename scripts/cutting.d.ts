/** What of two packages without types cut-fonts.mjs uses. */
declare module 'fontverter' {
  const fontverter: { convert(font: Buffer, to: 'truetype' | 'woff2'): Promise<Buffer> };
  export default fontverter;
}

declare module 'subset-font' {
  /** A number pins the axis there. */
  type Axes = Record<string, number | { min: number; max: number } | undefined>;
  export default function subsetFont(
    font: Buffer,
    text: string,
    how: { keepFeatures: string[]; variationAxes: Axes; targetFormat: 'truetype' | 'woff2' },
  ): Promise<Buffer>;
}
