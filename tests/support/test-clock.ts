import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../server/kernel/shanghai-time'

export type TestClock = {
  now(): Date
  /** `2026-03-01T10:00:00+08:00`. */
  set(instant: string): void
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

/** A clock that moves only when told to. */
export function testClock(start: string): TestClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    set(instant) {
      at = Date.parse(instant)
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at += days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1_000
    },
  }
}
