type Timer = { dueAt: number; order: number; delayMs: number; isRepeated: boolean; run: () => void }

/** React and Taro batch their work by such timers: they do not wait for an answer from elsewhere. */
const AT_ONCE_MS = 20
/** A timer up to this long is waited out when the app comes to rest: debounces, transitions, batched updates. */
const SHORT_MS = 500
/** How far one rest moves the clock at most, so that an app which polls comes to rest too. */
const REST_MS_MAX = 3_000

/**
 * The app's time. It runs with the machine's, or stands still (`startsAt`), and is moved forward without waiting: by
 * `advance`, and by `restOfShortTimers`, which jumps over the short timers. Timers run in the order of their times.
 */
export class HostClock {
  readonly #timers = new Map<number, Timer>()
  readonly #startsAt: number | null
  #movedMs = 0
  #order = 0
  #wake: NodeJS.Timeout | undefined

  constructor(
    startsAt: number | null,
    readonly onError: (error: unknown) => void,
  ) {
    this.#startsAt = startsAt
  }

  /** Milliseconds since 1970, as the app sees them. */
  now(): number {
    return (this.#startsAt ?? Date.now()) + this.#movedMs
  }

  setTimeout(run: () => void, delayMs = 0): number {
    return this.#add(run, delayMs, false)
  }

  setInterval(run: () => void, delayMs = 0): number {
    return this.#add(run, Math.max(delayMs, 1), true)
  }

  clear(id: number | undefined): void {
    if (id !== undefined) this.#timers.delete(id)
  }

  /** Moves time forward by `ms`, running what falls due on the way; between timers the app's promises settle. */
  async advance(ms: number): Promise<void> {
    const until = this.now() + ms
    for (;;) {
      await turn()
      const next = this.#next(() => true)
      if (!next || next[1].dueAt > until) break
      this.#moveTo(next[1].dueAt)
      this.#run(...next)
    }
    this.#moveTo(until)
    await turn()
  }

  /**
   * One rest: each call runs the nearest short timer and says whether there was one; while the app also waits for an
   * answer from elsewhere, only what is to run at once.
   */
  restOfShortTimers(): (isWaiting: boolean) => boolean {
    const until = this.now() + REST_MS_MAX
    return (isWaiting) => {
      const limitMs = isWaiting ? AT_ONCE_MS : SHORT_MS
      const next = this.#next((timer) => !timer.isRepeated && timer.delayMs <= limitMs)
      if (!next || next[1].dueAt > until) return false
      this.#moveTo(next[1].dueAt)
      this.#run(...next)
      return true
    }
  }

  /** Forgets all timers; the clock of a closed app. */
  stop(): void {
    this.#timers.clear()
    clearTimeout(this.#wake)
  }

  #add(run: () => void, delayMs: number, isRepeated: boolean): number {
    const id = ++this.#order
    const delay = Number.isFinite(delayMs) ? Math.max(0, delayMs) : 0
    this.#timers.set(id, { dueAt: this.now() + delay, order: id, delayMs: delay, isRepeated, run })
    this.#arm()
    return id
  }

  #next(isWanted: (timer: Timer) => boolean): [number, Timer] | undefined {
    let next: [number, Timer] | undefined
    for (const entry of this.#timers) {
      if (!isWanted(entry[1])) continue
      const isSooner = !next || entry[1].dueAt < next[1].dueAt
      if (isSooner || (entry[1].dueAt === next?.[1].dueAt && entry[1].order < next[1].order)) next = entry
    }
    return next
  }

  #moveTo(at: number): void {
    this.#movedMs += Math.max(0, at - this.now())
  }

  #run(id: number, timer: Timer): void {
    if (timer.isRepeated) {
      timer.dueAt = Math.max(this.now(), timer.dueAt) + timer.delayMs
      timer.order = ++this.#order
      this.#timers.delete(id)
      this.#timers.set(id, timer)
    } else this.#timers.delete(id)
    try {
      timer.run()
    } catch (error) {
      this.onError(error)
    }
  }

  /** A running clock also runs timers whose time has come while nobody asks for rest. */
  #arm(): void {
    if (this.#startsAt !== null) return
    clearTimeout(this.#wake)
    const next = this.#next(() => true)
    if (!next) return
    this.#wake = setTimeout(() => this.#runDue(), Math.max(0, next[1].dueAt - this.now())).unref()
  }

  #runDue(): void {
    const due = [...this.#timers].filter(([, timer]) => timer.dueAt <= this.now())
    for (const [id, timer] of due.sort((a, b) => a[1].dueAt - b[1].dueAt || a[1].order - b[1].order))
      if (this.#timers.has(id)) this.#run(id, timer)
    this.#arm()
  }
}

/** One turn of the event loop: whatever was promised without waiting for anything has happened. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
