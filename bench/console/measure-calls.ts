import type { AskOps, Question } from './console-questions'

export type Measured = { name: string; calls: number; p50Ms: number; p95Ms: number; worstInput: string }

/** Asks each question `rounds` times in each of its ways, one after another as a person would, after one that is not counted. */
export async function measureCalls(ask: AskOps, { name, inputs }: Question, rounds: number): Promise<Measured> {
  const times: { ms: number; input: unknown }[] = []
  for (const input of inputs) {
    await ask(name, input)
    for (let round = 0; round < rounds; round++) {
      const startedMs = performance.now()
      await ask(name, input)
      times.push({ ms: performance.now() - startedMs, input })
    }
  }
  times.sort((a, b) => a.ms - b.ms)
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)]!
  return { name, calls: times.length, p50Ms: at(0.5).ms, p95Ms: at(0.95).ms, worstInput: JSON.stringify(at(1).input) }
}
