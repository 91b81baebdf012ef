/** A job's progress for whoever is waiting: each step that was reached, or only the last one where several were. */
export class Steps implements AsyncIterable<number> {
  #reached: number | null = null;
  #isOver = false;
  #wake: (() => void) | null = null;

  reach(done: number): void {
    this.#reached = done;
    this.#wake?.();
  }

  end(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    for (;;) {
      const reached = this.#reached;
      this.#reached = null;
      if (reached !== null) yield reached;
      else if (this.#isOver) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
