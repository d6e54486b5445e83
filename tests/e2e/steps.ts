export type Step = { name: string; run: () => Promise<void> }
/** A story: each step stands on the one before. `onFailure` answers where pictures of what was in sight were kept. */
export type Story = {
  title: string
  steps: Step[]
  onFailure?: () => Promise<string[]>
  end?: () => Promise<void>
}
export type Tally = { passed: number; failed: number }

/**
 * How long is waited for what must come. Machines are shared, and a page asks by itself for twenty seconds whether the
 * money has come.
 */
export const PATIENCE_MS = 45_000
const STEP_SECONDS_MAX = 480

/** Tells a story step by step; what stands on a failed step is not tried and counts as failed. */
export async function tell({ title, steps, onFailure, end }: Story): Promise<Tally> {
  const lines: string[] = [`\n${title}`]
  let passed = 0
  for (const { name, run } of steps) {
    const startedMs = Date.now()
    try {
      await inTime(run())
      passed += 1
      lines.push(`✓ ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`)
    } catch (error) {
      lines.push(`✗ ${name}\n${error instanceof Error ? error.stack : String(error)}`)
      const pictures = (await onFailure?.().catch((fault) => [`no picture: ${fault}`])) ?? []
      lines.push(...pictures.map((path) => `  in sight: ${path}`))
      break
    }
  }
  await end?.()
  process.stdout.write(`${lines.join('\n')}\n`)
  return { passed, failed: steps.length - passed }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${STEP_SECONDS_MAX} s`)), STEP_SECONDS_MAX * 1000)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks again and again until the answer is something; says what was waited for when it never came. */
export async function until<T>(
  what: string | (() => string | Promise<string>),
  ask: () => Promise<T | null | undefined | false>,
  withinMs = PATIENCE_MS,
  everyMs = 100,
): Promise<T> {
  const endsMs = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > endsMs) {
      throw new Error(`waited ${withinMs / 1000} s in vain: ${typeof what === 'string' ? what : await what()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
