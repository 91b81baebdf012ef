import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {[signal: NodeJS.Signals, milliseconds: number]} StopStep */

/**
 * True while a process with this id exists, whoever owns it.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/**
 * A child that has ended but has not been reaped still has an id; it no longer holds any port or file.
 *
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
  } catch {
    return false;
  }
}

/**
 * The command line of a process, or '' where it cannot be read.
 *
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').trim();
  }
}

/**
 * When a process began, as the system reports it; this distinguishes two processes that had the same id.
 *
 * @param {number} pid
 */
export function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').trim();
  }
}

/**
 * Waits until the process is gone; false when it is still there after `milliseconds`.
 *
 * @param {number} pid
 * @param {number} milliseconds
 */
export async function waitForExit(pid, milliseconds) {
  const end = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}

/**
 * Sends the signals one after another, giving each its time to take effect, until the process is gone.
 *
 * @param {number} pid
 * @param {StopStep[]} steps
 */
export async function stopProcess(pid, steps) {
  for (const [signal, milliseconds] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'ESRCH') return true;
      throw error;
    }
    if (await waitForExit(pid, milliseconds)) return true;
  }
  return false;
}

/**
 * True if we can listen on the port, and no other program answers on it under any name of this machine.
 *
 * @param {number} port
 */
export async function isPortFree(port, host = '127.0.0.1') {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((address) => isAnswering(port, address)));
  return !answers.includes(true) && (await canListen(port, host));
}

/**
 * @param {number} port
 * @param {string} host
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * On macOS a specific address may be bound even though a program has the port on all addresses; asking shows it.
 *
 * @param {number} port
 * @param {string} address
 */
function isAnswering(port, address) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: address, timeout: 1_000 });
    const settle = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}

/**
 * A port that is free at this moment, chosen by the system.
 *
 * @returns {Promise<number>}
 */
export function anyFreePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
