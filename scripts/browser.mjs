/** Finds a Chromium that can be run, or installs one. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commandFile, modernNode, run, toolEnvironment } from './run-tool.mjs';

/**
 * First the browser without windows: it draws the same pages, while the whole one runs its own windows and their pages
 * beside each, took a quarter longer here (23 tests: 97 s against 74 s), and stopped drawing twice in some thousand tests.
 */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

function candidates() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((directory) => commands.map((command) => path.join(directory, command)));
  const usual = [
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
    '/opt/google/chrome',
    '/opt/homebrew/bin',
  ].flatMap((directory) => commands.map((command) => path.join(directory, command)));
  const onMac = ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((directory) =>
    applications.map((name) => path.join(directory, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  return [
    process.env.STET_BROWSER ?? '',
    ...onPath,
    ...usual,
    ...(process.platform === 'darwin' ? onMac : []),
  ].filter(Boolean);
}

/**
 * Some commands named "chromium" only explain how to install it; a real browser answers with its version.
 *
 * @param {string} file
 */
function isBrowser(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /\d+\.\d+\.\d+/.test(stdout);
}

function installedBrowser() {
  return candidates().find(isBrowser);
}

async function playwrightFile() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

async function playwrightBrowser() {
  const file = await playwrightFile();
  return isBrowser(file) ? file : undefined;
}

async function isDownloaded() {
  return existsSync(await playwrightFile());
}

/**
 * The path of a Chromium or Chrome: an installed one, otherwise Playwright's own, downloaded if necessary, otherwise,
 * for root, the distribution's package. Fails with what to install where none of these is available.
 *
 * @param {{ tell?: (text: string) => void }} [options]
 */
export async function findBrowser({ tell = () => {} } = {}) {
  const there = installedBrowser() ?? (await playwrightBrowser());
  if (there) return there;

  tell('no Chromium or Chrome is installed; downloading one');
  const isRoot = process.getuid?.() === 0;
  const playwright = (/** @type {string[]} */ ...args) =>
    run(modernNode(), [commandFile('playwright', 'cli.js'), ...args], {
      env: toolEnvironment({ PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' }),
      allowFailure: true,
    });
  await playwright('install', '--no-shell', 'chromium');
  if (isRoot && process.platform === 'linux' && (await isDownloaded()) && !(await playwrightBrowser())) {
    tell('the downloaded browser lacks system libraries; installing them');
    await playwright('install-deps', 'chromium');
  }
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;

  if (isRoot && hasAptGet()) {
    tell("the download could not be had; installing the distribution's package");
    const env = toolEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
    await run('apt-get', ['update', '-q'], { env, allowFailure: true });
    for (const name of ['chromium-headless-shell', 'chromium']) {
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], {
        env,
        allowFailure: true,
      });
      const packaged = installedBrowser();
      if (packaged) return packaged;
    }
  }
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found or could be downloaded.\n' +
      'Install one (Debian and its kin: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium),\n' +
      'or name one with STET_BROWSER=/path/to/chrome.',
  );
}

function hasAptGet() {
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}
