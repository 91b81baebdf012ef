/** What a person sees while Stet starts or is tested: one line for each step, with how long it took. */
const out = process.stdout;
const isTerminal = Boolean(out.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI;
const hasColour = isTerminal && !process.env.NO_COLOR;

const paint = (/** @type {string} */ code) => (/** @type {string} */ text) =>
  hasColour ? `\x1b[${code}m${text}\x1b[0m` : text;
export const bold = paint('1');
const dim = paint('2');
const green = paint('32');
const red = paint('31');
const yellow = paint('33');

const width = 46;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param {string} text */
export function title(text) {
  out.write(`\n  ${bold(text)}\n\n`);
}

/** @param {string} text */
export function note(text) {
  for (const line of text.split('\n')) out.write(`    ${dim(line)}\n`);
}

/** @param {string} text */
export function warn(text) {
  out.write(`  ${yellow('!')} ${text}\n`);
}

export function say(text = '') {
  out.write(text ? `  ${text}\n` : '\n');
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return milliseconds < 950 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * @param {string} mark
 * @param {string} text
 * @param {number} milliseconds
 */
function line(mark, text, milliseconds) {
  return `  ${mark} ${text.padEnd(width)} ${dim(seconds(milliseconds).padStart(8))}\n`;
}

/**
 * Runs one step and shows it. `work` may return a text that says more than the name did ("port 3001", "up to date").
 * A failure is shown with its whole message and thrown on.
 *
 * @param {string} name
 * @param {() => unknown} work
 */
export async function step(name, work) {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  let frame = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let ticker;
  if (isTerminal) {
    const draw = () => {
      out.write(
        `\r\x1b[2K  ${dim(frames[frame % frames.length])} ${name.padEnd(width)} ${dim(elapsed() > 2000 ? seconds(elapsed()).padStart(8) : '')}`,
      );
      frame += 1;
    };
    draw();
    ticker = setInterval(draw, 100);
  } else {
    out.write(`  … ${name}\n`);
  }
  const finish = (/** @type {string} */ text) => {
    clearInterval(ticker);
    out.write(isTerminal ? `\r\x1b[2K${text}` : text);
  };
  try {
    const said = await work();
    finish(line(green('✓'), typeof said === 'string' ? `${name}: ${said}` : name, elapsed()));
  } catch (error) {
    finish(line(red('✗'), name, elapsed()));
    throw error;
  }
}

/**
 * A failure as a person should read it: what went wrong, in full, without a stack of our own functions.
 *
 * @param {any} error
 */
export function showFailure(error) {
  const text = error?.shown ?? error?.message ?? String(error);
  process.stderr.write(`\n${text.trimEnd().replace(/^/gm, '    ')}\n\n`);
}
