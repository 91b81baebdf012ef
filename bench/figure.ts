/** One line of the bench's table: what was measured, in the same run as what it is held against, and what it must reach. */
export interface Figure {
  /** What was measured, in a few words: "list of stories". */
  readonly what: string;
  /** What Stet took or did, with its unit: "212 requests/s". */
  readonly stet: string;
  /** What it is held against and what that took or did, in the same run: "243 requests/s, bare page with one query". */
  readonly against: string;
  /** Stet's figure by the other's, the right way round for {@link mustReach}. */
  readonly ratio: number;
  /** The least (`'least'`) or the most (`'most'`) that the ratio may be. */
  readonly mustReach: { readonly least: number } | { readonly most: number };
}

/** A figure that may be at most so much, in milliseconds, seconds, kilobytes or megabytes. */
export function atMost(what: string, took: number, most: number, unit: 'ms' | 's' | 'kB' | 'MB'): Figure {
  return {
    what,
    stet: `${took.toFixed(unit === 's' ? 1 : 0)} ${unit}`,
    against: `${most} ${unit}`,
    ratio: took / most,
    mustReach: { most: 1 },
  };
}

/** @returns whether the figure reaches what it must. */
export function isHeld({ ratio, mustReach }: Figure): boolean {
  return 'least' in mustReach ? ratio >= mustReach.least : ratio <= mustReach.most;
}

const inTable = (ratio: number): string => (ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2));

/** The figures as the rows of a Markdown table, as docs/performance.md holds them. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { mustReach } = figure;
    const bound = 'least' in mustReach ? `at least ${mustReach.least}` : `at most ${mustReach.most}`;
    return [
      figure.what,
      figure.stet,
      figure.against,
      `${inTable(figure.ratio)} ×`,
      bound,
      isHeld(figure) ? 'held' : 'NOT HELD',
    ];
  });
  const table = [['what', 'Stet', 'held against', 'ratio', 'must reach', ''], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join(
    '\n',
  );
}
