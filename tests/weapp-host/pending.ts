import { turn } from './clock'

const PATIENCE_MS = 20_000

/** What the host still waits for: requests, answers, redraws. Work that waits for the clock or for a person is not open. */
export class Pending {
  readonly #open = new Map<symbol, string>()
  #onChange: (() => void)[] = []

  /** Counts the work as open until it ends, whichever way. */
  track<T>(what: string, work: Promise<T>): Promise<T> {
    const end = this.begin(what)
    work.then(end, end)
    return work
  }

  /** Counts work as open until the returned function is called. */
  begin(what: string): () => void {
    const key = Symbol(what)
    this.#open.set(key, what)
    return () => {
      this.#open.delete(key)
      for (const told of this.#onChange.splice(0)) told()
    }
  }

  /**
   * Resolves when nothing is open any more, promises included, and `more` finds nothing to start. It waits for the ends
   * of what is open, never for a length of time. Throws, naming what is open, when that takes 20 seconds.
   */
  async settle(more: (isWaiting: boolean) => boolean): Promise<void> {
    const until = Date.now() + PATIENCE_MS
    for (;;) {
      await turn()
      await turn()
      const isWaiting = this.#open.size > 0
      const hasMore = more(isWaiting)
      if (!hasMore && this.#open.size > 0) await this.#nextChange(until)
      else if (!hasMore && !isWaiting) return
      if (Date.now() > until) throw new Error('the app never came to rest')
    }
  }

  #nextChange(until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`the app never came to rest; open: ${[...this.#open.values()].join(', ')}`)),
        Math.max(0, until - Date.now()),
      )
      this.#onChange.push(() => {
        clearTimeout(late)
        resolve()
      })
    })
  }
}
