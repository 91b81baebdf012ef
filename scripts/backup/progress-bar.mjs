/** Progress of a long job: one line, redrawn, on a terminal; a line for each tenth elsewhere. */

/**
 * @typedef {{ advance: (by: number) => void, end: () => void }} Shown
 * @typedef {(name: string, total: number) => Shown} Showing
 */

const out = process.stderr;

/**
 * @param {string} name what is being done
 * @param {number} total in whatever unit `advance` counts; 0 where it is not known
 */
export function progress(name, total) {
  const isDrawn = Boolean(out.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI;
  let [done, drawnAt, tenth] = [0, 0, 0];
  const draw = () => {
    const share = total > 0 ? ` ${Math.min(100, Math.floor((done / total) * 100))} %` : '';
    out.write(isDrawn ? `\r\x1b[2K  ${name}${share}` : `  ${name}${share}\n`);
  };
  return {
    /** @param {number} by */
    advance(by) {
      done += by;
      const now = Date.now();
      if (isDrawn ? now - drawnAt < 100 : total === 0 || Math.floor((done / total) * 10) <= tenth) return;
      drawnAt = now;
      tenth = total > 0 ? Math.floor((done / total) * 10) : 0;
      draw();
    },
    end() {
      if (isDrawn) out.write('\r\x1b[2K');
    },
  };
}

/** For callers that do not want progress: tests and nightly jobs. @type {Showing} */
export const silent = () => ({ advance() {}, end() {} });
