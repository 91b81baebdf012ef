import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { builtIdentity } from './next-build.mjs';
import { inCheckout, root } from './paths.mjs';
import { stopProcess } from './processes.mjs';
import { commandFile, isOwnNode, modernNode, toolEnvironment } from './run-tool.mjs';

/**
 * A quiet server gives memory back after ten minutes, in milliseconds. As it is, V8 does after eight seconds and drops what it
 * compiled with it: in a newsroom of a few people that is before each click, which then took twice its time
 * (docs/decisions/signed-in-pages.md). V8 reads it once, as it starts, so it cannot be set in serve.mjs.
 */
const MEMORY_BACK = '--gc-memory-reducer-start-delay-ms=600000';

/** What Node is told before the file of a server: nothing if it is not our packages' own, since Node ends at a flag unknown to it. */
export function serverFlags() {
  return isOwnNode() ? [MEMORY_BACK] : [];
}

/**
 * Starts the production server (serve.mjs) or Next's development server and waits until it answers its health check.
 * What it prints before that is kept back and shown only when it fails.
 *
 * @param {{ port: number, host: string, env: import('./run-tool.mjs').Environment, isDevelopment?: boolean }} options
 */
export async function startWebServer({ port, host, env, isDevelopment = false }) {
  const preload = pathToFileURL(inCheckout('scripts', 'exit-with-parent.mjs')).href;
  const child = spawn(
    modernNode(),
    [
      ...(isDevelopment ? [] : serverFlags()),
      '--import',
      preload,
      ...(isDevelopment
        ? [commandFile('next', 'dist/bin/next'), 'dev', '-p', String(port), '-H', host]
        : [inCheckout('scripts', 'serve.mjs'), String(port), host]),
    ],
    {
      cwd: root,
      env: toolEnvironment({
        ...env,
        ...(isDevelopment ? {} : builtIdentity()),
        // Node keeps what it compiled: a quarter less work for every start after the first. The next build starts
        // afresh.
        ...(isDevelopment ? {} : { NODE_COMPILE_CACHE: inCheckout('.next', 'cache', 'compiled') }),
        NODE_ENV: isDevelopment ? 'development' : 'production',
      }),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A separate process group, so that Ctrl-C reaches only the launcher and the parts stop in order.
      detached: true,
    },
  );
  let early = '';
  let isReady = false;
  const relay = (/** @type {NodeJS.WriteStream} */ stream) => (/** @type {string} */ chunk) => {
    if (isReady) stream.write(chunk);
    else early += chunk;
  };
  child.stdout?.on('data', relay(process.stdout));
  child.stderr?.on('data', relay(process.stderr));
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, signal: null, error }));
    child.once('exit', (status, signal) => resolve({ status, signal }));
  });
  const stop = () =>
    child.pid
      ? stopProcess(child.pid, [
          // Requests in progress may take 25 s (serve.mjs).
          ['SIGTERM', 28_000],
          ['SIGKILL', 5_000],
        ])
      : true;

  try {
    await Promise.race([
      untilHealthy(`http://${reachable(host)}:${port}/api/health`),
      ended.then(({ status, signal, error }) => {
        throw new Error(`The web server ended at once (${error?.message ?? signal ?? status}).`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${early.trim()}`);
  }
  isReady = true;
  return { pid: child.pid, port, ended, stop };
}

/**
 * Where we ourselves can reach a server that listens on this address; "all addresses" cannot be called.
 *
 * @param {string} host
 */
function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** @returns {RequestInit} */
const once = () => ({ signal: AbortSignal.timeout(30_000), redirect: 'manual' });

/** @param {string} address */
async function untilHealthy(address) {
  const end = Date.now() + 90_000;
  let last = 'no answer';
  while (Date.now() < end) {
    try {
      // What the nightly jobs and all others did is not asked: it would take half a second of every start.
      const head = await fetch(address, { method: 'HEAD', ...once() });
      if (head.ok) return;
      const response = await fetch(address, once());
      last = `HTTP ${response.status}: ${(await response.text()).slice(0, 500)}`;
      if (response.status === 404) break;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await sleep(100);
  }
  throw new Error(`The web server did not become healthy: ${last}`);
}
