import type { CompiledRules } from './compile-rules'
import type { Stage } from './decision'
import type { Judged } from './judge-guides'
import type { Scope } from './store-scope'

/** One group of people to be asked: the guides of a scope, the managers of all scopes, or HQ's concierges. */
export type Turn = { stage: Stage; scope: Scope | null; isSticky: boolean }

/**
 * Guides until enough were asked, scope by scope; then each fallback gets one turn, and the last one all that remain.
 * An attempt that found nobody asked nobody: after a night in the pool a lead still goes to the guides first.
 */
export function turnsOf(
  asked: number,
  maxAttempts: number,
  { doc }: Pick<CompiledRules, 'doc'>,
  scopes: readonly Scope[],
): Turn[] {
  const later = doc.fallback.flatMap((step): Turn[] => {
    if (step === 'nextStores') return []
    return [{ stage: step === 'storeManager' ? 'store_manager' : 'hq_pool', scope: null, isSticky: false }]
  })
  if (asked >= maxAttempts) return later.slice(Math.max(0, Math.min(asked - maxAttempts, later.length - 1)))
  const guides: Turn[] = []
  for (const scope of scopes) {
    const isSticky = scope.onlyGuideId !== null
    guides.push({ stage: 'guide', scope, isSticky })
    if (!scope.mayGoOn || (!isSticky && !doc.fallback.includes('nextStores'))) break
  }
  return [...guides, ...later]
}

const ROLE_OF_STAGE = { guide: 'guide', store_manager: 'store_manager', hq_pool: 'concierge' } as const

/** Whom a turn may ask: nothing speaks against them, and they are of its role and its stores. */
export function eligibleIn(turn: Turn, judged: readonly Judged[], scopes: readonly Scope[]): Judged[] {
  const { scope } = turn
  // An owner or a scanned guide may be a manager or a concierge: they are asked for who they are.
  if (scope?.onlyGuideId) return judged.filter(({ code, guide }) => code === null && guide.id === scope.onlyGuideId)
  const role = ROLE_OF_STAGE[turn.stage]
  const eligible: Judged[] = []
  for (let i = 0; i < judged.length; i++) {
    const { code, guide } = judged[i]!
    if (code === null && guide.role === role && isHere(turn, guide.storeId, scopes)) eligible.push(judged[i]!)
  }
  return eligible
}

function isHere({ stage, scope }: Turn, storeId: string | null, scopes: readonly Scope[]): boolean {
  if (stage === 'hq_pool') return true
  if (storeId === null) return false
  return scope ? scope.storeIds.has(storeId) : scopes.some(({ storeIds }) => storeIds.has(storeId))
}
