import type { AskOps, Question } from './question'

export type Measured = {
  name: string
  calls: number
  /** Calls that were refused or failed; they count with the time until they were. */
  failed: number
  p50Ms: number
  p95Ms: number
  worstInput: string
  /** Each way to ask with its slowest call, slowest first. */
  ways: { input: string; ms: number }[]
}

/**
 * Asks each question `rounds` times in each of its ways, one after another as a person would, after one that is not
 * counted; then the page behind the first, where there is one.
 */
export async function measureCalls(ask: AskOps, { name, inputs }: Question, rounds: number): Promise<Measured> {
  const times: { ms: number; input: unknown }[] = []
  let failed = 0
  const take = async (input: unknown): Promise<string | null> => {
    const startedMs = performance.now()
    const data = await ask<{ next?: string | null }>(name, input).catch(() => {
      failed++
      return null
    })
    times.push({ ms: performance.now() - startedMs, input })
    return data?.next ?? null
  }
  for (const input of inputs) {
    await ask(name, input).catch(() => null)
    let next: string | null = null
    for (let round = 0; round < rounds; round++) next = await take(input)
    if (next !== null) await take({ ...(input as object), cursor: next })
  }
  times.sort((a, b) => a.ms - b.ms)
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)]!
  const slowest = new Map(times.map(({ ms, input }) => [JSON.stringify(input), ms]))
  return {
    name,
    calls: times.length,
    failed,
    p50Ms: at(0.5).ms,
    p95Ms: at(0.95).ms,
    worstInput: JSON.stringify(at(1).input),
    ways: [...slowest].map(([input, ms]) => ({ input, ms })).toSorted((a, b) => b.ms - a.ms),
  }
}
