import { type ChildProcess, spawn } from 'node:child_process';
import { AppError } from '../domain/errors.ts';
import { TOO_LONG } from '../reader/end-when-over.ts';
import { readerCommand } from '../reader/reader-command.ts';
import type { Jobs, Tell } from './jobs.ts';
import type { ReadingAnswer, ReadingLimits, ReadingRequest } from './reading-limits.ts';

type Waiting = {
  request: ReadingRequest;
  tell: Tell | undefined;
  resolve: (output: unknown) => void;
  reject: (error: unknown) => void;
};

type Reader = { child: ChildProcess; idle: NodeJS.Timeout | undefined };

const KEPT = 'Nothing was changed, and what you typed is still here.';

const busy = () =>
  new AppError('limited', `Stet is reading as many texts as it can at once. ${KEPT} Try again in a minute.`, {
    retryAfter: 60,
  });

const tooHeavy = ({ computingMilliseconds }: ReadingLimits, isTime: boolean) =>
  new AppError(
    'validation',
    `Reading this took ${isTime ? `longer than ${Math.ceil(computingMilliseconds / 1000)} seconds` : 'more memory than Stet gives to one text'}, so it was stopped. ${KEPT} Split the text into parts.`,
  );

/** Says nothing about the text: the process never got to compute. */
const givenUp = () =>
  new AppError(
    'limited',
    `The machine that Stet runs on is too busy to read this at the moment. ${KEPT} Try again in a few minutes.`,
    { retryAfter: 300 },
  );

/**
 * Processes that read texts, so that the server's own thread can go on answering. They are kept for the next text,
 * since starting one takes half a second; one that exceeds its time or memory is ended, and the next text gets a new
 * one.
 */
export class ReadingPool {
  readonly #limits: ReadingLimits;
  readonly #file: string;
  readonly #waiting: Waiting[] = [];
  readonly #free: Reader[] = [];
  #working = 0;

  /** @param file the process's program, within the project. */
  constructor(limits: ReadingLimits, file = 'lib/reading/reading-process.ts') {
    this.#limits = limits;
    this.#file = file;
  }

  /**
   * Does a job in one of the processes, when its turn comes.
   *
   * @throws AppError what the job refuses; `limited` where too many are waiting; `validation` where it exceeded its
   * limits.
   */
  run<Name extends keyof Jobs>(
    name: Name,
    input: Parameters<Jobs[Name]>[0],
    tell?: Tell,
  ): Promise<Awaited<ReturnType<Jobs[Name]>>> {
    if (this.#working >= this.#limits.atOnce && this.#waiting.length >= this.#limits.waiting)
      return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        request: { name, input },
        tell,
        resolve: resolve as (output: unknown) => void,
        reject,
      });
      this.#next();
    });
  }

  #next(): void {
    if (this.#working >= this.#limits.atOnce) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#working += 1;
    this.#do(job)
      .then(job.resolve, job.reject)
      .finally(() => {
        this.#working -= 1;
        this.#next();
      });
  }

  #do({ request, tell }: Waiting): Promise<unknown> {
    const reader = this.#free.pop() ?? this.#start();
    clearTimeout(reader.idle);
    const { child } = reader;
    hold(child, true);
    return new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, this.#limits.waitMilliseconds);
      const settle = (isKept: boolean) => {
        clearTimeout(timer);
        for (const event of ['message', 'error', 'exit']) child.removeAllListeners(event);
        if (isKept) this.#rest(reader);
        else child.kill('SIGKILL');
      };
      child.on('message', (answer: ReadingAnswer) => {
        if (answer.is === 'step') return tell?.(answer.done);
        settle(true);
        if (answer.is === 'done') return resolve(answer.output);
        if (answer.is === 'fault') return reject(new Error(`A text could not be read. ${answer.stack}`));
        const { code, message, fields, asks } = answer;
        reject(new AppError(code, message, { ...(fields && { fields }), ...(asks && { asks }) }));
      });
      child.on('error', (error) => {
        settle(false);
        reject(error);
      });
      child.on('exit', (code, signal) => {
        settle(false);
        if (isLate) return reject(givenUp());
        // Killed for its time or memory, or out of memory by itself (134); otherwise it could not even start.
        const isHeavy = signal !== null || code === 134;
        reject(
          isHeavy
            ? tooHeavy(this.#limits, signal === TOO_LONG)
            : new Error(`The process that reads texts ended with ${code}.`),
        );
      });
      child.send(request, (error) => {
        if (error) child.kill('SIGKILL');
      });
    });
  }

  #start(): Reader {
    const { heapMegabytes, computingMilliseconds } = this.#limits;
    const { command, args, options } = readerCommand(
      this.#file,
      heapMegabytes,
      String(computingMilliseconds),
    );
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    return { child, idle: undefined };
  }

  /** Keeps a process for the next text; it does not keep the server from ending. */
  #rest(reader: Reader): void {
    const { child } = reader;
    hold(child, false);
    const forget = () => {
      const at = this.#free.indexOf(reader);
      if (at >= 0) this.#free.splice(at, 1);
    };
    child.once('exit', forget);
    child.once('error', forget);
    reader.idle = setTimeout(() => {
      forget();
      child.kill('SIGKILL');
    }, this.#limits.idleMilliseconds).unref();
    this.#free.push(reader);
  }
}

/** Sets whether the server waits for this process before it ends. */
function hold(child: ChildProcess, isWaitedFor: boolean): void {
  if (isWaitedFor) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
