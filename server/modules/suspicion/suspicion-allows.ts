import type { SuspicionState, SuspicionStep } from '../../../contract/suspicion-vocabulary'

type Step = { kind: SuspicionStep; state: SuspicionState; actor: string }
type Standing = { state: SuspicionState; steps: readonly Step[] }

/** Whether headquarters has answered an appeal already: that answer is final for the store. */
export function isAnswered({ steps }: { steps: readonly Pick<Step, 'kind'>[] }): boolean {
  const appealed = steps.findIndex(({ kind }) => kind === 'appealed')
  return appealed >= 0 && steps.slice(appealed).some(({ kind }) => kind === 'decided')
}

/** A record is appealed for while it is out of the figures, once. */
export function mayAppeal(standing: Standing): boolean {
  return standing.state === 'isolated' && !isAnswered(standing)
}

/** What is decided leads on: nothing is isolated twice, and what was released is doubted anew instead. */
export function mayDecide({ state }: Standing, outcome: 'isolated' | 'released'): boolean {
  return state !== 'released' && state !== outcome
}

/** Whether somebody raised a suspicion or appealed against it, and so cannot be the one who decides. */
export function isOwnSuspicion({ steps }: Standing, actor: string): boolean {
  return steps.some((step) => step.kind !== 'decided' && step.actor === actor)
}
